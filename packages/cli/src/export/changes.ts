/** Changes of public figures, noted as the leaves pass: what was, what is, why, and who decided. */

import type { Act, ActedAs, Leaf, RecordState } from '@saylau/acts';

export interface Change {
  readonly leaf: number;
  readonly received: string;
  readonly at: string;
  readonly act: Act['act'];
  readonly as: ActedAs;
  readonly election: string;
  readonly contest: string;
  readonly station?: string;
  /** The line that was changed; undefined where the act is about the whole protocol or result. */
  readonly line?: string;
  readonly before?: number;
  readonly after?: number;
  readonly reason: string;
  readonly ground: string;
  readonly cause?: string;
}

/** What the next leaf changes, by the state before it; nothing where it is no change. */
export function changesBy(state: RecordState, { act, received }: Leaf): readonly Change[] {
  const said = { leaf: state.size, received, at: act.at, act: act.act, as: act.as };
  switch (act.act) {
    case 'entry-corrected':
    case 'protocol-replaced':
    case 'protocol-annulled': {
      const { protocol, reason, ground } = act.body;
      const place = state.protocolOf(protocol);
      if (place === undefined) return [];
      const cause = 'cause' in act.body ? { cause: act.body.cause } : {};
      const change = { ...said, ...place, ...cause, reason, ground };
      if (!('figures' in act.body)) return [change];
      const before = state.protocol(place.election, place.contest, place.station)?.figures ?? {};
      return linesChanged(before, act.body.figures).map((line) => ({ ...change, ...line }));
    }
    case 'repeat-voting-ordered': {
      const { election, contest, stations, reason, ground } = act.body;
      return stations.map((station) => ({ ...said, election, contest, station, reason, ground }));
    }
    case 'result-re-established': {
      const { election, results, reason, ground } = act.body;
      return results.map(({ contest }) => ({ ...said, election, contest, reason, ground }));
    }
    default:
      return [];
  }
}

type Numbers = Readonly<Record<string, number>>;

/** Lines that differ; where none does (other papers, the same figures) one change without a line. */
function linesChanged(before: Numbers, after: Numbers): readonly Pick<Change, 'line' | 'before' | 'after'>[] {
  const [old, fresh] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const lines = [...new Set([...old.keys(), ...fresh.keys()])].filter((line) => old.get(line) !== fresh.get(line));
  if (lines.length === 0) return [{}];
  return lines.map((line) => ({ line, ...beside('before', old.get(line)), ...beside('after', fresh.get(line)) }));
}

function beside(name: 'before' | 'after', figure: number | undefined): { before?: number; after?: number } {
  return figure === undefined ? {} : { [name]: figure };
}
