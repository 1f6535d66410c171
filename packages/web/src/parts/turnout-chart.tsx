/** Turnout through the day: a line over the hours, and the same figures as a table. */

import type { ReactNode } from 'react';
import type { TurnoutDay, TurnoutPoint } from '../data/turnout-day.js';
import { useSay, useSite } from '../site/site.js';
import { type Column, DataTable } from './data-table.js';
import { Figure, Percent } from './figure.js';

export function TurnoutChart({ day }: { readonly day: TurnoutDay }): ReactNode {
  const say = useSay('parts');
  const has = (key: keyof TurnoutPoint): boolean => day.points.some((point) => point[key] !== undefined);
  const columns: readonly Column<TurnoutPoint>[] = [
    { key: 'time', head: say('time'), cell: ({ time }) => time },
    ...(has('percent')
      ? [
          {
            key: 'percent',
            head: '%',
            isFigure: true,
            cell: ({ percent }: TurnoutPoint) => <Percent value={percent} />,
          },
        ]
      : []),
    ...(has('voters')
      ? [
          {
            key: 'voters',
            head: say('voters'),
            isFigure: true,
            cell: ({ voters }: TurnoutPoint) => <Figure value={voters} />,
          },
        ]
      : []),
    ...(has('stations')
      ? [
          {
            key: 'stations',
            isWide: !has('isPartial'),
            head: say('reported'),
            isFigure: true,
            cell: ({ stations }: TurnoutPoint) => <Figure value={stations} />,
          },
        ]
      : []),
  ];
  return (
    <div className="columns">
      <TurnoutLine
        points={day.points.filter(({ percent, isPartial }) => percent !== undefined && isPartial !== true)}
      />
      <DataTable
        caption={[
          say(day.from === 'reports' ? 'turnout-reported' : 'turnout-printed'),
          ...(has('isPartial') ? [say('turnout-partly')] : []),
        ].join(' · ')}
        columns={columns}
        rows={day.points}
        keyOf={({ time }) => time}
      />
    </div>
  );
}

const size = { width: 480, height: 240, left: 44, right: 24, top: 24, bottom: 32 } as const;

function TurnoutLine({ points }: { readonly points: readonly TurnoutPoint[] }): ReactNode {
  const say = useSay('parts');
  const site = useSite();
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return null;
  const [from, to] = [minutes(first.time), minutes(last.time)];
  const most = Math.min(100, Math.ceil(Math.max(...points.map(({ percent }) => Number(percent))) / 20) * 20);
  const x = (time: string): number =>
    size.left + ((minutes(time) - from) / Math.max(1, to - from)) * (size.width - size.left - size.right);
  const y = (percent: number): number =>
    size.height - size.bottom - (percent / most) * (size.height - size.top - size.bottom);
  const steps = Array.from({ length: most / 20 + 1 }, (_, step) => step * 20);
  return (
    <svg
      className="turnout"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={say('turnout-spoken', {
        from: first.time,
        first: site.percent(first.percent ?? ''),
        to: last.time,
        last: site.percent(last.percent ?? ''),
      })}
    >
      <g className="axis">
        {steps.map((percent) => (
          <g key={percent}>
            <line x1={size.left} x2={size.width - size.right} y1={y(percent)} y2={y(percent)} />
            <text x={size.left - 8} y={y(percent) + 4} textAnchor="end">
              {site.percent(String(percent))}
            </text>
          </g>
        ))}
        {points.map(({ time }) => (
          <text key={time} x={x(time)} y={size.height - 10} textAnchor="middle">
            {time}
          </text>
        ))}
      </g>
      <polyline
        className="line"
        points={points.map((one) => `${fixed(x(one.time))},${fixed(y(Number(one.percent)))}`).join(' ')}
      />
      {points.map(({ time, percent }) => (
        <circle key={time} className="dot" cx={fixed(x(time))} cy={fixed(y(Number(percent)))} r={4.5} />
      ))}
      <text className="last" x={fixed(x(last.time))} y={fixed(y(Number(last.percent)) - 12)} textAnchor="end">
        {site.percent(last.percent ?? '')}
      </text>
    </svg>
  );
}

function minutes(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

function fixed(value: number): string {
  return value.toFixed(1);
}
