/** Lists with the least and the most seats that they can still come to, as ranges over the seats, and the same as figures. */

import type { ReactNode } from 'react';
import { Changing, Figure } from '../../parts/figure.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { useSay, useSite } from '../../site/site.js';
import type { OpenEnd, OpenList, OpenLists } from './data.js';

export function OpenListsSection({
  open,
  isNamed,
}: {
  readonly open: OpenLists;
  readonly isNamed: boolean;
}): ReactNode {
  const say = useSay('open');
  const site = useSite();
  const { name, seats, lists, scenarios, outstanding } = open;
  const isLoose = lists.some(({ lowest, highest }) => !lowest.isAttained || !highest.isAttained);
  return (
    <section>
      {isNamed && (
        <h2>
          <Named text={name} />
        </h2>
      )}
      <p>{say('at-most', { votes: site.number(outstanding), n: Number(outstanding) })}</p>
      <table className="bars ranges">
        <caption>{say('ranges-caption', { seats })}</caption>
        <thead>
          <tr>
            <th scope="col">{say('list')}</th>
            <th scope="col" className="bar">
              {say('range')}
            </th>
            <th scope="col" className="end">
              {say('least')}
            </th>
            <th scope="col" className="end">
              {say('now')}
            </th>
            <th scope="col" className="end">
              {say('most')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <ListRow key={list.id} list={list} most={mostOf(lists)} />
          ))}
        </tbody>
      </table>
      {isLoose && <p className="small quiet">{site.texts.say('bounds.not-attained')}</p>}
      {scenarios.map((scenario) => (
        <p key={scenario} className="note-box is-warning">
          {site.texts.say(`scenario.${scenario}`)}
        </p>
      ))}
    </section>
  );
}

function mostOf(lists: readonly OpenList[]): number {
  return Math.max(1, ...lists.map(({ highest }) => highest.seats));
}

function ListRow({ list, most }: { readonly list: OpenList; readonly most: number }): ReactNode {
  const say = useSay('open');
  const { name, colour, lowest, highest, now } = list;
  return (
    <tr>
      <th scope="row">
        <OptionName name={name} colour={colour} />
        <Standing list={list} />
      </th>
      <td className="bar">
        <Range list={list} most={most} />
      </td>
      <td className="end" data-label={say('least')}>
        <EndMark end={lowest} />
      </td>
      <td className="end" data-label={say('now')}>
        {now === undefined ? '–' : <Figure value={now} />}
      </td>
      <td className="end" data-label={say('most')}>
        <EndMark end={highest} />
      </td>
    </tr>
  );
}

/** Where it stands with the threshold, and what it lacks by the votes counted so far. */
function Standing({ list }: { readonly list: OpenList }): ReactNode {
  const say = useSay('open');
  const site = useSite();
  const { threshold, toThreshold, toNextSeat } = list;
  const words = [say(`threshold-${threshold}`)];
  if (toThreshold !== undefined) words.push(say('to-threshold', { votes: site.number(toThreshold), n: toThreshold }));
  else if (toNextSeat !== undefined) words.push(say('to-next-seat', { votes: site.number(toNextSeat), n: toNextSeat }));
  return <span className="small quiet">{words.join(' · ')}</span>;
}

/** Filled: safe. Outlined: open. A line: by the votes so far. */
function Range({
  list: { lowest, highest, now, colour },
  most,
}: {
  readonly list: OpenList;
  readonly most: number;
}): ReactNode {
  const at = (seats: number): string => `${((100 * seats) / most).toFixed(2)}%`;
  const width = highest.seats - lowest.seats;
  return (
    <svg aria-hidden="true">
      <rect className="track" y="42%" height="16%" width="100%" rx={2} />
      <rect className={`fill ${colour}`} y="15%" height="70%" width={at(lowest.seats)} rx={2} />
      {width > 0 && (
        <rect className={`open-range ${colour}`} x={at(lowest.seats)} y="15%" height="70%" width={at(width)} rx={2} />
      )}
      {now !== undefined && width > 0 && <line className="now" x1={at(now)} x2={at(now)} y1="0" y2="100%" />}
    </svg>
  );
}

function EndMark({ end: { seats, isAttained, byLot } }: { readonly end: OpenEnd }): ReactNode {
  const mark = isAttained ? (byLot === true ? '*' : '') : '~';
  return (
    <strong>
      <Changing text={`${mark}${seats}`} />
    </strong>
  );
}
