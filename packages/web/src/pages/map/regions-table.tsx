/** The figures of the map as a table. */

import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Absent, Changing, Figure, Percent } from '../../parts/figure.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { SourceName } from '../../parts/source-name.js';
import { areaPlace } from '../../parts/trail.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { ElectionRef } from '../../site/address.js';
import { type Site, useSay, useSite } from '../../site/site.js';
import { measureName } from './choice.js';
import type { MapPageData, MapRegion } from './data.js';
import { type Measure, valueAt } from './measures.js';

interface TableProps {
  readonly data: MapPageData;
  readonly measure: Measure;
  readonly of: ElectionRef | undefined;
}

export function RegionsTable({ data, measure, of }: TableProps): ReactNode {
  const say = useSay('map');
  const site = useSite();
  const { regions, abroad, whole, tables } = data;
  const rows = [
    ...(whole === undefined ? [] : [whole]),
    ...site.sorted(regions),
    ...(abroad === undefined ? [] : [abroad]),
  ];
  const name: Column<MapRegion> = {
    key: 'name',
    head: say('region'),
    cell: (region) => (
      <PlaceLink place={areaPlace(of, region.area)}>
        <Named text={region.name} otherwise={region.area} />
      </PlaceLink>
    ),
  };
  const table = tables[measure.table ?? 0];
  const counted = useCountedColumns(data, measure);
  const columns =
    measure.kind === 'published' && table !== undefined ? publishedColumns(table, measure.table ?? 0, site) : counted;
  return (
    <div>
      <DataTable caption={say('table')} columns={[name, ...columns]} rows={rows} keyOf={({ area }) => area} />
      {measure.kind === 'published' && table?.source !== undefined && (
        <p className="cite">
          {say('source')} <SourceName what={table.source.what} url={table.source.url} />
        </p>
      )}
    </div>
  );
}

function publishedColumns(
  { columns }: MapPageData['tables'][number],
  table: number,
  site: Site,
): readonly Column<MapRegion>[] {
  return columns.map((head, column) => ({
    key: String(column),
    head: <Named text={head} />,
    label: site.name(head),
    cell: ({ published }) => <Printed value={published?.[table]?.[column]} />,
    isFigure: true,
  }));
}

/** A value as it was printed: a share with decimals, or a number. */
function Printed({ value }: { readonly value: string | undefined }): ReactNode {
  const site = useSite();
  if (value === undefined || value === '') return <Absent />;
  if (/^\d+$/.test(value)) return <span className="number">{site.number(value)}</span>;
  return /^\d+\.\d+$/.test(value) ? <Percent value={value} /> : value;
}

function useCountedColumns(data: MapPageData, measure: Measure): readonly Column<MapRegion>[] {
  const site = useSite();
  const say = useSay('map');
  const parts = useSay('parts');
  const { options, regions } = data;
  const hasAny = (key: 'reported' | 'turnout' | 'voters'): boolean =>
    regions.some((region) => region[key] !== undefined);
  const share: Column<MapRegion> = {
    key: 'share',
    head: measureName(site, say, data, measure),
    cell: (region) => <Value value={valueAt(region, measure)} />,
    isFigure: true,
  };
  const leader: Column<MapRegion> = {
    key: 'leader',
    head: say('measure-leader'),
    cell: ({ leader: place, shares }) => {
      const option = options[place ?? -1];
      if (option === undefined) return '–';
      return (
        <>
          <OptionName name={option.name} colour={option.colour} /> <Value value={shares?.[place ?? -1]} />
        </>
      );
    },
  };
  const number = (key: 'voters' | 'reportedStations', head: string): Column<MapRegion> => ({
    key,
    head,
    cell: (region) => <Figure value={region[key]} />,
    isFigure: true,
  });
  const percent = (key: 'reported' | 'turnout', head: string): Column<MapRegion> => ({
    key,
    head,
    cell: (region) => <Value value={region[key]} />,
    isFigure: true,
  });
  return [
    ...(measure.kind === 'share' ? [share] : []),
    ...(options.length > 0 ? [leader] : []),
    ...(hasAny('reported')
      ? [
          percent('reported', say('measure-reported', { time: data.reportedAt ?? '' })),
          number('reportedStations', parts('reported')),
        ]
      : []),
    ...(hasAny('turnout') ? [percent('turnout', say('measure-turnout'))] : []),
    ...(hasAny('voters') ? [number('voters', say('voters'))] : []),
    ...(regions.some(({ expected }) => expected !== undefined) ? [protocolsColumn(site, say('counted'))] : []),
  ];
}

function protocolsColumn(site: Site, head: string): Column<MapRegion> {
  return {
    key: 'counted',
    head,
    cell: ({ counted, expected }) =>
      expected === undefined ? (
        <Absent />
      ) : (
        <Changing text={`${site.number(counted ?? 0)} / ${site.number(expected)}`} />
      ),
    isFigure: true,
  };
}

function Value({ value }: { readonly value: string | undefined }): ReactNode {
  return value === undefined || value === '' ? '–' : <Percent value={value} />;
}
