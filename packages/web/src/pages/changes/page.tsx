/** Changes: what of the public figures is not any more as it was, why, on what ground, and who decided. */

import { Fragment, type ReactNode } from 'react';
import { protocolAnchor } from '../../data/ids.js';
import { inLanguage } from '../../data/rehearsed.js';
import { DataTable } from '../../parts/data-table.js';
import { Figure } from '../../parts/figure.js';
import { Named } from '../../parts/option-name.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { ElectionRef } from '../../site/address.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import type { ChangedLine, ChangeLine, RecordChanges } from './data.js';
import { hoursOf, timeIn } from './hours.js';
import { PastChangesView } from './past-view.js';

function Changes({ page }: { readonly page: PageOf<'changes'> }): ReactNode {
  const say = useSay('changes');
  const { data } = page;
  return (
    <>
      <h1>{say('title')}</h1>
      {data.record !== undefined && <OfTheRecord page={page} record={data.record} />}
      {data.past !== undefined && <PastChangesView past={data.past} />}
    </>
  );
}

interface RecordProps {
  readonly page: PageOf<'changes'>;
  readonly record: RecordChanges;
}

function OfTheRecord({ page, record }: RecordProps): ReactNode {
  const say = useSay('changes');
  const site = useSite();
  const zone = page.log?.zone ?? '+00:00';
  const { of, rest } = page.place;
  const { total, inLastHour, until } = record;
  const isFirst = rest.length === 0;
  return (
    <>
      <p className="lead">
        {total === 0
          ? say('none')
          : say('lead', {
              total,
              hour: inLastHour,
              until: `${site.day(timeIn(until, zone).day)}, ${timeIn(until, zone).clock}`,
            })}
      </p>
      <p>
        {say('what')}{' '}
        <a href={`${site.href({ kind: 'changes', ...(of === undefined ? {} : { of }), rest: [] })}.atom`}>
          {say('feed')}
        </a>
      </p>
      {isFirst && total > 0 && inLastHour === 0 && <p className="note-box">{say('quiet-hour')}</p>}
      {hoursOf(record.changes, zone).map(({ key, isLast, day, from, to, changes }) => (
        <section key={key} className="hour">
          <h2>{isLast ? say('last-hour') : `${site.day(day)}, ${from}–${to}`}</h2>
          <ol className="change-list">
            {changes.map((change) => (
              <ChangeView key={change.leaf} change={change} zone={zone} of={of} hasStations={hasStations(page)} />
            ))}
          </ol>
        </section>
      ))}
      <Ways record={record} of={of} />
    </>
  );
}

function hasStations({ about }: PageOf<'changes'>): boolean {
  return about?.pages.includes('stations') ?? false;
}

function Ways({
  record: { older, newer },
  of,
}: {
  readonly record: RecordChanges;
  readonly of: ElectionRef | undefined;
}): ReactNode {
  const say = useSay('changes');
  if (older === undefined && newer === undefined) return null;
  const place = (part: string) => ({
    kind: 'changes' as const,
    ...(of === undefined ? {} : { of }),
    rest: part === '' ? [] : [part],
  });
  return (
    <nav className="toolbar" aria-label={say('pages')}>
      {newer !== undefined && (
        <PlaceLink className="button" place={place(newer)}>
          {say('newer')}
        </PlaceLink>
      )}
      {older !== undefined && (
        <PlaceLink className="button" place={place(older)}>
          {say('older')}
        </PlaceLink>
      )}
    </nav>
  );
}

interface ChangeProps {
  readonly change: ChangeLine;
  readonly zone: string;
  readonly of: ElectionRef | undefined;
  readonly hasStations: boolean;
}

function ChangeView({ change, zone, of, hasStations: isLinked }: ChangeProps): ReactNode {
  const say = useSay('changes');
  const site = useSite();
  const { act, cause, at, by, reason, ground, leaf, page, contests, area } = change;
  const { clock } = timeIn(at, zone);
  return (
    <li className="change" id={`leaf-${leaf}`}>
      <h3 className="change-head">
        <time dateTime={at} className="number">
          {clock}
        </time>{' '}
        {site.texts.sayIf(`act.${act}`) ?? act}
        {cause !== undefined && <span className="quiet"> · {site.texts.sayIf(`replacement.${cause}`) ?? cause}</span>}
      </h3>
      <p>
        {contests.map(({ id, name }, place) => (
          <Fragment key={id}>
            {place > 0 && ', '}
            <Named text={name} otherwise={id} />
          </Fragment>
        ))}
        {area !== undefined && (
          <>
            {' · '}
            <Named text={area} />
          </>
        )}
        {change.stations.map((station) => (
          <Fragment key={station.word}>
            {' · '}
            {isLinked && of !== undefined ? (
              <PlaceLink
                place={{ kind: 'station', of, rest: [station.word] }}
                {...(contests[0] === undefined ? {} : { anchor: protocolAnchor(contests[0].id) })}
              >
                {say('station', { id: station.name })}
              </PlaceLink>
            ) : (
              say('station', { id: station.name })
            )}
            {station.area !== undefined && (
              <span className="quiet">
                {' ('}
                <Named text={station.area} />)
              </span>
            )}
          </Fragment>
        ))}
      </p>
      <Lines lines={change.lines} />
      <p className="cite">
        {reason !== undefined && (
          <>
            <strong>{say('reason')}</strong> {inLanguage(site.language, reason)}
            {' · '}
          </>
        )}
        {ground !== undefined && (
          <>
            <strong>{say('ground')}</strong> {inLanguage(site.language, ground)}
            {' · '}
          </>
        )}
        <strong>{say('by')}</strong> {site.texts.sayIf(`office.${by.office}`) ?? by.office}
        {by.area !== undefined && (
          <>
            {' ('}
            <Named text={by.area} />)
          </>
        )}
        {' · '}
        <a href={`${site.href({ kind: 'changes', ...(of === undefined ? {} : { of }), rest: [page] })}#leaf-${leaf}`}>
          {say('leaf', { leaf })}
        </a>
      </p>
    </li>
  );
}

/** So many lines stand open; of an annulled protocol there are more. */
const few = 6;

function Lines({ lines }: { readonly lines: readonly ChangedLine[] }): ReactNode {
  const say = useSay('changes');
  if (lines.length === 0) return null;
  const table = (
    <DataTable
      caption={say('figures')}
      isCaptionHidden={true}
      columns={[
        {
          key: 'line',
          head: say('line'),
          cell: ({ number, name, line }) => (
            <>
              {number !== undefined && `${number} `}
              <Named text={name} otherwise={line} />
            </>
          ),
        },
        { key: 'before', head: say('before'), isFigure: true, cell: ({ before }) => <Value value={before} /> },
        { key: 'after', head: say('after'), isFigure: true, cell: ({ after }) => <Value value={after} /> },
        { key: 'by', head: say('difference'), isFigure: true, cell: (line) => <Difference line={line} /> },
      ]}
      rows={lines}
      keyOf={({ line }) => line}
    />
  );
  if (lines.length <= few) {
    return (
      <ul className="changed-lines">
        {lines.map((one) => (
          <ShortLine key={one.line} line={one} />
        ))}
      </ul>
    );
  }
  return (
    <details>
      <summary>{say('many-lines', { number: lines.length })}</summary>
      {table}
    </details>
  );
}

/** "8.4 Candidate 4: 74 → 71 (−3)" */
function ShortLine({ line }: { readonly line: ChangedLine }): ReactNode {
  const say = useSay('changes');
  const { number, name, before, after } = line;
  return (
    <li>
      <span>
        {number !== undefined && <span className="quiet">{number} </span>}
        <Named text={name} otherwise={line.line} />:
      </span>{' '}
      <span className="number">
        <span className="visually-hidden">{say('before')} </span>
        <Value value={before} /> <span aria-hidden="true">→</span>
        <span className="visually-hidden">, {say('after')}</span>{' '}
        <strong>
          <Value value={after} />
        </strong>
        {before !== undefined && after !== undefined && (
          <span className="quiet">
            {' '}
            (<Difference line={line} />)
          </span>
        )}
      </span>
    </li>
  );
}

function Value({ value }: { readonly value: number | undefined }): ReactNode {
  const say = useSay('changes');
  return value === undefined ? <span className="absent">{say('nothing')}</span> : <Figure value={value} />;
}

function Difference({ line: { before, after } }: { readonly line: ChangedLine }): ReactNode {
  const site = useSite();
  if (before === undefined || after === undefined) return '–';
  return <span className="number">{`${after > before ? '+' : ''}${site.number(after - before)}`}</span>;
}

export const changesModule: PageModule<'changes'> = {
  namespaces: ['changes', 'parts', 'texts'],
  title: ({ data }, site) => `${site.say('changes')('title')} · ${site.name(data.name)}`,
  summary: (_, site) => site.say('changes')('what'),
  View: Changes,
};
