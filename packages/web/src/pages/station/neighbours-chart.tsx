/** A station among its neighbours: turnout against the share of whoever leads, each station a dot, with the table of them. */

import type { ReactNode } from 'react';
import { stationLabel } from '../../data/ids.js';
import { DataTable } from '../../parts/data-table.js';
import { Percent } from '../../parts/figure.js';
import { stationPlace } from '../../parts/trail.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { ElectionRef } from '../../site/address.js';
import { type Site, useSay, useSite } from '../../site/site.js';
import type { Neighbours, Quartiles } from './neighbours.js';

interface Told {
  readonly station: string;
  readonly name: string | undefined;
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
  const { prefix, leader, compared, turnout, share } = neighbours;
  const stations = neighbours.stations.map(
    ([own, turnout, share, name]): Told => ({
      station: prefix + own,
      name,
      turnout: turnout === '' ? undefined : turnout,
      share,
      isThis: prefix + own === here,
    }),
  );
  const own = stations.find(({ isThis }) => isThis);
  const name = site.name(leader);
  return (
    <details className="no-print">
      <summary>{say('neighbours', { stations: compared })}</summary>
      <p>
        {own?.turnout !== undefined && turnout !== undefined && (
          <>{say('neighbours-turnout', { own: site.percent(own.turnout), ...quartiles(site, turnout) })} </>
        )}
        {own !== undefined &&
          say('neighbours-share', { option: name, own: site.percent(own.share), ...quartiles(site, share) })}
      </p>
      <div className="columns neighbours">
        <Dots stations={stations} name={name} turnout={turnout} share={share} />
        <DataTable<Told>
          caption={say('neighbours-table')}
          keyOf={({ station }) => station}
          rows={stations}
          columns={[
            {
              key: 'station',
              head: say('station'),
              cell: ({ station, name, isThis }) =>
                isThis ? (
                  <strong>{stationLabel(station, name)}</strong>
                ) : (
                  <PlaceLink place={stationPlace(of, station)}>{stationLabel(station, name)}</PlaceLink>
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

function quartiles(site: Site, [low, middle, high]: Quartiles): Record<'low' | 'middle' | 'high', string> {
  return { low: site.percent(low), middle: site.percent(middle), high: site.percent(high) };
}

interface DotsProps {
  readonly turnout: Quartiles | undefined;
  readonly share: Quartiles;
  readonly stations: readonly Told[];
  readonly name: string;
}

function Dots({ stations, name, turnout, share: shares }: DotsProps): ReactNode {
  const say = useSay('station');
  const x = (percent: number): number => round(size.left + (percent / 100) * (size.width - size.left - size.right));
  const y = (percent: number): number =>
    round(size.height - size.bottom - (percent / 100) * (size.height - size.top - size.bottom));
  const label = say('neighbours-chart', { option: name });
  const inOrder = [...stations].sort((one, other) => Number(one.isThis) - Number(other.isThis));
  return (
    <svg className="neighbours-chart" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
      <g className="axis">
        <path d={ticks.map((tick) => `M${x(tick)} ${y(0)}V${y(100)}M${x(0)} ${y(tick)}H${x(100)}`).join('')} />
        {ticks.map((tick) => (
          <text key={tick} x={x(tick)} y={size.height - 24} textAnchor="middle">
            {tick}
          </text>
        ))}
        {ticks.map((tick) => (
          <text key={tick} x={size.left - 6} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        ))}
        <text x={x(100)} y={size.height - 6} textAnchor="end">
          {`${say('turnout')}, %`}
        </text>
        <text x={size.left + 6} y={size.top + 12}>
          {`${name}, %`}
        </text>
      </g>
      {turnout !== undefined && (
        <rect
          className="half"
          x={x(Number(turnout[0]))}
          y={y(Number(shares[2]))}
          width={round(x(Number(turnout[2])) - x(Number(turnout[0])))}
          height={round(y(Number(shares[0])) - y(Number(shares[2])))}
        />
      )}
      {inOrder.map(({ station, isThis, turnout: came, share }) =>
        came === undefined ? null : (
          <circle
            key={station}
            className={isThis ? 'dot this' : 'dot'}
            cx={x(Number(came))}
            cy={y(Number(share))}
            r={isThis ? 7 : 4}
          ></circle>
        ),
      )}
    </svg>
  );
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
