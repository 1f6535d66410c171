/** Data: every table of an election to download, its columns explained, whole values, and the record itself. */

import type { ReactNode } from 'react';
import { DataTable as TableView } from '../../parts/data-table.js';
import { SourceName } from '../../parts/source-name.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import type { DataColumn, DataPageData, DataTable } from './data.js';
import { Licence } from './licence.js';

function Data({ page }: { readonly page: PageOf<'data'> }): ReactNode {
  const say = useSay('data');
  const { tables, values, record, sources } = page.data;
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="lead">{say(record === undefined ? 'lead-past' : 'lead-log')}</p>
      {page.log !== undefined && (
        <p>
          {say(page.log.isRehearsal ? 'of-rehearsal' : 'of-log', { size: page.log.size })}{' '}
          <span className="mono">{page.log.origin}</span>
        </p>
      )}
      <h2>{say('tables')}</h2>
      <p>{say('tables-how')}</p>
      <ul className="data-files">
        {tables.map((table) => (
          <TableFile key={table.table} table={table} />
        ))}
      </ul>
      <h2>{say('values')}</h2>
      <ul className="data-files">
        {values.map((value) => (
          <ValueFile key={value.value} value={value} />
        ))}
        {record !== undefined && <RecordFile path={record} />}
      </ul>
      <Sources sources={sources} />
      <Licence isRehearsal={page.log?.isRehearsal === true} />
      <p>
        <PlaceLink place={{ kind: 'all-data', rest: [] }}>{say('all')}</PlaceLink>
        {' · '}
        <PlaceLink place={{ kind: 'api', rest: [] }}>{say('api')}</PlaceLink>
      </p>
    </>
  );
}

function TableFile({ table }: { readonly table: DataTable }): ReactNode {
  const { title, description, rows, columns, links } = table;
  const say = useSay('data');
  const site = useSite();
  const name = site.name(title);
  const hashes = links.filter(({ sha256 }) => sha256 !== undefined);
  return (
    <li className="card">
      <h3>{name}</h3>
      <p>{site.name(description)}</p>
      <p className="data-links">
        {links.map(({ form, path, bytes }) => (
          <a key={form} className="button" href={site.base + path} download="">
            <span className="visually-hidden">{name}: </span>
            {form.toUpperCase()}
            {bytes !== undefined && (
              <span className="quiet small">{say('kilobytes', kilobytes(site.decimal, bytes))}</span>
            )}
          </a>
        ))}
        {rows !== undefined && <span className="quiet">{say('rows', { number: rows })}</span>}
      </p>
      <details>
        <summary>{say('columns', { number: columns.length })}</summary>
        <Columns columns={columns} caption={name} />
        {hashes.map(({ form, sha256 }) => (
          <p key={form} className="small">
            SHA-256, {form.toUpperCase()}: <span className="mono">{sha256}</span>
          </p>
        ))}
      </details>
    </li>
  );
}

function kilobytes(decimal: (decimal: string) => string, bytes: number): { readonly size: string } {
  return { size: decimal((bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)) };
}

function Columns({
  columns,
  caption,
}: {
  readonly columns: readonly DataColumn[];
  readonly caption: string;
}): ReactNode {
  const say = useSay('data');
  const site = useSite();
  return (
    <TableView
      caption={caption}
      isCaptionHidden={true}
      rows={columns}
      keyOf={({ name }) => name}
      columns={[
        {
          key: 'name',
          head: say('column'),
          cell: ({ name, type }) => (
            <>
              <code>{name}</code> <span className="narrow-only small quiet">{say(`type-${type}`)}</span>
            </>
          ),
        },
        { key: 'type', head: say('type'), isWide: true, cell: ({ type }) => say(`type-${type}`) },
        { key: 'what', head: say('meaning'), cell: ({ description }) => site.name(description) },
      ]}
    />
  );
}

function ValueFile({ value: { value, path } }: { readonly value: DataPageData['values'][number] }): ReactNode {
  const say = useSay('data');
  const site = useSite();
  return (
    <li className="card">
      <h3>{say(`value-${value}`)}</h3>
      <p>{say(`what-${value}`)}</p>
      <p className="data-links">
        <a className="button" href={site.base + path} download="">
          <span className="visually-hidden">{say(`value-${value}`)}: </span>
          JSON
        </a>
      </p>
    </li>
  );
}

function RecordFile({ path }: { readonly path: string }): ReactNode {
  const say = useSay('data');
  const site = useSite();
  return (
    <li className="card">
      <h3>{say('record')}</h3>
      <p>{say('what-record')}</p>
      <p className="data-links">
        <a className="button is-main" href={site.base + path} download="">
          .saylau.gz
        </a>
      </p>
      <p className="small">
        {say('record-check')} <code>saylau verify …record.saylau.gz</code>
      </p>
    </li>
  );
}

function Sources({ sources }: Pick<DataPageData, 'sources'>): ReactNode {
  const say = useSay('data');
  if (sources.length === 0) return null;
  return (
    <>
      <h2>{say('sources')}</h2>
      <ul>
        {sources.map(({ id, what, url }) => (
          <li key={id}>
            <SourceName what={what} url={url} />
          </li>
        ))}
      </ul>
    </>
  );
}

export const dataModule: PageModule<'data'> = {
  namespaces: ['data', 'parts'],
  title: ({ about }, site) => `${site.say('data')('title')} – ${site.name(about?.name)}`,
  summary: ({ data }, site) => site.say('data')(data.record === undefined ? 'lead-past' : 'lead-log'),
  View: Data,
};
