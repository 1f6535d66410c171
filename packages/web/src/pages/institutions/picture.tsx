/** Who acts on whom, as two columns with arrows: those who act on the left, those acted on at the right. Both days have the same places. */

import { curveBumpX, link } from 'd3-shape';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useSite } from '../../site/site.js';
import type { InstitutionsData, InstitutionsOn, Relation } from './data.js';

const size = { row: 44, box: 36, left: 178, right: 226, width: 640, top: 6 } as const;

export interface Places {
  readonly actors: ReadonlyMap<string, number>;
  readonly targets: ReadonlyMap<string, number>;
  readonly height: number;
}

/** Each by the middle of those it is tied to, so that few lines cross. */
export function placesOf({ before, after }: Pick<InstitutionsData, 'before' | 'after'>): Places {
  const ties = [...before.relations, ...after.relations].map(({ who, whom }) => [who, whom] as const);
  let actors = [...new Set(ties.map(([who]) => who))];
  let targets = [...new Set(ties.map(([, whom]) => whom))];
  for (let pass = 0; pass < passes; pass += 1) {
    targets = sortedBy(targets, (name) => ties.filter(([, whom]) => whom === name).map(([who]) => actors.indexOf(who)));
    actors = sortedBy(actors, (name) => ties.filter(([who]) => who === name).map(([, whom]) => targets.indexOf(whom)));
  }
  const rows = Math.max(actors.length, targets.length);
  const spread = (names: readonly string[]) =>
    new Map(names.map((name, at) => [name, size.top + ((at + 0.5) * rows * size.row) / names.length]));
  return { actors: spread(actors), targets: spread(targets), height: rows * size.row + 2 * size.top };
}

/** More change nothing. */
const passes = 6;

function sortedBy(names: readonly string[], placesOfTied: (name: string) => readonly number[]): string[] {
  const middles = new Map(
    names.map((name) => {
      const places = placesOfTied(name);
      return [name, places.reduce((sum, place) => sum + place, 0) / places.length];
    }),
  );
  return [...names].sort((one, other) => (middles.get(one) ?? 0) - (middles.get(other) ?? 0));
}

export interface PictureProps {
  readonly on: InstitutionsOn;
  readonly names: InstitutionsData['names'];
  readonly places: Places;
  readonly label: string;
}

export function InstitutionsPicture({ on, names, places, label }: PictureProps): ReactNode {
  const site = useSite();
  const id = useId();
  const acting = new Set(on.relations.map(({ who }) => who));
  const acted = new Set(on.relations.map(({ whom }) => whom));
  // What changed is drawn over what stayed.
  const lines = [...on.relations].sort((one, other) => Number(other.isKept) - Number(one.isKept));
  return (
    <svg className="institutions" viewBox={`0 0 ${size.width} ${places.height}`} role="img" aria-label={label}>
      <defs>
        {['kept', 'new'].map((kind) => (
          <marker
            key={kind}
            id={`${id}${kind}`}
            className={`tip is-${kind}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0 L8 4 L0 8 Z" />
          </marker>
        ))}
      </defs>
      {lines.map((relation) => (
        <path
          key={`${relation.who} ${relation.does} ${relation.whom}`}
          className={`arrow does-${relation.does} ${relation.isKept ? 'is-kept' : 'is-new'}`}
          d={pathOf(relation, places)}
          markerEnd={`url(#${id}${relation.isKept ? 'kept' : 'new'})`}
        />
      ))}
      {[...places.actors].map(([name, y]) => (
        <Box key={name} x={0} width={size.left} y={y} words={site.name(names[name])} isThere={acting.has(name)} />
      ))}
      {[...places.targets].map(([name, y]) => (
        <Box
          key={name}
          x={size.width - size.right}
          width={size.right}
          y={y}
          words={site.name(names[name])}
          isThere={acted.has(name)}
        />
      ))}
    </svg>
  );
}

const curve = link<{ source: readonly [number, number]; target: readonly [number, number] }, readonly [number, number]>(
  curveBumpX,
)
  .x(([x]) => x)
  .y(([, y]) => y)
  .digits(1);

function pathOf({ who, whom, does }: Relation, { actors, targets }: Places): string {
  // Two things done by one to another are two lines.
  const aside = { elects: 0, appoints: -4, consents: 5, proposes: 8, dismisses: -8 }[does] ?? 0;
  const [from, to] = [(actors.get(who) ?? 0) + aside, (targets.get(whom) ?? 0) + aside];
  const ends = { source: [size.left + 2, from], target: [size.width - size.right - 3, to] } as const;
  return curve(ends) ?? '';
}

interface BoxProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly words: string;
  readonly isThere: boolean;
}

function Box({ x, y, width, words, isThere }: BoxProps): ReactNode {
  const lines = wrapped(words, width / 8.4);
  return (
    <g className={isThere ? 'box' : 'box is-absent'}>
      <rect x={x + 1} y={y - size.box / 2} width={width - 2} height={size.box} rx={6} />
      {lines.map((line, at) => (
        <text key={line} x={x + width / 2} y={y + 4.5 + (at - (lines.length - 1) / 2) * 14.5}>
          {line}
        </text>
      ))}
    </g>
  );
}

/** At most two lines. */
function wrapped(words: string, most: number): readonly string[] {
  if (words.length <= most) return [words];
  const parts = words.split(' ');
  let first = parts.shift() ?? '';
  while (parts.length > 1 && first.length + 1 + (parts[0]?.length ?? 0) <= most) first += ` ${parts.shift()}`;
  return parts.length === 0 ? [first] : [first, parts.join(' ')];
}
