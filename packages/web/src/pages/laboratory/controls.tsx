/** The controls of the laboratory: the day of the law, and each provision that can be set. */

import { lawWords, tellValue } from '@saylau/texts';
import type { ReactNode } from 'react';
import {
  Button,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  NumberField,
  Popover,
  Select,
  SelectValue,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components';
import { useSay, useSite } from '../../site/site.js';
import type { CountingInput } from './counting-input.js';
import { daysOfChange, isCountWord, type Lever, leversOn } from './levers.js';
import { isNothing, nothingSet, type Setting, withValue } from './setting.js';

export interface ControlsProps {
  readonly input: CountingInput;
  readonly office: string;
  /** ISO day of the election. */
  readonly date: string;
  readonly setting: Setting;
  readonly preview: (setting: Setting) => void;
  readonly settle: (setting: Setting) => void;
}

export function Controls(props: ControlsProps): ReactNode {
  const say = useSay('laboratory');
  const { input, office, date, setting, settle } = props;
  const levers = leversOn(input.statute, office, setting.law ?? date);
  const main = levers.filter(({ isMain }) => isMain);
  const others = levers.filter(({ isMain }) => !isMain);
  const isOpen = others.some(({ provision }) => setting.set[provision.id] !== undefined);
  return (
    <form className="controls card no-print" aria-label={say('controls')} onSubmit={(event) => event.preventDefault()}>
      <h2>{say('controls')}</h2>
      <DayOfLaw {...props} />
      {main.map((lever) => (
        <LeverControl key={lever.provision.id} lever={lever} {...props} />
      ))}
      {others.length > 0 && (
        <details open={isOpen}>
          <summary>{say('more')}</summary>
          {others.map((lever) => (
            <LeverControl key={lever.provision.id} lever={lever} {...props} />
          ))}
        </details>
      )}
      <button type="button" disabled={isNothing(setting)} onClick={() => settle(nothingSet)}>
        {say('reset')}
      </button>
    </form>
  );
}

/** The Constitution of that year is the first whose law is known here; a year being typed is none yet. */
const earliest = '1995-01-01';

/** Days on which something changed; and any other by its date. */
function DayOfLaw({ input, office, date, setting, settle }: ControlsProps): ReactNode {
  const say = useSay('laboratory');
  const site = useSite();
  const days = [
    ...new Set([date, ...daysOfChange(input.statute, office), ...(setting.law === undefined ? [] : [setting.law])]),
  ];
  const choose = (day: string): void => {
    const { law: _, ...others } = setting;
    settle(day === date ? others : { ...others, law: day });
  };
  return (
    <div className="lever">
      <Choice
        label={say('law')}
        value={setting.law ?? date}
        words={days.map((day) => ({
          id: day,
          says: day === date ? say('law-own', { day: site.day(day) }) : site.day(day),
        }))}
        choose={choose}
      />
      <label className="another-day">
        {say('law-any')}
        <input
          type="date"
          value={setting.law ?? date}
          min={earliest}
          max="2100-12-31"
          onChange={({ target }) => target.value >= earliest && choose(target.value)}
        />
      </label>
    </div>
  );
}

function LeverControl({ lever, ...props }: ControlsProps & { readonly lever: Lever }): ReactNode {
  const say = useSay('laboratory');
  const site = useSite();
  const { setting, settle, input } = props;
  const { provision, kind } = lever;
  const own = setting.set[provision.id];
  const label = site.name(provision.says);
  return (
    <div className={own === undefined ? 'lever' : 'lever is-set'}>
      <LeverInput lever={lever} label={label} {...props} />
      <p className="lever-law small quiet">
        {say('in-law', {
          value: lawValue(
            kind,
            (value) => tellValue(lawWords(site.texts, input.statute), provision.type, value),
            say('open'),
          ),
        })}
        {own !== undefined && (
          <button
            type="button"
            className="take-back"
            onClick={() => settle(withValue(setting, provision.id, undefined))}
          >
            {say('take-back')}
          </button>
        )}
      </p>
    </div>
  );
}

type Telling = Parameters<typeof tellValue>[2];

/** What the law of the day has in that place, in words. */
function lawValue(kind: Lever['kind'], tell: (value: Telling) => string, open: string): string {
  switch (kind.is) {
    case 'share':
      return kind.bound === undefined ? open : tell(kind.bound);
    case 'number':
      return kind.value === undefined ? open : tell(kind.value);
    case 'words':
      return kind.value === undefined || kind.value === 'unspecified' ? open : tell(wordsValue(kind.value));
  }
}

function wordsValue(value: string): Telling {
  if (value === 'true' || value === 'false') return value === 'true';
  return value.includes(',') ? value.split(',') : value;
}

function LeverInput({
  lever,
  label,
  setting,
  preview,
  settle,
  input,
}: ControlsProps & { readonly lever: Lever; readonly label: string }): ReactNode {
  const site = useSite();
  const say = useSay('laboratory');
  const { provision, kind } = lever;
  const own = setting.set[provision.id];
  const put = (value: string): Setting => withValue(setting, provision.id, value);
  switch (kind.is) {
    case 'share': {
      const value = own === undefined ? (kind.percent ?? 0) : Number(/[\d.]+/.exec(own)?.[0] ?? 0);
      return (
        <Slider
          value={value}
          minValue={0}
          maxValue={kind.most}
          step={kind.step}
          onChange={(percent) => preview(put(`${percent}%`))}
          onChangeEnd={(percent) =>
            settle(percent === kind.percent ? withValue(setting, provision.id, undefined) : put(`${percent}%`))
          }
        >
          <Label>{label}</Label>
          <SliderOutput>{site.percent(String(value))}</SliderOutput>
          <SliderTrack>
            <SliderThumb />
          </SliderTrack>
        </Slider>
      );
    }
    case 'number':
      return (
        <NumberField
          value={own === undefined ? (kind.value ?? Number.NaN) : Number(own)}
          minValue={1}
          maxValue={1_000}
          onChange={(value) => {
            if (!Number.isNaN(value))
              settle(value === kind.value ? withValue(setting, provision.id, undefined) : put(String(value)));
          }}
        >
          <Label>{label}</Label>
          <Group>
            <Button slot="decrement">−</Button>
            <Input />
            <Button slot="increment">+</Button>
          </Group>
        </NumberField>
      );
    case 'words': {
      const told = lawWords(site.texts, input.statute);
      const saysOf = (id: string): string => {
        const says = tellValue(told, provision.type, wordsValue(id));
        // What the law itself does not word is a word of the count.
        return says === id && isCountWord(id) ? say(`word-${id}`) : says;
      };
      return (
        <Choice
          label={label}
          value={own ?? kind.value ?? ''}
          words={kind.words.map((id) => ({ id, says: saysOf(id) }))}
          choose={(id) => settle(id === kind.value ? withValue(setting, provision.id, undefined) : put(id))}
        />
      );
    }
  }
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly words: readonly { readonly id: string; readonly says: string }[];
  readonly choose: (id: string) => void;
}

function Choice({ label, value, words, choose }: ChoiceProps): ReactNode {
  const say = useSay('laboratory');
  return (
    <Select
      placeholder={say('open')}
      value={value === '' ? null : value}
      onChange={(key) => key !== null && choose(String(key))}
    >
      <Label>{label}</Label>
      <Button>
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="choice-list">
        <ListBox items={words}>{({ id, says }) => <ListBoxItem id={id}>{says}</ListBoxItem>}</ListBox>
      </Popover>
    </Select>
  );
}
