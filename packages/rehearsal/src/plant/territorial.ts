/** Errors in the protocols of commissions above the stations. */

import type { ProtocolTable, TerritorialProtocol } from '@saylau/core';
import type { Chance } from '../fit/chance.js';
import { type Bed, each } from './bed.js';
import type { Planted } from './planted.js';
import { digitSlips, typedFor } from './slips.js';

/** The commissions' protocols with a wrong figure in some and a line absent in others, each of an area and contest of its own. */
export function plantTerritorial(
  bed: Bed,
  protocols: readonly TerritorialProtocol[],
): { readonly territorial: readonly TerritorialProtocol[]; readonly planted: readonly Planted[] } {
  const chance = bed.chance.fork('territorial');
  const lacking = areasLacking(bed);
  const sound = [...protocols.keys()].filter((index) => {
    const { election, contest, area } = protocols[index] ?? { election: '', contest: '', area: '' };
    return !lacking.has(`${election} ${contest} ${area}`);
  });
  const drawn = chance.shuffle(sound).slice(0, 2 * each);
  const territorial = [...protocols];
  const planted = drawn.flatMap((index, number) => {
    const protocol = protocols[index];
    const made = protocol && (number % 2 === 0 ? plantSum(protocol, chance) : plantAbsence(protocol, chance));
    if (made === undefined) return [];
    territorial[index] = made.protocol;
    return [made.planted];
  });
  return { territorial, planted };
}

interface Made {
  readonly protocol: TerritorialProtocol;
  readonly planted: Planted;
}

function plantSum(protocol: TerritorialProtocol, chance: Chance): Made | undefined {
  const { election, contest, area, figures } = protocol;
  const slips = [...figures].flatMap(([line, figure]) =>
    figure === undefined || figure === 0n
      ? []
      : digitSlips.flatMap((kind) =>
          typedFor(kind, Number(figure)).map((from) => ({ kind, line, from, to: Number(figure) })),
        ),
  );
  if (slips.length === 0) return undefined;
  const cause = chance.pick(slips);
  const wrong = new Map(figures).set(cause.line, BigInt(cause.from));
  const planted = { code: 'territorial-sum', area, election, contest, lines: [cause.line], cause } as const;
  return { protocol: { ...protocol, figures: wrong }, planted };
}

function plantAbsence(protocol: TerritorialProtocol, chance: Chance): Made | undefined {
  const { election, contest, area, figures } = protocol;
  const stated = [...figures].filter(([, figure]) => figure !== undefined);
  if (stated.length === 0) return undefined;
  const [line] = chance.pick(stated);
  const left = new Map([...figures].filter(([own]) => own !== line));
  const planted = { code: 'territorial-absent', area, election, contest, lines: [line] } as const;
  return { protocol: { ...protocol, figures: left }, planted };
}

/** Election, contest and area of every station with an absent line: their sums are not known anyway. */
function areasLacking({ blanks }: Bed): ReadonlySet<string> {
  return new Set(
    blanks.flatMap(({ table, row }) => {
      const { election, contests } = table.ballot;
      const contest = contests[table.contestOf[row] ?? -1]?.id ?? '';
      return areasAbove(table, row).map((area) => `${election} ${contest} ${area}`);
    }),
  );
}

function areasAbove({ stations: { areas, parents, hierarchies } }: ProtocolTable, row: number): readonly string[] {
  return hierarchies.flatMap(({ leaves }) => {
    const above: string[] = [];
    for (let area = leaves[row] ?? -1; area >= 0; area = parents[area] ?? -1) above.push(areas[area]?.id ?? '');
    return above;
  });
}
