/** Changes of an election of the past, as far as sources tell of them. */

import type { ReactNode } from 'react';
import { DataTable } from '../../parts/data-table.js';
import { Figure } from '../../parts/figure.js';
import { Named } from '../../parts/option-name.js';
import { type Site, useSay, useSite } from '../../site/site.js';
import type { PastChanges, PreliminaryContest, PreliminaryRow } from './past.js';

export function PastChangesView({ past }: { readonly past: PastChanges }): ReactNode {
  const say = useSay('changes');
  const site = useSite();
  return (
    <>
      <p className="lead">{say('past-lead')}</p>
      <h2>{say('past-preliminary')}</h2>
      {past.preliminary.length === 0 && <p className="absent">{say('past-no-preliminary')}</p>}
      {past.preliminary.map((contest) => (
        <Preliminary key={contest.id} contest={contest} />
      ))}
      <h2>{say('past-contradictions')}</h2>
      {past.contradictions.length === 0 && <p className="absent">{say('past-no-contradictions')}</p>}
      <div className="contradictions-past">
        {past.contradictions.map((one) => (
          <section key={one.id} className="contradiction">
            <h3>
              <Named text={one.about} />
            </h3>
            <ul>
              {one.values.map(({ value, sources }) => (
                <li key={value}>
                  <span className="number">{told(site, value)}</span>
                  {value === one.verdict && <strong> · {say('past-verdict')}</strong>}{' '}
                  <span className="cite">
                    <Named text={sources} />
                  </span>
                </li>
              ))}
            </ul>
            {one.verdict === undefined && <p className="absent">{say('past-undecided')}</p>}
            <p>
              <Named text={one.why} />
            </p>
          </section>
        ))}
      </div>
    </>
  );
}

function Preliminary({ contest }: { readonly contest: PreliminaryContest }): ReactNode {
  const say = useSay('changes');
  const site = useSite();
  const { name, at, rows } = contest;
  const value = (row: PreliminaryRow, figure: PreliminaryRow['before']): ReactNode =>
    figure !== undefined && (row.what === 'percent' || row.what === 'turnout') ? (
      site.percent(String(figure))
    ) : (
      <Figure value={figure} />
    );
  return (
    <DataTable
      caption={
        <>
          <Named text={name} />
          {at !== undefined && ` · ${say('past-at', { at: dayAndTime(site, at) })}`}
        </>
      }
      columns={[
        { key: 'what', head: say('line'), cell: (row) => <What row={row} /> },
        { key: 'before', head: say('past-before'), isFigure: true, cell: (row) => value(row, row.before) },
        { key: 'after', head: say('past-after'), isFigure: true, cell: (row) => value(row, row.after) },
        {
          key: 'is',
          head: '',
          cell: ({ before, after }) =>
            after === undefined ? '' : String(before) === String(after) ? say('past-same') : say('past-other'),
        },
      ]}
      rows={rows}
      keyOf={({ what, key }) => `${what} ${key}`}
    />
  );
}

/** A number as this language writes it; other words as the source has them. */
function told(site: Site, value: string): string {
  return /^-?\d+(\.\d+)?$/.test(value) ? site.decimal(value) : value;
}

/** "2023-03-19 22:10" */
function dayAndTime(site: Site, at: string): string {
  const [, day, clock] = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?$/.exec(at) ?? [];
  return day === undefined ? at : [site.day(day), clock].filter(Boolean).join(', ');
}

function What({ row: { what, key, name } }: { readonly row: PreliminaryRow }): ReactNode {
  const say = useSay('changes');
  const site = useSite();
  if (what === 'turnout') return say('what-turnout');
  const called = name === undefined ? (site.texts.sayIf(`line.${key}`) ?? key) : <Named text={name} />;
  return (
    <>
      {called}
      {what !== 'figure' && ` · ${say(`what-${what}`)}`}
    </>
  );
}
