/** A screen for a hall: the chamber or the answer, the lists, how far the count is. Nothing to click, nothing that moves by itself. */

import type { ReactNode } from 'react';
import { isCounting } from '../../data/is-counting.js';
import { chamberHeadline } from '../../parts/chamber-headline.js';
import { Changing, Percent } from '../../parts/figure.js';
import { Hemicycle } from '../../parts/hemicycle.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { StageMark } from '../../parts/stage.js';
import { Progress } from '../../parts/stat.js';
import { clockIn } from '../../player/clock-in.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import type { ScreenBodies, ScreenData } from './data.js';

function Screen({ page }: { readonly page: PageOf<'screen'> }): ReactNode {
  const say = useSay('screen');
  const site = useSite();
  const { name, headline, contest, bodies, progress } = page.data;
  const chamber = headline.kind === 'chamber' && headline.chamber.rows.length > 0 ? headline.chamber : undefined;
  const says = chamberHeadline(chamber, isCounting(page.stage, progress), site);
  return (
    <>
      <header className="screen-head">
        <h1>
          <PlaceLink place={{ ...page.place, kind: 'election' }}>
            <Named text={name} />
          </PlaceLink>
        </h1>
        <StageMark stage={page.stage} />
      </header>
      {says !== undefined && <p className="screen-says">{says}</p>}
      <div className="screen-body">
        {chamber !== undefined && (
          <section aria-label={say('chamber')}>
            <Hemicycle chamber={chamber} />
          </section>
        )}
        {contest !== undefined && <Options contest={contest} isPartOfChamber={(chamber?.parts.length ?? 0) > 1} />}
        {bodies !== undefined && bodies.all > 0 && <Bodies bodies={bodies} />}
      </div>
      <footer className="screen-foot">
        {contest?.turnout !== undefined && (
          <p>
            {say('turnout')}{' '}
            <strong>
              <Percent value={contest.turnout.percent} />
            </strong>
          </p>
        )}
        {progress !== undefined && <Counted progress={progress} />}
      </footer>
    </>
  );
}

/** Options that can be read from afar. */
const most = 9;

interface OptionsProps {
  readonly contest: NonNullable<ScreenData['contest']>;
  /** The lists hold only some of the seats: those of constituencies are not in this column. */
  readonly isPartOfChamber: boolean;
}

function Options({ contest, isPartOfChamber }: OptionsProps): ReactNode {
  const say = useSay('parts');
  const own = useSay('screen');
  const { options, title } = contest;
  const hasSeats = contest.result === 'seats';
  const shown = [...options]
    .sort((one, other) => Number(other.percent ?? -1) - Number(one.percent ?? -1))
    .slice(0, most);
  const top = Math.max(1, ...shown.map(({ percent }) => Number(percent ?? 0)));
  return (
    <table className="screen-options">
      {title === undefined ? (
        <caption className="visually-hidden">{own('options')}</caption>
      ) : (
        <caption>
          <Named text={title} />
        </caption>
      )}
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{say('option')}</span>
          </th>
          <th scope="col">%</th>
          {hasSeats && <th scope="col">{say(isPartOfChamber ? 'lists-seats' : 'seats')}</th>}
        </tr>
      </thead>
      <tbody>
        {shown.map((option) => (
          <tr key={option.id}>
            <th scope="row">
              <OptionName
                name={option.name}
                colour={option.colour}
                otherwise={say(option.role === 'against-all' ? 'against-all' : 'unnamed')}
              />
              <svg aria-hidden="true">
                <rect
                  className={`fill ${option.colour}`}
                  width={`${((100 * Number(option.percent ?? 0)) / top).toFixed(2)}%`}
                  height="100%"
                />
              </svg>
            </th>
            <td>
              <Percent value={option.percent} />
            </td>
            {hasSeats && (
              <td className="screen-seats">
                {option.seats === undefined ? '' : <Changing text={String(option.seats)} />}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Of how many the outcome is known, and who holds how many of these. */
function Bodies({ bodies: { of, all, known, parties } }: { readonly bodies: ScreenBodies }): ReactNode {
  const say = useSay('screen');
  const site = useSite();
  const shown = parties.slice(0, most);
  const top = Math.max(1, ...shown.map(({ number }) => number));
  return (
    <>
      <p className="screen-known">
        {say('known', { of })} <strong>{say('of', { part: known, whole: all })}</strong>
      </p>
      {shown.length > 0 && (
        <table className="screen-options">
          <caption>{say('held', { of })}</caption>
          <tbody>
            {shown.map(({ name, colour, number }) => (
              <tr key={JSON.stringify(name ?? null)}>
                <th scope="row">
                  <OptionName
                    name={name ?? {}}
                    colour={colour}
                    otherwise={say(name === undefined ? 'party-unknown' : 'no-party')}
                  />
                  <svg aria-hidden="true">
                    <rect className={`fill ${colour}`} width={`${((100 * number) / top).toFixed(2)}%`} height="100%" />
                  </svg>
                </th>
                <td>
                  <Changing text={site.number(number)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Counted({ progress }: { readonly progress: NonNullable<ScreenData['progress']> }): ReactNode {
  const site = useSite();
  const say = useSay('screen');
  const { counted, expected, last, zone } = progress;
  return (
    <div className="screen-counted">
      <p>
        {say('counted')}{' '}
        <strong>
          <Changing text={`${site.number(counted)} / ${site.number(expected)}`} />
        </strong>
      </p>
      <Progress part={counted} whole={expected} />
      {zone !== '' && <p className="quiet">{say('as-of', { time: clockIn(site, last, zone) })}</p>}
    </div>
  );
}

export const screenModule: PageModule<'screen'> = {
  namespaces: ['parts', 'screen'],
  title: ({ data }, site) => `${site.name(data.name)} · ${site.say('screen')('title')}`,
  View: Screen,
};
