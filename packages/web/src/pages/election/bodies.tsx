/** The first page of many elections on one day: all of them together, and each in a line that can be looked for. */

import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Absent, Figure } from '../../parts/figure.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { Stat, Stats } from '../../parts/stat.js';
import { PlaceLink } from '../../shell/place-link.js';
import { useSay, useSite } from '../../site/site.js';
import type { BodyLine } from './bodies-data.js';
import { type ElectionPageProps, ProgressStat, Rest } from './common.js';
import type { ElectionPageData } from './data.js';

type OfBodies = Extract<ElectionPageData, { kind: 'bodies' }>;

export function BodiesPage({ page, data }: ElectionPageProps & { readonly data: OfBodies }): ReactNode {
  const say = useSay('election');
  const site = useSite();
  const { rows, progress, parties, facts, tables, of } = data;
  const known = rows.filter(({ held, first, is }) => held.length > 0 || (first !== undefined && is !== 'leads')).length;
  const seats = parties.reduce((sum, party) => sum + party.seats, 0);
  return (
    <>
      <h1>{rows.length === 0 ? <Named text={data.name} /> : say('headline-bodies', { of, number: rows.length })}</h1>
      <p className="quiet">{site.day(data.date)}</p>
      <Stats>
        {progress !== undefined && <ProgressStat progress={progress} />}
        {rows.length > 0 && (
          <Stat
            label={say('bodies-known', { of })}
            value={say('of', { part: known, whole: rows.length })}
            note={
              known < rows.length && progress === undefined
                ? say('bodies-unknown', { number: rows.length - known })
                : undefined
            }
          />
        )}
        {of === 'councils' && seats > 0 && <Stat label={say('seats-known')} value={<Figure value={seats} />} />}
        {facts
          .filter(({ value }) => value !== undefined)
          .slice(0, 4)
          .map(({ label, value, note }) => (
            <Stat
              key={JSON.stringify(label)}
              label={<Named text={label} />}
              value={site.number(value ?? '')}
              note={note && <Named text={note} />}
            />
          ))}
      </Stats>
      {seats > 0 && <Parties parties={parties} />}
      {rows.length > 0 && <Bodies page={page} data={data} />}
      {tables.map(({ id, title, unit, columns, rows: lines }) => (
        <section key={id}>
          <h2>
            <Named text={title} />
          </h2>
          <DataTable
            caption={<Named text={unit} />}
            columns={[
              { key: 'label', head: '', cell: ({ label }) => <Named text={label} /> },
              ...columns.map((head, at) => ({
                key: String(at),
                head: <Named text={head} />,
                isFigure: true,
                cell: ({ values }: (typeof lines)[number]) =>
                  values[at] === undefined ? <Absent /> : site.number(values[at]),
              })),
            ]}
            rows={lines}
            keyOf={({ label }) => JSON.stringify(label)}
          />
        </section>
      ))}
      <Rest page={page} />
    </>
  );
}

function Parties({ parties }: { readonly parties: OfBodies['parties'] }): ReactNode {
  const say = useSay('election');
  const parts = useSay('parts');
  const rows = [...parties].filter(({ seats }) => seats > 0).sort((one, other) => other.seats - one.seats);
  return (
    <section>
      <h2>{say('seats-by-party')}</h2>
      <DataTable
        caption={say('seats-by-party-note')}
        columns={[
          {
            key: 'party',
            head: parts('party'),
            cell: ({ name, colour }) => <OptionName name={name} colour={colour} otherwise={parts('independents')} />,
          },
          { key: 'seats', head: parts('seats'), isFigure: true, cell: ({ seats }) => <Figure value={seats} /> },
        ]}
        rows={rows}
        keyOf={({ name, colour }) => colour + JSON.stringify(name)}
      />
    </section>
  );
}

/** All of them stand in the page; the field only hides those that do not fit. */
function Bodies({ page, data }: ElectionPageProps & { readonly data: OfBodies }): ReactNode {
  const say = useSay('election');
  const site = useSite();
  const id = useId();
  const [sought, setSought] = useState('');
  const wanted = useDeferredValue(sought).trim().toLowerCase();
  const { regions, parties } = data;
  const regionOf = ({ region }: BodyLine) => (region === undefined ? undefined : regions[region]);
  const rows = data.rows.filter(
    (row) => wanted === '' || [row.name, regionOf(row)].some((text) => site.name(text).toLowerCase().includes(wanted)),
  );
  const { of } = page.place;
  const hasStanding = data.rows.some(({ expected }) => expected !== undefined);
  const columns: readonly Column<BodyLine>[] = [
    {
      key: 'name',
      head: say('body', { of: data.of }),
      cell: (row) => (
        <>
          {of === undefined ? (
            <Named text={row.name} />
          ) : (
            <PlaceLink place={{ kind: 'contest', of, rest: [row.contest] }}>
              <Named text={row.name} />
            </PlaceLink>
          )}
          {regionOf(row) !== undefined && (
            <span className="note small quiet">
              <Named text={regionOf(row)} />
            </span>
          )}
        </>
      ),
    },
    {
      key: 'known',
      head: say(data.of === 'offices' ? 'winner' : 'seats-held'),
      cell: (row) => <Known row={row} parties={parties} />,
    },
    ...(data.of === 'councils'
      ? [{ key: 'seats', head: say('seats'), isFigure: true, cell: ({ seats }: BodyLine) => <Figure value={seats} /> }]
      : []),
    ...(hasStanding
      ? [
          {
            key: 'counted',
            head: say('protocols'),
            isFigure: true,
            cell: ({ counted = 0, expected = 0 }: BodyLine) => say('counted-of', { counted, expected }),
          },
        ]
      : []),
  ];
  return (
    <section>
      <h2>{say('bodies', { of: data.of })}</h2>
      <div className="toolbar needs-scripts">
        <div className="field">
          <label htmlFor={id}>{say('filter')}</label>
          <input id={id} type="search" value={sought} onChange={({ target }) => setSought(target.value)} />
        </div>
        <p className="quiet" role="status">
          {wanted !== '' && say('filtered', { shown: rows.length, all: data.rows.length })}
        </p>
      </div>
      <DataTable
        caption={say('bodies', { of: data.of })}
        isCaptionHidden={true}
        columns={columns}
        rows={rows}
        keyOf={({ contest }) => contest}
      />
    </section>
  );
}

function Known({ row, parties }: { readonly row: BodyLine; readonly parties: OfBodies['parties'] }): ReactNode {
  const say = useSay('election');
  const parts = useSay('parts');
  if (row.first !== undefined) {
    return (
      <>
        <OptionName name={row.first.name} colour={row.first.colour} otherwise={parts('unnamed')} />
        <span className="note small quiet">
          {row.first.party !== undefined && (
            <>
              <Named text={row.first.party} otherwise={say('self-nominated')} />
              {' · '}
            </>
          )}
          {say('place-is', { is: row.is ?? 'leads' })}
        </span>
      </>
    );
  }
  if (row.held.length === 0) return <Absent />;
  return (
    <span className="held">
      {row.held.map(([party, seats]) => (
        <span key={party} className="legend-item">
          <OptionName
            name={parties[party]?.name ?? {}}
            colour={parties[party]?.colour ?? 'other'}
            otherwise={parts('independents')}
          />{' '}
          <strong>{seats}</strong>
        </span>
      ))}
    </span>
  );
}
