/** Why each list got what it got: its quotient, its remainder, and the votes that it lacked for one seat more. */

import type { ReactNode } from 'react';
import type { OptionResult } from '../../data/contest.js';
import { OptionName } from '../../parts/option-name.js';
import { type Site, useSay, useSite } from '../../site/site.js';
import type { Say } from '../../site/words.js';
import type { ContestMaking } from './data.js';
import type { ListMaking, ListRow } from './list-making.js';
import { equals } from './step-body.js';

export const whyId = 'why';

export function hasWhy({ list }: ContestMaking): boolean {
  return list !== undefined && list.remainders.length > 0;
}

export function WhySection({ making, list }: { readonly making: ContestMaking; readonly list: ListMaking }): ReactNode {
  const say = useSay('seats');
  const site = useSite();
  const options = new Map(making.contest.options.map((option) => [option.id, option]));
  const rows = list.rows
    .flatMap((row) => {
      const option = options.get(row.option);
      return option === undefined || option.role !== 'list' ? [] : [{ row, option }];
    })
    .sort((one, other) => Number(other.option.votes ?? 0) - Number(one.option.votes ?? 0));
  if (rows.every(({ row }) => row.toNextSeat === undefined) && list.remainders.length === 0) return null;
  return (
    <>
      <h3 className="why-title" id={whyId}>
        {say('why')}
      </h3>
      <ul className="whys">
        {rows.map(({ row, option }) => (
          <li key={row.option} className="card why">
            <p className="why-head">
              <span>
                <OptionName name={option.name} colour={option.colour} />
              </span>
              <strong>{say('why-counts', { count: row.seats })}</strong>
            </p>
            {sentences({ say, site, list, options, row, option }).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

interface Telling {
  readonly say: Say<'seats'>;
  readonly site: Site;
  readonly list: ListMaking;
  readonly options: ReadonlyMap<string, OptionResult>;
  readonly row: ListRow;
  readonly option: OptionResult;
}

function sentences(telling: Telling): readonly string[] {
  const { say, site, option } = telling;
  if (option.isAdmitted === false) {
    const out = say('why-out', { votes: site.number(option.votes ?? 0), percent: site.percent(option.percent ?? '') });
    return [out, ...lacked(telling)];
  }
  return [...byQuota(telling), ...lacked(telling)];
}

function byQuota({ say, site, list, options, row }: Telling): readonly string[] {
  const own = list.remainders.find((one) => one.option === row.option);
  const { quota } = list;
  if (own === undefined || quota === undefined || own.whole + own.more !== row.seats) return [];
  const left = list.remainders.reduce((sum, { more }) => sum + more, 0);
  const last = list.remainders.findLast(({ more }) => more > 0);
  const first = say('why-quota', {
    votes: site.number(own.votes),
    quota: site.decimal(quota.quota).replace('≈\u00a0', ''),
    quotient: equals(site.decimal(own.quotient)),
    whole: own.whole,
  });
  if (last === undefined) return [first];
  const remainder = site.decimal(own.remainder);
  if (own.more > 0) return [first, say('why-served', { remainder, rank: own.rank, left })];
  const who = site.name(options.get(last.option)?.name);
  return [first, say('why-not-served', { remainder, last: site.decimal(last.remainder), who, left })];
}

function lacked({ say, site, row }: Telling): readonly string[] {
  const { toNextSeat, toThreshold } = row;
  if (toThreshold !== undefined) return [say('why-out-lacked', { votes: site.number(toThreshold), n: toThreshold })];
  return toNextSeat === undefined ? [] : [say('why-lacked', { votes: site.number(toNextSeat), n: toNextSeat })];
}
