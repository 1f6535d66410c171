/** What was done on a protocol: each act with its author and reason, and what it changed; and the copies of observers. */

import type { Leaf } from '@saylau/acts';
import type { Figures } from '../../data/equations.js';
import { plainId } from '../../data/ids.js';

export interface IndexedLeaf {
  readonly index: number;
  readonly leaf: Leaf;
}

export interface ActLine {
  readonly leaf: number;
  readonly act: string;
  /** When it was done, as its author says; and when the log took it in. */
  readonly at: string;
  readonly received: string;
  readonly by: { readonly office: string; readonly area?: string; readonly station?: string };
  readonly cause?: string;
  readonly reason?: string;
  readonly ground?: string;
  /** Figures that differ from those before it. */
  readonly differences: readonly Difference[];
  /** It gave figures, and they were those before it. */
  readonly isSame?: true;
}

export interface Difference {
  readonly line: string;
  readonly before?: number;
  readonly after?: number;
}

/** Acts that bring figures which stand from then on. */
const bringing = new Set(['protocol-entered', 'paper-received', 'entry-corrected', 'protocol-replaced']);

/** In order. `open`: lines that may be shown, where votes are withheld. */
export function actLines(leaves: readonly IndexedLeaf[], open?: ReadonlySet<string>): readonly ActLine[] {
  let standing: Figures | undefined;
  return leaves
    .filter(({ leaf }) => leaf.act.act !== 'observer-copy-handed-in')
    .map(({ index, leaf: { act, received } }) => {
      const { as, body } = act;
      const figures: Figures | undefined = 'figures' in body ? body.figures : undefined;
      const compared = figures === undefined || standing === undefined ? undefined : differencesOf(standing, figures);
      if (figures !== undefined && bringing.has(act.act)) standing = figures;
      const { office, area, station } = as;
      return {
        leaf: index,
        act: act.act,
        at: act.at,
        received,
        by: {
          office,
          ...(area === undefined ? {} : { area }),
          ...(station === undefined ? {} : { station: plainId(station) }),
        },
        ...whyOf(body),
        differences: (compared ?? []).filter(({ line }) => open === undefined || open.has(line)),
        ...(compared?.length === 0 ? { isSame: true as const } : {}),
      };
    });
}

function whyOf(body: Leaf['act']['body']): Pick<ActLine, 'cause' | 'reason' | 'ground'> {
  return {
    ...('cause' in body ? { cause: body.cause } : {}),
    ...('reason' in body ? { reason: body.reason } : {}),
    ...('ground' in body ? { ground: body.ground } : {}),
  };
}

/** Lines of `after` that are otherwise in `before`, or not there. */
function differencesOf(before: Figures, after: Figures): readonly Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((line) => {
    const [was, is] = [before[line], after[line]];
    if (was === is) return [];
    return [{ line, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  });
}

export interface CopyLine {
  readonly leaf: number;
  readonly at: string;
  readonly received: string;
  readonly observer: string;
  readonly note?: string;
  readonly lines: number;
  /** Lines of the copy that the protocol has otherwise, or not: `before` is the protocol's, `after` the copy's. */
  readonly differences: readonly Difference[];
}

/** Copies of one protocol, each beside it as it stands. */
export function copyLines(
  leaves: readonly IndexedLeaf[],
  { election, contest }: { readonly election: string; readonly contest: string },
  lines: readonly { readonly line: string; readonly value?: number }[],
): readonly CopyLine[] {
  const standing = new Map(lines.map(({ line, value }) => [line, value]));
  const isThere = lines.some(({ value }) => value !== undefined);
  return leaves.flatMap(({ index, leaf: { act, received } }) => {
    if (act.act !== 'observer-copy-handed-in') return [];
    const { figures, note } = act.body;
    if (act.body.election !== election || act.body.contest !== contest) return [];
    const differences = Object.entries(figures).flatMap(([line, after]): Difference[] => {
      const before = standing.get(line);
      return !isThere || before === after ? [] : [{ line, ...(before === undefined ? {} : { before }), after }];
    });
    return [
      {
        leaf: index,
        at: act.at,
        received,
        observer: act.as.name ?? '',
        ...(note === undefined ? {} : { note }),
        lines: Object.keys(figures).length,
        differences,
      },
    ];
  });
}
