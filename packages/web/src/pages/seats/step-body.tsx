/** What a step shows below its title: its sentence, and the picture or table of its figures. */

import type { ReactNode } from 'react';
import { Bars } from '../../parts/bars.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Figure } from '../../parts/figure.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { useSay, useSite } from '../../site/site.js';
import type { ContestMaking } from './data.js';
import type { ListMaking, RemainderRow, ThresholdRow } from './list-making.js';
import { RemaindersPicture } from './remainders.js';
import type { MakingFinding, MakingStep } from './steps.js';

export interface StepBodyProps {
  readonly step: MakingStep;
  readonly making: ContestMaking;
}

export function StepBody({ step, making }: StepBodyProps): ReactNode {
  const { list } = making;
  switch (step.step) {
    case 'condition':
      return step.isAdmission === true && list !== undefined && list.threshold.length > 0 ? (
        <Threshold step={step} making={making} list={list} />
      ) : (
        <Condition step={step} />
      );
    case 'quota':
      return list?.quota === undefined ? <Sentence step={step} /> : <Quota quota={list.quota} />;
    case 'whole':
      return list === undefined || list.remainders.length === 0 ? (
        <Sentence step={step} />
      ) : (
        <WholeQuotas making={making} list={list} />
      );
    case 'remainders':
      return (
        <>
          <Sentence step={step} />
          {list !== undefined && list.remainders.length > 0 && <RemaindersPicture making={making} list={list} />}
        </>
      );
    case 'seats':
      return list === undefined || list.remainders.length === 0 ? (
        <Sentence step={step} />
      ) : (
        <Result making={making} list={list} />
      );
    default:
      return <Sentence step={step} />;
  }
}

function Sentence({ step }: { readonly step: MakingStep }): ReactNode {
  return (
    <p>
      <Named text={step.says} />
    </p>
  );
}

/** Findings of a condition: shown as they are where they are few, else folded. */
function Condition({ step }: { readonly step: MakingStep }): ReactNode {
  const say = useSay('seats');
  const { findings = [], silent } = step;
  const shown = <Findings findings={findings} />;
  return (
    <>
      <Sentence step={step} />
      {findings.length > 0 && findings.length <= 12 && shown}
      {findings.length > 12 && (
        <details>
          <summary>{say('findings')}</summary>
          {shown}
        </details>
      )}
      {silent !== undefined && (
        <p className="quiet">
          <Named text={silent} />
        </p>
      )}
    </>
  );
}

const marks = { yes: '✓', no: '✗', unknown: '?' } as const;

function Findings({ findings }: { readonly findings: readonly MakingFinding[] }): ReactNode {
  const say = useSay('seats');
  return (
    <ul className="findings">
      {findings.map(({ holds, says }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a comparison is its place in the condition
        <li key={at} className={`holds-${holds}`}>
          <span aria-hidden="true">{marks[holds]}</span>
          <span className="visually-hidden">{say(`holds-${holds}`)}: </span>
          <Named text={says} />
        </li>
      ))}
    </ul>
  );
}

interface ListProps {
  readonly making: ContestMaking;
  readonly list: ListMaking;
}

/** The share of most lists is the line; a list with another one says so. */
function Threshold({ step, making, list }: ListProps & { readonly step: MakingStep }): ReactNode {
  const say = useSay('seats');
  const site = useSite();
  const rows = new Map(list.threshold.map((row) => [row.option, row]));
  const line = commonest(list.threshold);
  const options = making.contest.options
    .filter(({ id }) => rows.has(id))
    .sort((one, other) => Number(other.votes ?? 0) - Number(one.votes ?? 0));
  return (
    <>
      <Sentence step={step} />
      <Bars
        caption={say('threshold-caption')}
        options={options}
        {...(line === undefined ? {} : { threshold: line })}
        note={({ id }) => {
          const row = rows.get(id);
          if (row === undefined) return null;
          const isBelow = String(row.margin).startsWith('-');
          const margin = site.number(String(row.margin).replace('-', ''));
          const own = row.bound === line ? [] : [say('threshold-own', { threshold: site.percent(String(row.bound)) })];
          const words = [
            ...own,
            say('needed', { needed: site.number(row.needed) }),
            say(isBelow ? 'below' : 'above', { margin }),
          ];
          return words.join(' · ');
        }}
      />
      <p className="quiet small">{say('line-moves')}</p>
    </>
  );
}

function commonest(rows: readonly ThresholdRow[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { bound } of rows) counts.set(bound, (counts.get(bound) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

function Quota({ quota }: { readonly quota: NonNullable<ListMaking['quota']> }): ReactNode {
  const say = useSay('seats');
  const site = useSite();
  return (
    <p className="equation">
      <span>{say('quota-says', { votes: site.number(quota.votes), seats: quota.seats })}</span>{' '}
      <strong className="number">{equals(site.decimal(quota.quota))}</strong>
    </p>
  );
}

/** A rounded number says by its own sign that it is one. */
export function equals(decimal: string): string {
  return decimal.startsWith('≈') ? decimal : `= ${decimal}`;
}

function optionColumn(making: ContestMaking, head: string): Column<{ readonly option: string }> {
  const options = new Map(making.contest.options.map((option) => [option.id, option]));
  return {
    key: 'option',
    head,
    cell: ({ option }) => {
      const own = options.get(option);
      return own === undefined ? option : <OptionName name={own.name} colour={own.colour} />;
    },
  };
}

function WholeQuotas({ making, list }: ListProps): ReactNode {
  const say = useSay('seats');
  const site = useSite();
  const rows = [...list.remainders].sort((one, other) => Number(other.votes) - Number(one.votes));
  const columns: readonly Column<RemainderRow>[] = [
    optionColumn(making, say('list')),
    { key: 'votes', head: say('votes'), isFigure: true, cell: ({ votes }) => <Figure value={votes} /> },
    { key: 'quotient', head: say('quotient'), isFigure: true, cell: ({ quotient }) => site.decimal(quotient) },
    { key: 'whole', head: say('whole'), isFigure: true, cell: ({ whole }) => <strong>{whole}</strong> },
    { key: 'remainder', head: say('remainder'), isFigure: true, cell: ({ remainder }) => site.decimal(remainder) },
  ];
  return <DataTable caption={say('whole-caption')} columns={columns} rows={rows} keyOf={({ option }) => option} />;
}

/** Where whole quotas and remainders do not make up the seats alone, the sentence of the step is all that is shown. */
function Result({ making, list }: ListProps): ReactNode {
  const say = useSay('seats');
  const parts = new Map(list.remainders.map((row) => [row.option, row]));
  const rows = list.rows.filter(({ seats }) => seats > 0).sort((one, other) => other.seats - one.seats);
  const columns: readonly Column<(typeof rows)[number]>[] = [
    optionColumn(making, say('list')),
    { key: 'whole', head: say('whole'), isFigure: true, cell: ({ option }) => parts.get(option)?.whole ?? '–' },
    { key: 'more', head: say('by-remainder'), isFigure: true, cell: ({ option }) => plus(parts.get(option)?.more) },
    { key: 'seats', head: say('seats'), isFigure: true, cell: ({ seats }) => <strong>{seats}</strong> },
  ];
  return <DataTable caption={say('result-caption')} columns={columns} rows={rows} keyOf={({ option }) => option} />;
}

function plus(seats: number | undefined): string {
  if (seats === undefined) return '–';
  return seats === 0 ? '0' : `+${seats}`;
}
