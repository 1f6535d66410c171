/** Turnout through the day: a line over the times of the reports, with a table of the same figures. */

import type { ReactNode } from 'react';
import { useSay, useSite } from '../site/site.js';
import { DataTable } from './data-table.js';

export interface TurnoutReport {
  readonly time: string;
  readonly voters: number;
  /** Stations that reported for this time. */
  readonly stations?: number;
  /** On the lists of those stations. */
  readonly registered?: number;
}

const size = { width: 460, height: 180, left: 44, right: 24, top: 14, bottom: 26 } as const;

export function TurnoutChart({ reports }: { readonly reports: readonly TurnoutReport[] }): ReactNode {
  const site = useSite();
  const say = useSay('parts');
  const last = reports.at(-1);
  if (last === undefined) return null;
  const hasShare = reports.every(({ registered }) => registered !== undefined && registered > 0);
  const hasStations = reports.some(({ stations }) => stations !== undefined);
  const shareOf = ({ voters, registered = 0 }: TurnoutReport): string => site.share(voters, registered, 2);
  return (
    <div className="columns">
      {hasShare && reports.length > 1 && <Line reports={reports} />}
      <DataTable
        caption={say('turnout-caption')}
        keyOf={({ time }) => time}
        rows={reports}
        columns={[
          { key: 'time', head: say('time'), cell: ({ time }) => time },
          { key: 'voters', head: say('received'), cell: ({ voters }) => site.number(voters), isFigure: true },
          ...(hasShare ? [{ key: 'share', head: '%', cell: shareOf, isFigure: true }] : []),
          ...(hasStations
            ? [
                {
                  key: 'stations',
                  head: say('stations-reported'),
                  cell: ({ stations = 0 }: TurnoutReport) => site.number(stations),
                  isFigure: true,
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}

function Line({ reports }: { readonly reports: readonly TurnoutReport[] }): ReactNode {
  const site = useSite();
  const say = useSay('parts');
  const minutes = reports.map(({ time }) => minutesOf(time));
  const [from = 0, to = 1] = [Math.min(...minutes), Math.max(...minutes)];
  const shares = reports.map(({ voters, registered = 1 }) => (100 * voters) / registered);
  const top = Math.max(20, Math.ceil(Math.max(...shares) / 20) * 20);
  const x = (minute: number): number =>
    size.left + ((minute - from) / Math.max(1, to - from)) * (size.width - size.left - size.right);
  const y = (share: number): number =>
    size.height - size.bottom - (share / top) * (size.height - size.top - size.bottom);
  const points = shares.map((share, at) => [round(x(minutes[at] ?? 0)), round(y(share))] as const);
  const ticks = Array.from({ length: top / 20 + 1 }, (_, at) => at * 20);
  return (
    <svg
      className="turnout-chart"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={say('turnout-caption')}
    >
      <g className="axis">
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={size.left} x2={size.width - size.right} y1={round(y(tick))} y2={round(y(tick))} />
            <text x={size.left - 6} y={round(y(tick)) + 4} textAnchor="end">
              {site.percent(String(tick))}
            </text>
          </g>
        ))}
        {reports.map(({ time }, at) => (
          <text key={time} x={points[at]?.[0]} y={size.height - 8} textAnchor="middle">
            {time}
          </text>
        ))}
      </g>
      <polyline className="line" points={points.map((point) => point.join(',')).join(' ')} />
      {points.map(([px, py], at) => (
        <circle key={reports[at]?.time} className="dot" cx={px} cy={py} r={4} />
      ))}
    </svg>
  );
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return 60 * hours + minutes;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
