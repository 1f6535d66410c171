/** What was published of an area of a past election: a row of each table that has one. */

import type { ReactNode } from 'react';
import { Absent, Percent } from '../../parts/figure.js';
import { Named } from '../../parts/option-name.js';
import { SourceName } from '../../parts/source-name.js';
import { useSite } from '../../site/site.js';
import type { PublishedRow } from './data.js';

export function PublishedTables({ tables }: { readonly tables: readonly PublishedRow[] }): ReactNode {
  const site = useSite();
  return tables.map((table) => (
    <section key={site.name(table.title)}>
      <h2>
        <Named text={table.title} />
      </h2>
      <p className="quiet">
        <Named text={table.unit} />
      </p>
      <dl className="facts">
        {table.columns.map((column, at) => (
          <div key={site.name(column)}>
            <dt>
              <Named text={column} />
            </dt>
            <dd>
              <Value value={table.values[at]} />
            </dd>
          </div>
        ))}
      </dl>
      {table.source !== undefined && (
        <p className="cite">
          <SourceName what={table.source} url={table.url} />
        </p>
      )}
    </section>
  ));
}

/** A share with decimals, or a number. */
function Value({ value }: { readonly value: string | undefined }): ReactNode {
  const site = useSite();
  if (value === undefined || value === '') return <Absent />;
  if (/^\d+$/.test(value)) return <span className="number">{site.number(value)}</span>;
  return /^\d+\.\d+$/.test(value) ? <Percent value={value} /> : value;
}
