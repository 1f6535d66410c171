/** What changed of an election of the past: from what was announced first to what was final, and what sources say otherwise. */

import type { Contest, Election, Language, Text } from '@saylau/core';
import { integer } from '@saylau/formats/outcome-json';
import { toldIn } from '../../data/told.js';
import { type Figure, named } from '../../site/telling.js';

export interface PastChanges {
  readonly preliminary: readonly PreliminaryContest[];
  readonly contradictions: readonly {
    readonly id: string;
    readonly about: Text;
    readonly values: readonly { readonly value: string; readonly sources: Text }[];
    /** The value that was taken; left out where it cannot be decided. */
    readonly verdict?: string;
    readonly why: Text;
  }[];
}

export interface PreliminaryContest {
  readonly id: string;
  readonly name: Text;
  /** When the first figures were told, as far as it is known. */
  readonly at?: string;
  readonly rows: readonly PreliminaryRow[];
}

/** One figure as it was first told, and as it was in the end. */
export interface PreliminaryRow {
  readonly what: 'figure' | 'seats' | 'percent' | 'turnout';
  readonly key: string;
  readonly name?: Text;
  readonly before?: Figure;
  readonly after?: Figure;
}

export function pastChanges(election: Election): PastChanges {
  return {
    preliminary: election.contests.flatMap((contest) => {
      const rows = rowsOf(contest);
      const at = contest.preliminary?.at;
      return rows.length === 0
        ? []
        : [{ id: contest.id, name: contest.name, rows, ...(at === undefined ? {} : { at }) }];
    }),
    contradictions: election.contradictions.map(({ id, about, values, verdict, why }) => ({
      ...{ id, about, why },
      values: [...new Set(values.map(({ value }) => value))].map((value) => ({
        value,
        sources: toldIn((_, language) => {
          const saying = values.filter((one) => one.value === value);
          return [...new Set(saying.map(({ source }) => siteOf(election.sources, source, language)))].join(', ');
        }),
      })),
      ...(verdict === undefined ? {} : { verdict }),
    })),
  };
}

/** Where a source is read: "astanatimes.com"; in words where it has no address. */
function siteOf(sources: Election['sources'], id: string, language: Language): string {
  const source = sources.find((one) => one.id === id);
  const [, host] = /^https?:\/\/(?:www\.)?([^/]+)/.exec(source?.url ?? '') ?? [];
  return host ?? (named(language, source?.what).text || id);
}

function rowsOf({ preliminary, declared, polls, area, options }: Contest): readonly PreliminaryRow[] {
  if (preliminary === undefined) return [];
  const nameOf = (key: string): { readonly name?: Text } => {
    const name = options.find(({ id }) => id === key)?.name;
    return name === undefined ? {} : { name };
  };
  const pair = (what: PreliminaryRow['what'], key: string, before: Known, after: Known): readonly PreliminaryRow[] => {
    const [one, other] = [shownOf(before), shownOf(after)];
    if (one === undefined) return [];
    return [{ what, key, ...nameOf(key), before: one, ...(other === undefined ? {} : { after: other }) }];
  };
  const final = polls[0]?.tally.get(area);
  const told = preliminary.declared;
  return [
    ...[...(preliminary.tally?.get(area) ?? [])].flatMap(([key, value]) => pair('figure', key, value, final?.get(key))),
    ...[...(told?.seats ?? [])].flatMap(([key, value]) => pair('seats', key, value, declared.seats?.get(key))),
    ...[...(told?.percent ?? [])].flatMap(([key, value]) => pair('percent', key, value, declared.percent?.get(key))),
    ...pair('turnout', '', told?.turnout, declared.turnout),
  ];
}

type Known = bigint | number | string | undefined;

function shownOf(value: Known): Figure | undefined {
  return typeof value === 'bigint' ? integer(value) : value;
}
