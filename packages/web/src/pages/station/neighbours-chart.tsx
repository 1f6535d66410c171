/** A station among its neighbours: turnout against the share of whoever leads, each station a dot, with the table of them. */

import type { ReactNode } from 'react';
import { stationNumber } from '../../data/ids.js';
import { DataTable } from '../../parts/data-table.js';
import { Percent } from '../../parts/figure.js';
import { stationPlace } from '../../parts/trail.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { ElectionRef } from '../../site/address.js';
import { useSay, useSite } from '../../site/site.js';
import type { Neighbours } from './neighbours.js';

interface Told {
  readonly station: string;
  readonly turnout: string | undefined;
  readonly share: string;
  readonly isThis: boolean;
}

const size = { width: 420, height: 260, left: 48, right: 12, top: 12, bottom: 40 } as const;
const ticks = [0, 25, 50, 75, 100];

export function NeighboursChart({
  neighbours,
  of,
  station: here,
}: {
  /** This station. */
  readonly station: string;
  readonly neighbours: Neighbours;
  readonly of: ElectionRef | undefined;
}): ReactNode {
  const say = useSay('station');
  const site = useSite();
  const { prefix, leader } = neighbours;
  const stations = neighbours.stations.map(
    ([own, turnout, share]): Told => ({
      station: prefix + own,
      turnout: turnout === '' ? undefined : turnout,
      share,
      isThis: prefix + own === here,
    }),
  );
  const own = stations.find(({ isThis }) => isThis);
  const name = site.name(leader);
  const middle = {
    turnout: medianOf(stations.flatMap(({ turnout }) => turnout ?? [])),
    share: medianOf(stations.map(({ share }) => share)),
  };
  return (
    <details className="no-print">
      <summary>{say('neighbours', { stations: stations.length })}</summary>
      <p>
        {own !== undefined && own.turnout !== undefined && middle.turnout !== undefined && (
          <>{say('neighbours-turnout', { own: site.percent(own.turnout), middle: site.percent(middle.turnout) })} </>
        )}
        {own !== undefined &&
          middle.share !== undefined &&
          say('neighbours-share', { option: name, own: site.percent(own.share), middle: site.percent(middle.share) })}
      </p>
      <div className="columns neighbours">
        <Dots stations={stations} name={name} />
        <DataTable<Told>
          caption={say('neighbours-table')}
          keyOf={({ station }) => station}
          rows={stations}
          columns={[
            {
              key: 'station',
              head: say('station'),
              cell: ({ station, isThis }) =>
                isThis ? (
                  <strong>№ {stationNumber(station)}</strong>
                ) : (
                  <PlaceLink place={stationPlace(of, station)}>№ {stationNumber(station)}</PlaceLink>
                ),
            },
            {
              key: 'turnout',
              head: say('turnout'),
              cell: ({ turnout }) => (turnout === undefined ? '–' : <Percent value={turnout} />),
              isFigure: true,
            },
            { key: 'share', head: name, cell: ({ share }) => <Percent value={share} />, isFigure: true },
          ]}
        />
      </div>
    </details>
  );
}

function medianOf(values: readonly string[]): string | undefined {
  const sorted = [...values].sort((one, other) => Number(one) - Number(other));
  return sorted[Math.floor(sorted.length / 2)];
}

function Dots({ stations, name }: { readonly stations: readonly Told[]; readonly name: string }): ReactNode {
  const say = useSay('station');
  const site = useSite();
  const x = (percent: number): number => round(size.left + (percent / 100) * (size.width - size.left - size.right));
  const y = (percent: number): number =>
    round(size.height - size.bottom - (percent / 100) * (size.height - size.top - size.bottom));
  const label = say('neighbours-chart', { option: name });
  const inOrder = [...stations].sort((one, other) => Number(one.isThis) - Number(other.isThis));
  return (
    <svg className="neighbours-chart" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
      <g className="axis">
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(100)} />
            <line x1={x(0)} x2={x(100)} y1={y(tick)} y2={y(tick)} />
            <text x={x(tick)} y={size.height - 24} textAnchor="middle">
              {tick}
            </text>
            <text x={size.left - 6} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        <text x={x(100)} y={size.height - 6} textAnchor="end">
          {say('turnout')}, %
        </text>
        <text x={size.left + 6} y={size.top + 12}>
          {name}, %
        </text>
      </g>
      {inOrder.map(({ station, isThis, turnout, share }) =>
        turnout === undefined ? null : (
          <circle
            key={station}
            className={isThis ? 'dot this' : 'dot'}
            cx={x(Number(turnout))}
            cy={y(Number(share))}
            r={isThis ? 7 : 4}
          >
            <title>{`${station}: ${site.percent(turnout)}, ${site.percent(share)}`}</title>
          </circle>
        ),
      )}
    </svg>
  );
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
