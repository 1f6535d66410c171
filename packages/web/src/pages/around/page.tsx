/** Around the votes: what is known beside them, by theme, each with its source; where sources differ; what none gives. */

import type { Contradiction, Fact, Text } from '@saylau/core';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Absent } from '../../parts/figure.js';
import { Named, OptionName } from '../../parts/option-name.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { type Site, useSay, useSite } from '../../site/site.js';
import type { AroundTable, BallotOrder, Cell, ThemeData } from './data.js';
import { ExitPollsView } from './exit-polls.js';
import { SourceMark, SourcesProvider } from './source-mark.js';

function AroundPage({ page: { data } }: { readonly page: PageOf<'around'> }): ReactNode {
  const say = useSay('around');
  const parts = [
    ...data.themes.map(({ theme }) => ({ id: theme, words: say(`theme-${theme}`) })),
    ...(data.contradictions.length > 0 ? [{ id: 'contradictions', words: say('contradictions') }] : []),
    ...(data.absent.length > 0 ? [{ id: 'absent', words: say('absent') }] : []),
  ];
  return (
    <SourcesProvider value={data.sources}>
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      {parts.length === 0 && <p className="note-box">{say('nothing')}</p>}
      {parts.length > 2 && (
        <nav aria-label={say('on-this-page')} className="around-nav no-print">
          <ul>
            {parts.map(({ id, words }) => (
              <li key={id}>
                <a href={`#${id}`}>{words}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {data.themes.map((theme) => (
        <ThemeView key={theme.theme} data={theme} />
      ))}
      <Contradictions contradictions={data.contradictions} />
      <Texts id="notes" title={say('notes')} texts={data.notes} />
      <Texts id="absent" title={say('absent')} lead={say('absent-note')} texts={data.absent} />
    </SourcesProvider>
  );
}

function ThemeView({ data: { theme, facts, tables, exitPolls, ballots } }: { readonly data: ThemeData }): ReactNode {
  const say = useSay('around');
  return (
    <section className="around-theme" aria-labelledby={theme}>
      <h2 id={theme}>{say(`theme-${theme}`)}</h2>
      {ballots?.map((ballot) => (
        <Ballot key={ballot.options.map(({ id }) => id).join(' ')} ballot={ballot} />
      ))}
      {exitPolls !== undefined && <ExitPollsView polls={exitPolls} />}
      {facts.length > 0 && <Facts facts={facts} />}
      {tables.map((table) => (
        <TableView key={table.id} table={table} />
      ))}
    </section>
  );
}

function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  const site = useSite();
  return (
    <dl className="facts">
      {facts.map(({ id, label, value, note, source }) => {
        const words = site.name(label);
        const isPart = words.startsWith('— ');
        return (
          <div key={id} className={isPart ? 'is-part' : undefined}>
            <dt>{isPart ? words.slice(2) : <Named text={label} />}</dt>
            <dd>
              {value === undefined ? <Absent /> : <strong className="number">{printed(site, value, id)}</strong>}{' '}
              <SourceMark ids={source === undefined ? [] : [source]} />
              {note !== undefined && (
                <span className="small quiet fact-note">
                  <Named text={note} />
                </span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** A figure as printed in the data, the way the language writes it: numbers grouped, days in words. Years stay years. */
function printed(site: Site, value: string, id = ''): string {
  if (/^\d{5,}\+$/.test(value)) return `${site.number(value.slice(0, -1))}+`;
  if (/^\d+$/.test(value) && !/born|year/.test(id) && !/^(?:19|20)\d\d$/.test(value)) return site.number(value);
  if (/^-?\d+\.\d+$/.test(value)) return site.language === 'en' ? value : value.replace('.', ',');
  return value
    .replaceAll(/(\d{4}-\d{2}-\d{2}) (?=\d\d:)/g, '$1, ')
    .replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => site.day(day));
}

function Ballot({ ballot: { options } }: { readonly ballot: BallotOrder }): ReactNode {
  const say = useSay('around');
  const site = useSite();
  const hasOrder = options.some(({ order }) => order !== undefined);
  const columns: readonly Column<BallotOrder['options'][number]>[] = [
    {
      key: 'name',
      head: say('list'),
      cell: ({ name, colour }) => <OptionName name={name} colour={colour} />,
    },
    {
      key: 'order',
      head: say('place-on-ballot'),
      isFigure: true,
      cell: ({ order }) => (order === undefined ? <Absent /> : order),
    },
    {
      key: 'candidates',
      head: say('list-size'),
      isFigure: true,
      cell: ({ candidates }) => (candidates === undefined ? <Absent /> : site.number(candidates)),
    },
  ];
  const rows = hasOrder ? [...options].sort((one, other) => (one.order ?? 99) - (other.order ?? 99)) : options;
  return <DataTable caption={say('ballot')} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function TableView({ table }: { readonly table: AroundTable }): ReactNode {
  const say = useSay('around');
  const site = useSite();
  const columns: readonly Column<AroundTable['rows'][number]>[] = [
    {
      key: 'label',
      head: <span className="visually-hidden">{say('row')}</span>,
      cell: ({ label }) => <Label label={label} />,
    },
    ...table.columns.map((head, at) => ({
      key: `${at}`,
      head: <Named text={head} />,
      label: site.name(head),
      isFigure: table.rows.every(({ cells }) => isFigure(cells[at] ?? null)),
      cell: ({ cells }: AroundTable['rows'][number]) => <CellView cell={cells[at] ?? null} />,
    })),
  ];
  const whole = (
    <DataTable
      caption={
        <>
          <strong>
            <Named text={table.title} />
          </strong>
          {', '}
          <Named text={table.unit} /> <SourceMark ids={table.source === undefined ? [] : [table.source]} />
        </>
      }
      columns={columns}
      rows={table.rows}
      keyOf={({ label }) => JSON.stringify(label)}
    />
  );
  if (table.rows.length <= long) return whole;
  return (
    <details className="around-table">
      <summary>
        <Named text={table.title} /> ({say('rows', { count: table.rows.length })})
      </summary>
      {whole}
    </details>
  );
}

function Label({ label }: { readonly label: Text }): ReactNode {
  const site = useSite();
  const words = site.name(label);
  return /^\d{4}-\d{2}-\d{2}$/.test(words) ? site.day(words) : <Named text={label} />;
}

/** Longer tables are folded. */
const long = 14;

function isFigure(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && /^-?[\d.,+≈ ]+$/.test(cell));
}

function CellView({ cell }: { readonly cell: Cell }): ReactNode {
  const site = useSite();
  // The table's unit says "what is known", or a deed has no second day: a dash would explain nothing.
  if (cell === null) return null;
  if (typeof cell === 'string') return printed(site, cell);
  return 'name' in cell ? <Named text={cell.name} /> : <SourceMark ids={cell.sources} />;
}

function Contradictions({ contradictions }: { readonly contradictions: readonly Contradiction[] }): ReactNode {
  const say = useSay('around');
  const site = useSite();
  if (contradictions.length === 0) return null;
  return (
    <section aria-labelledby="contradictions">
      <h2 id="contradictions">{say('contradictions')}</h2>
      <p>{say('contradictions-note')}</p>
      <ul className="contradictions">
        {contradictions.map(({ id, about, values, verdict, why }) => (
          <li key={id}>
            <h3>
              <Named text={about} />
            </h3>
            <ul>
              {values.map(({ value, source }) => (
                <li key={`${value} ${source}`} className={value === verdict ? 'is-used' : undefined}>
                  <span className="number">{printed(site, value)}</span> <SourceMark ids={[source]} />
                </li>
              ))}
            </ul>
            <p>
              <strong>
                {verdict === undefined ? say('undecided') : say('used', { value: printed(site, verdict) })}
              </strong>{' '}
              <Named text={why} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TextsProps {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly texts: readonly Text[];
}

function Texts({ id, title, lead, texts }: TextsProps): ReactNode {
  const site = useSite();
  if (texts.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead !== undefined && <p>{lead}</p>}
      <ul className="around-texts">
        {texts.map((text) => (
          <li key={site.name(text)}>
            <Named text={text} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export const aroundModule: PageModule<'around'> = {
  namespaces: ['around', 'parts'],
  title: ({ about }, site) =>
    about === undefined ? site.say('around')('title') : `${site.say('around')('title')} · ${site.name(about.name)}`,
  summary: (_, site) => site.say('around')('lead'),
  View: AroundPage,
};
