/** What a map can show: each measure with its value in every region, and the classes of values that have one colour. */

import { percentOf } from '../../data/percent.js';
import type { MapPageData, MapRegion } from './data.js';

export interface Measure {
  readonly key: string;
  readonly kind: 'leader' | 'share' | 'turnout' | 'reported' | 'counted' | 'published';
  /** Of a share: the option's place. */
  readonly option?: number;
  readonly table?: number;
  readonly column?: number;
}

/** All measures that have a value somewhere, the first to be shown first. */
export function measuresOf(data: MapPageData): readonly Measure[] {
  const { regions, options, tables } = data;
  const all: readonly Measure[] = [
    { key: 'leader', kind: 'leader' },
    ...options.map((_, option): Measure => ({ key: `share-${option}`, kind: 'share', option })),
    { key: 'reported', kind: 'reported' },
    { key: 'turnout', kind: 'turnout' },
    { key: 'counted', kind: 'counted' },
    ...tables.flatMap(({ columns }, table) =>
      columns.map((_, at): Measure => {
        const column = columns.length - 1 - at;
        return { key: `published-${table}-${column}`, kind: 'published', table, column };
      }),
    ),
  ];
  return all.filter((measure) => regions.some((region) => valueAt(region, measure) !== undefined));
}

/** A decimal as printed; undefined where nothing is known. */
export function valueAt(region: MapRegion, measure: Measure): string | undefined {
  const value = printedAt(region, measure);
  return value === '' ? undefined : value;
}

function printedAt(region: MapRegion, { kind, option = 0, table = 0, column = 0 }: Measure): string | undefined {
  switch (kind) {
    case 'leader':
      return region.leader === undefined ? undefined : (region.shares?.[region.leader] ?? undefined);
    case 'share':
      return region.shares?.[option] ?? undefined;
    case 'turnout':
      return region.turnout;
    case 'reported':
      return region.reported;
    case 'counted':
      return countedShare(region);
    case 'published':
      // In JSON what is absent in a list is null.
      return region.published?.[table]?.[column] ?? undefined;
  }
}

function countedShare({ expected, counted }: MapRegion): string | undefined {
  if (expected === undefined || counted === undefined || expected === 0) return undefined;
  return percentOf(counted, expected, 1, 'down');
}

/** Ends of the classes, from the least: each class ends where the next begins. */
export function classesOf(values: readonly (string | undefined)[]): readonly number[] {
  const numbers = values.flatMap((value) =>
    value === undefined || !Number.isFinite(Number(value)) ? [] : [Number(value)],
  );
  if (numbers.length === 0) return [];
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const step = steps.find((one) => classesAt(least, most, one) <= mostClasses) ?? most;
  const from = Math.floor(least / step);
  return Array.from(
    { length: classesAt(least, most, step) + 1 },
    (_, at) => Math.round((from + at) * step * 1000) / 1000,
  );
}

const mostClasses = 5;
const steps = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 500_000,
];

function classesAt(least: number, most: number, step: number): number {
  return Math.floor(most / step) - Math.floor(least / step) + 1;
}

/** Which class a value lies in, from 0, spread over five colours; undefined where it is not known. */
export function colourAt(value: string | undefined, ends: readonly number[]): number | undefined {
  if (value === undefined || ends.length < 2) return undefined;
  const at = ends.findLastIndex((end) => Number(value) >= end);
  return at < 0 ? undefined : colourOfClass(Math.min(at, ends.length - 2), ends);
}

/** Few classes are spread over the five colours. */
export function colourOfClass(at: number, ends: readonly number[]): number {
  const classes = ends.length - 1;
  return classes === 1 ? 2 : Math.round((at * (mostClasses - 1)) / (classes - 1));
}
