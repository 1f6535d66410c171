/** Turnout as declared, election by election: one line for each kind of vote, each point with its figure. */

import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ReactNode } from 'react';
import { roundedTo } from '../../data/percent.js';
import { useSay, useSite } from '../../site/site.js';
import type { CountryThen, Known } from './data.js';

const size = { width: 760, height: 300, left: 34, right: 46, top: 22, bottom: 30 } as const;

interface Point {
  readonly date: string;
  readonly turnout: Known;
}

interface Series {
  readonly kind: 'chambers' | 'presidents' | 'referendums';
  readonly colour: string;
  readonly points: readonly Point[];
}

export function TurnoutChart({ country }: { readonly country: CountryThen }): ReactNode {
  const say = useSay('then-and-now');
  const site = useSite();
  const series = seriesOf(country);
  const years = series.flatMap(({ points }) => points.map(({ date }) => yearOf(date)));
  const [first, last] = [Math.floor(Math.min(...years)), Math.ceil(Math.max(...years))];
  const across = scaleLinear([first, Math.max(last, first + 1)], [size.left, size.width - size.right]);
  const up = scaleLinear([0, 100], [size.height - size.bottom, size.top]);
  const x = (date: string): number => across(yearOf(date));
  const y = (percent: string): number => up(Number(percent));
  const path = line<Point>()
    .x(({ date }) => x(date))
    .y(({ turnout }) => y(turnout.value))
    .digits(1);
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((year) => year % 4 === 0);
  const bases = new Set(series.flatMap(({ points }) => points.map(({ turnout }) => site.name(turnout.of))));
  return (
    <figure>
      <ul className="then-legend">
        {series.map(({ kind, colour }) => (
          <li key={kind}>
            <svg width="18" height="14" viewBox="-9 -7 18 14" aria-hidden="true" className={colour}>
              <Sign kind={kind} x={0} y={0} />
            </svg>
            {say(kind)}
          </li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={say('turnout')}>
        <svg className="then-turnout" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={spoken()}>
          <g className="axis">
            {[0, 25, 50, 75, 100].map((percent) => (
              <g key={percent}>
                <line x1={size.left} x2={size.width - size.right} y1={y(`${percent}`)} y2={y(`${percent}`)} />
                <text x={size.left - 6} y={y(`${percent}`) + 4} textAnchor="end">
                  {percent}
                </text>
              </g>
            ))}
            {ticks.map((year) => (
              <text key={year} x={x(`${year}-01-01`)} y={size.height - 8} textAnchor="middle">
                {year}
              </text>
            ))}
          </g>
          {series.map(({ kind, colour, points }) => (
            <g key={kind} className={colour}>
              <path className="line" d={path([...points]) ?? ''} />
              {points.map(({ date, turnout }) => (
                <g key={date}>
                  <Sign kind={kind} x={x(date)} y={y(turnout.value)} />
                  <text
                    className="value"
                    x={x(date)}
                    y={y(turnout.value) + (kind === 'presidents' ? -11 : 21)}
                    textAnchor="middle"
                  >
                    {site.percent(roundedTo(turnout.value, 1))}
                  </text>
                </g>
              ))}
            </g>
          ))}
        </svg>
      </section>
      <figcaption>{say('turnout-base', { base: [...bases].filter(Boolean).join(', ') })}</figcaption>
    </figure>
  );

  function spoken(): string {
    return series
      .map(
        ({ kind, points }) =>
          `${say(kind)}: ${points.map((one) => `${one.date.slice(0, 4)} ${site.percent(one.turnout.value)}`).join(', ')}`,
      )
      .join('. ');
  }
}

function seriesOf({ chambers, votes }: CountryThen): readonly Series[] {
  const points = (all: readonly { readonly date: string; readonly turnout?: Known }[]): readonly Point[] =>
    all.flatMap(({ date, turnout }) => (turnout === undefined ? [] : [{ date, turnout }]));
  const series: readonly Series[] = [
    { kind: 'chambers', colour: 'o1', points: points(chambers) },
    { kind: 'presidents', colour: 'o2', points: points(votes.filter(({ kind }) => kind === 'persons')) },
    { kind: 'referendums', colour: 'o3', points: points(votes.filter(({ kind }) => kind === 'question')) },
  ];
  return series.filter((one) => one.points.length > 0);
}

/** "2023-03-19" → 2023.2 */
function yearOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return year + (month - 1) / 12 + (day - 1) / 365;
}

/** A form for each kind: colour alone would not tell. */
function Sign({ kind, x, y }: { readonly kind: Series['kind']; readonly x: number; readonly y: number }): ReactNode {
  if (kind === 'chambers') return <circle className="dot" cx={x.toFixed(1)} cy={y.toFixed(1)} r={5} />;
  if (kind === 'presidents')
    return <rect className="dot" x={(x - 5).toFixed(1)} y={(y - 5).toFixed(1)} width={10} height={10} />;
  return <path className="dot" d={`M${x.toFixed(1)} ${(y - 6.5).toFixed(1)} l6.5 11 h-13 Z`} />;
}
