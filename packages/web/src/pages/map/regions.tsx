/** The regions on a map, or as equal tiles: each is a link with its name and value; arrow keys go to the one that lies there. */

import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { DrawnMap, DrawnShape } from '../../data/drawn-map.js';
import { areaPlace } from '../../parts/trail.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { ElectionRef } from '../../site/address.js';
import { useSay, useSite } from '../../site/site.js';
import { measureName } from './choice.js';
import type { MapPageData, MapRegion } from './data.js';
import { classesOf, colourAt, type Measure, valueAt } from './measures.js';

export interface RegionsProps {
  readonly data: MapPageData;
  readonly measure: Measure;
  readonly of: ElectionRef | undefined;
  readonly drawn: DrawnMap;
}

/** One region as it is shown. */
interface Told {
  readonly shape: DrawnShape;
  readonly region: MapRegion;
  readonly value: string;
  readonly className: string;
  /** Who leads, where the colour says so. */
  readonly leader: string | undefined;
  readonly label: string;
}

export function RegionsMap(props: RegionsProps): ReactNode {
  const { drawn, of } = props;
  const [label, regions] = useTold(props);
  const go = useArrows(regions.map(({ shape }) => shape.at));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of links, no fields
    <svg
      className="map-regions"
      viewBox={`0 0 ${drawn.width} ${drawn.height}`}
      role="group"
      aria-label={label}
      ref={go.root}
      onKeyDown={go.onKeyDown}
    >
      {regions.map((one) => (
        <PlaceLink
          key={one.shape.area}
          place={areaPlace(of, one.shape.area)}
          className={`region ${one.className}`}
          label={one.label}
        >
          <title>{one.label}</title>
          <path d={one.shape.d} />
        </PlaceLink>
      ))}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes focus */}
      <g aria-hidden="true">
        {regions.map(({ shape, value, className }) => (
          <Value key={shape.area} shape={shape} value={value} className={className} />
        ))}
      </g>
    </svg>
  );
}

/** On its region; under one that is too small for it, on a label of its own. */
function Value({ shape, value, className }: Pick<Told, 'shape' | 'value' | 'className'>): ReactNode {
  const [x, y] = shape.at;
  if (shape.isSmall !== true)
    return (
      <text className={`region-value ${className}`} x={x} y={y}>
        {value}
      </text>
    );
  const width = 16 * value.length + 14;
  return (
    <>
      <rect className="value-label" x={x - width / 2} y={y + 23} width={width} height={38} rx={8} />
      <text className="region-value" x={x} y={y + 42}>
        {value}
      </text>
    </>
  );
}

export function RegionsTiles(props: RegionsProps): ReactNode {
  const { of } = props;
  const site = useSite();
  const [label, all] = useTold(props);
  const regions = all.filter(({ shape }) => shape.tile !== undefined);
  const go = useArrows(regions.map(({ shape }) => shape.tile ?? [0, 0]));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of links, no fields
    <div className="region-tiles" role="group" aria-label={label} ref={go.root} onKeyDown={go.onKeyDown}>
      {regions.map(({ shape, region, value, className, leader }) => (
        <PlaceLink
          key={shape.area}
          place={areaPlace(of, shape.area)}
          className={`tile ${className} column-${shape.tile?.[0]} row-${shape.tile?.[1]}`}
        >
          <span className="name">{shortName(site.name(region.name))}</span>
          {leader !== undefined && <span className="visually-hidden">{leader}</span>}
          <span className="value">{value}</span>
        </PlaceLink>
      ))}
    </div>
  );
}

/** Without the word for a region: a city says that it is one, as two are called Almaty. */
function shortName(name: string): string {
  return name.replace(/( Region| облысы| область)$|^область /g, '');
}

function useTold({ data, measure, drawn }: RegionsProps): readonly [string, readonly Told[]] {
  const site = useSite();
  const say = useSay('map');
  const name = measureName(site, say, data, measure);
  const ends = classesOf(data.regions.map((region) => valueAt(region, measure)));
  const regions = new Map(data.regions.map((region) => [region.area, region]));
  const unknown = say(data.isVotesAbsent ? 'unpublished' : 'unknown');
  const told = drawn.shapes.flatMap((shape): readonly Told[] => {
    const region = regions.get(shape.area);
    if (region === undefined) return [];
    const decimal = valueAt(region, measure);
    const words = decimal === undefined ? unknown : printed(site, measure, decimal);
    const option = measure.kind === 'leader' ? data.options[region.leader ?? -1] : undefined;
    const leader = option && site.name(option.name);
    return [
      {
        ...{ shape, region },
        value: decimal === undefined ? '–' : words,
        className:
          option === undefined
            ? classAt(decimal, ends)
            : `leads ${option.colour} strength-${colourAt(decimal, ends) ?? 0}`,
        leader,
        label: `${site.name(region.name)}: ${leader === undefined ? words : `${leader}, ${words}`}`,
      },
    ];
  });
  return [name, told];
}

function classAt(decimal: string | undefined, ends: readonly number[]): string {
  const colour = colourAt(decimal, ends);
  return colour === undefined ? 'class-none' : `class-${colour}`;
}

function printed(site: ReturnType<typeof useSite>, { kind }: Measure, decimal: string): string {
  // Tables hold shares and numbers alike: a number without decimals is one.
  return kind === 'published' && !decimal.includes('.') ? site.number(decimal) : site.percent(decimal);
}

/** Arrow keys move to the nearest link in their direction. */
function useArrows(places: readonly (readonly [number, number])[]) {
  const root = useRef<HTMLDivElement & SVGSVGElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = directions[event.key];
    const links = [...(root.current?.querySelectorAll<HTMLElement>('a') ?? [])];
    const from = links.indexOf(document.activeElement as HTMLElement);
    const next = direction === undefined ? undefined : nearest(places, from, direction);
    if (next === undefined) return;
    event.preventDefault();
    links[next]?.focus();
  };
  return { root, onKeyDown };
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What lies ahead counts by its distance, what lies aside three times. */
export function nearest(
  places: readonly (readonly [number, number])[],
  from: number,
  [dx, dy]: readonly [number, number],
): number | undefined {
  const own = places[from];
  if (own === undefined) return undefined;
  let best: { readonly at: number; readonly cost: number } | undefined;
  for (const [at, [x, y]] of places.entries()) {
    const [ahead, aside] = [
      (x - own[0]) * dx + (y - own[1]) * dy,
      Math.abs((x - own[0]) * dy) + Math.abs((y - own[1]) * dx),
    ];
    const cost = ahead + 3 * aside;
    if (ahead > 0 && (best === undefined || cost < best.cost)) best = { at, cost };
  }
  return best?.at;
}
