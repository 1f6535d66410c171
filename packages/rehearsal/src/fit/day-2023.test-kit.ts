/**
 * 19 March 2023 in Kazakhstan as published: ballots received in percent of the voters of 20 regions by seven times
 * (Central Election Commission, as printed by Kazinform and The Astana Times), population on 1 January 2023 (Bureau of
 * National Statistics), voters where a page states them (maslikhat results; constituencies 11 and 12; 1 January 2023).
 */

import type { MarginsProblem, MarginsTime } from './margins-problem.js';

/** Region, population, percentages by 10:10, 12:10 … 22:10. */
const regions = `
abai 610189 15.13 33.58 52.28 55.23 56.14 57.02 57.02
akmola 787971 15.61 33.63 52.12 58.96 59.49 60.01 60.01
aktobe 928185 12.44 33.18 51.28 56.32 56.88 57.45 58.00
almaty-region 1505984 15.32 34.41 52.13 59.45 59.74 60.03 60.03
atyrau 693040 12.94 30.66 36.15 48.15 49.19 50.22 51.23
west-kazakhstan 688091 12.96 33.61 55.14 58.61 58.81 59.01 59.20
zhambyl 1217955 16.54 35.82 58.32 64.78 65.00 65.21 65.21
zhetysu 698675 15.93 33.15 52.41 54.82 55.07 55.32 55.32
karaganda 1134753 16.31 34.19 56.97 58.21 58.85 59.48 59.48
kostanay 832110 16.23 37.39 62.36 64.81 65.00 65.10 65.10
kyzylorda 833531 12.64 32.78 54.31 64.95 65.70 66.46 67.21
mangystau 766956 12.36 32.43 49.18 53.84 54.04 54.08 54.10
pavlodar 754903 16.49 34.26 51.24 58.43 58.61 58.68 58.68
north-kazakhstan 534024 15.93 32.81 49.68 63.66 64.46 65.25 65.25
turkistan 2119063 15.62 38.29 48.37 49.14 51.07 53.01 53.01
ulytau 221395 16.38 34.61 52.29 58.26 58.63 58.99 58.99
east-kazakhstan 730172 16.11 34.16 58.69 63.09 63.63 64.15 64.15
astana 1354435 13.58 23.35 33.65 38.57 40.94 42.91 42.91
almaty 2161695 8.51 11.25 15.38 19.14 22.95 25.82 25.82
shymkent 1191877 12.57 19.63 35.61 42.31 43.89 45.46 45.46
`;

const known: Readonly<Record<string, number>> = {
  abai: 416191,
  'almaty-region': 966304,
  karaganda: 761673,
  kostanay: 554655,
  kyzylorda: 486034,
  'north-kazakhstan': 382307,
  turkistan: 1177507,
  ulytau: 138277,
  astana: 788931,
};

const times: readonly MarginsTime[] = [
  { time: '10:10', registered: 12032550, received: 1710381, percent: '14.21' },
  { time: '12:10', registered: 12032550, percent: '30.65' },
  { time: '14:10', registered: 12032550, received: 5635462, percent: '46.84' },
  { time: '16:10', registered: 12032550, percent: '51.98' },
  { time: '18:10', registered: 12032550, received: 6390046, percent: '53.11' },
  { time: '20:10', registered: 12035004, received: 6509695, percent: '54.09' },
  { time: '22:10', registered: 12035578, received: 6521860, percent: '54.19' },
];

interface Wanted {
  /** Regions whose published voters are not believed. */
  readonly without?: readonly string[];
  /** How far voters may be from 0.60 of the population, in thousandths of the population. */
  readonly band?: number;
  readonly areaLists?: 'final' | 'then';
}

/** The problem of that day. Abroad: 12 132 on the lists, 8 800 received in the end, nothing by any time. */
export function day2023({ without = [], band = 30, areaLists = 'final' }: Wanted = {}): MarginsProblem {
  const areas = regions
    .trim()
    .split('\n')
    .map((line) => {
      const [area = '', population = '', ...percents] = line.split(' ');
      const about = (thousandths: number) => Math.round((Number(population) * thousandths) / 1000);
      const voters = without.includes(area) ? undefined : known[area];
      const registered = voters ?? { about: about(600), least: about(600 - band), most: about(600 + band) };
      return { area, registered, at: percents.map((percent) => ({ percent })) };
    });
  const abroad = { area: 'abroad', registered: 12132, at: times.map(() => ({ most: 8800 })) };
  return { registered: 12035578, times: times.map((time) => ({ ...time, areaLists })), areas: [...areas, abroad] };
}
