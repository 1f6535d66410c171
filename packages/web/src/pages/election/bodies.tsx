/** The first page of many elections on one day: all of them together, and each in a line that can be looked for. */

import type { Text } from '@saylau/core';
import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Absent, Figure } from '../../parts/figure.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { Stat, Stats } from '../../parts/stat.js';
import { contestPlace } from '../../parts/trail.js';
import { PlaceLink } from '../../shell/place-link.js';
import { type Site, useSay, useSite } from '../../site/site.js';
import type { Say } from '../../site/words.js';
import type { BodyLine } from './bodies-data.js';
import type { ElectionPageData } from './data.js';
import { whatIs } from './places.js';
import { type ElectionPageProps, ProgressStat, Rest, Turnout } from './sections.js';
import { Ways } from './ways.js';

type OfBodies = Extract<ElectionPageData, { kind: 'bodies' }>;

export function BodiesPage({ page, data }: ElectionPageProps & { readonly data: OfBodies }): ReactNode {
  const say = useSay('election');
  const site = useSite();
  const { rows, progress, parties, facts, tables, of } = data;
  const known = rows.filter(({ isKnown }) => isKnown).length;
  const seats = parties.reduce((sum, party) => sum + party.seats, 0);
  return (
    <>
      <h1>{bodiesHeadline(data, site)}</h1>
      <p className="quiet">{site.day(data.date)}</p>
      <Stats>
        {progress !== undefined && <ProgressStat progress={progress} date={data.date} />}
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
      <Ways page={page} inside={rows.length > 0 ? ['bodies'] : []} />
      {of === 'councils' && seats > 0 && <Parties parties={parties} />}
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
                label: site.name(head),
                isFigure: true,
                cell: ({ values }: (typeof lines)[number]) => <Figure value={values[at] ?? undefined} />,
              })),
            ]}
            rows={lines}
            keyOf={({ label }) => JSON.stringify(label)}
          />
        </section>
      ))}
      <Turnout page={page} />
      <Rest page={page} />
    </>
  );
}

export function bodiesHeadline({ name, rows, of }: OfBodies, site: Site): string {
  return rows.length === 0 ? site.name(name) : site.say('election')('headline-bodies', { of, number: rows.length });
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
  const fits = (row: BodyLine): boolean =>
    wanted === '' || [row.name, regionOf(data, row)].some((text) => site.name(text).toLowerCase().includes(wanted));
  const rows = data.rows.filter(fits);
  const [known, unknown] = [rows.filter(hasSomething), rows.filter((row) => !hasSomething(row))];
  return (
    <section id="bodies">
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
      {known.length > 0 && <KnownBodies page={page} data={data} rows={known} isFolded={wanted === ''} />}
      {unknown.length > 0 && <Unknown page={page} data={data} rows={unknown} />}
    </section>
  );
}

/** More of them are folded by their regions, until something is looked for. */
const mostOpen = 60;

function KnownBodies({ page, data, rows, isFolded }: BodiesProps & { readonly isFolded: boolean }): ReactNode {
  const say = useSay('election');
  const site = useSite();
  const table = (shown: readonly BodyLine[]): ReactNode => (
    <DataTable
      caption={say('bodies', { of: data.of })}
      isCaptionHidden={true}
      columns={columnsOf(page, data, say)}
      rows={shown}
      keyOf={({ contest }) => contest}
    />
  );
  if (!isFolded || rows.length <= mostOpen) return table(rows);
  const first = rows.filter(({ region }) => region === undefined);
  return (
    <>
      {first.length > 0 && table(first)}
      {site.sorted(data.regions.map((name, region) => ({ name, region }))).map(({ name, region }) => {
        const inside = rows.filter((row) => row.region === region);
        return (
          inside.length > 0 && (
            <details key={JSON.stringify(name)} className="bodies-of">
              <summary>
                <Named text={name} /> <span className="quiet small">{site.number(inside.length)}</span>
              </summary>
              {table(inside)}
            </details>
          )
        );
      })}
    </>
  );
}

/** Something of its result is known, or it is being counted. */
function hasSomething({ held, is, expected }: BodyLine): boolean {
  return held.length > 0 || is !== undefined || expected !== undefined;
}

function regionOf({ regions }: OfBodies, { region }: BodyLine): Text | undefined {
  return region === undefined ? undefined : regions[region];
}

function BodyLink({ page, row }: ElectionPageProps & { readonly row: BodyLine }): ReactNode {
  const { of } = page.place;
  const name = <Named text={row.name} />;
  return of === undefined ? name : <PlaceLink place={contestPlace(of, row.contest)}>{name}</PlaceLink>;
}

interface BodiesProps extends ElectionPageProps {
  readonly data: OfBodies;
  readonly rows: readonly BodyLine[];
}

/** Names alone, by region: so many lines that say nothing would hide those that do. */
function Unknown({ page, data, rows }: BodiesProps): ReactNode {
  const say = useSay('election');
  const site = useSite();
  const regions = [...new Set(rows.map(({ region }) => region))].map((region) => ({
    region,
    name: data.regions[region ?? -1] ?? {},
  }));
  return (
    <>
      <h3>{say('bodies-nothing')}</h3>
      <div className="regions">
        {site.sorted(regions).map(({ region, name }) => (
          <section key={region ?? 'none'}>
            {region !== undefined && (
              <h4>
                <Named text={name} />
              </h4>
            )}
            <ul>
              {rows
                .filter((row) => row.region === region)
                .map((row) => (
                  <li key={row.contest}>
                    <BodyLink page={page} row={row} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function columnsOf(page: ElectionPageProps['page'], data: OfBodies, say: Say<'election'>): readonly Column<BodyLine>[] {
  const hasStanding = data.rows.some(({ expected }) => expected !== undefined);
  return [
    {
      key: 'name',
      head: say('body', { of: data.of }),
      cell: (row) => (
        <>
          <BodyLink page={page} row={row} />
          {regionOf(data, row) !== undefined && (
            <span className="note small quiet">
              <Named text={regionOf(data, row)} />
            </span>
          )}
        </>
      ),
    },
    {
      key: 'known',
      head: say(data.of === 'offices' ? 'winner' : 'seats-held'),
      cell: (row) => <Known row={row} parties={data.parties} />,
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
          {whatIs(row, say, parts)}
        </span>
      </>
    );
  }
  if (row.is === 'tie') return <span className="note small quiet">{whatIs(row, say, parts)}</span>;
  if (row.held.length === 0) return <Absent />;
  const others = row.held.slice(1).reduce((sum, [, seats]) => sum + seats, 0);
  return (
    <>
      {row.held.map(([party, seats], at) => (
        <span key={party} className={at === 0 ? 'held' : 'held wide-only'}>
          <OptionName
            name={parties[party]?.name ?? {}}
            colour={parties[party]?.colour ?? 'other'}
            otherwise={parts('independents')}
          />{' '}
          <strong>{seats}</strong>
        </span>
      ))}
      {others > 0 && <span className="narrow-only small quiet">{say('others', { others })}</span>}
    </>
  );
}
