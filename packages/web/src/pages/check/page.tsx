/** Check it yourself: the reader's own browser reads the record, checks every claim, adds up and allocates again. */

import type { ReactNode } from 'react';
import { CheckPanel } from '../../checking/panel.js';
import { Ways } from '../../checking/ways.js';
import { DataTable } from '../../parts/data-table.js';
import { Named } from '../../parts/option-name.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import type { PublishedContest } from './data.js';

function Check({ page }: { readonly page: PageOf<'check'> }): ReactNode {
  const say = useSay('check');
  const site = useSite();
  const { data, log } = page;
  if (log === undefined) return <OfThePast page={page} />;
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead', { leaves: site.number(log.size) })}</p>
      <CheckPanel
        log={log}
        {...(data.shown === undefined ? {} : { shown: { size: log.size, election: data.shown } })}
      />
      <Steps />
      <Ways origin={log.origin} keys={log.keys} />
    </>
  );
}

function Steps(): ReactNode {
  const say = useSay('check');
  return (
    <>
      <h2>{say('what')}</h2>
      <ol>
        {(['what-fetch', 'what-tree', 'what-signatures', 'what-rules', 'what-count'] as const).map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ol>
      <p>{say('what-not')}</p>
    </>
  );
}

/** An election of the past has no protocols here: what was declared can be held against what was published of it. */
function OfThePast({ page }: { readonly page: PageOf<'check'> }): ReactNode {
  const say = useSay('check');
  const site = useSite();
  const { published = [] } = page.data;
  const known = published.filter(({ votes, agrees, differs, notCounted }) => votes + agrees + differs + notCounted > 0);
  const unknown = published.length - known.length;
  const number = (of: (row: PublishedContest) => number) => (row: PublishedContest) => site.number(of(row));
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="lead">{say('past-lead')}</p>
      <DataTable
        caption={say('past-table')}
        columns={[
          { key: 'name', head: say('contest'), cell: ({ name }) => <Named text={name} otherwise={say('chamber')} /> },
          {
            key: 'votes',
            head: say('published-votes'),
            isFigure: true,
            cell: ({ votes, options }) => (options === 0 ? '' : `${site.number(votes)} / ${site.number(options)}`),
          },
          { key: 'agrees', head: say('agrees'), isFigure: true, cell: number(({ agrees }) => agrees) },
          { key: 'differs', head: say('differs-head'), isFigure: true, cell: number(({ differs }) => differs) },
          {
            key: 'not-counted',
            head: say('not-counted'),
            isFigure: true,
            cell: number(({ notCounted }) => notCounted),
          },
          {
            key: 'not-declared',
            head: say('not-declared'),
            isFigure: true,
            cell: number(({ notDeclared }) => notDeclared),
          },
        ]}
        rows={known}
        keyOf={({ id }) => id}
      />
      {unknown > 0 && <p className="absent">{say('past-unknown', { number: unknown })}</p>}
      <h2>{say('past-what')}</h2>
      <ul>
        <li>{say('past-can')}</li>
        <li>{say('past-cannot')}</li>
        <li>{say('past-transcribed')}</li>
      </ul>
      <p>
        <PlaceLink place={{ kind: 'checks', rest: [] }}>{say('all-logs')}</PlaceLink>
      </p>
      <h2>{say('without')}</h2>
      <pre>{`saylau count ${page.place.of?.election ?? ''}`}</pre>
    </>
  );
}

export const checkModule: PageModule<'check'> = {
  namespaces: ['check', 'parts', 'texts'],
  title: ({ data }, site) => `${site.say('check')('title')} · ${site.name(data.name)}`,
  summary: (_, site) => site.say('check')('summary'),
  View: Check,
};
