/** The constituencies of an election, each in a line: who is first, by how much, how far it is counted. */

import type { ReactNode } from 'react';
import type { First as FirstOf } from '../../data/first.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Absent, Figure } from '../../parts/figure.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { contestPlace } from '../../parts/trail.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { Place } from '../../site/address.js';
import { useSay } from '../../site/site.js';
import type { Say } from '../../site/words.js';
import type { PlaceRow, PlacesData } from './lists-data.js';
import type { ElectionPageProps } from './sections.js';

export function Places({ page, places }: ElectionPageProps & { readonly places: PlacesData }): ReactNode {
  const say = useSay('election');
  const { rows, named, declared } = places;
  return (
    <section id="places">
      <h2>
        <Named text={places.name} otherwise={say('constituencies')} />
      </h2>
      {declared !== undefined && (
        <p className="declared-parts">
          {say('places-declared', { number: rows.length })}{' '}
          {declared.map(({ name, colour, seats }) => (
            <span key={colour} className="legend-item">
              <OptionName name={name} colour={colour} otherwise={say('self-nominated')} /> <strong>{seats}</strong>
            </span>
          ))}
        </p>
      )}
      {!has(rows, 'lead') && <p className="note-box">{say('places-not-published', { named, number: rows.length })}</p>}
      <DataTable
        caption={say('places-caption')}
        isCaptionHidden={true}
        columns={columnsOf(rows, page.place.of, say)}
        rows={rows}
        keyOf={({ contest }) => contest}
      />
    </section>
  );
}

/** Who is first, with the party behind, and whether elected; on a narrow screen with what stands in columns else. */
function First({ row }: { readonly row: PlaceRow }): ReactNode {
  const say = useSay('election');
  const parts = useSay('parts');
  const { first } = row;
  return (
    <>
      {first === undefined ? (
        row.is === 'tie' ? (
          <span className="note small quiet">{whatIs(row, say, parts)}</span>
        ) : (
          <Absent />
        )
      ) : (
        <>
          <OptionName name={first.name} colour={first.colour} otherwise={parts('unnamed')} />
          <span className="note small quiet">
            {first.party !== undefined && (
              <>
                <Named text={first.party} otherwise={say('self-nominated')} />
                {' · '}
              </>
            )}
            {whatIs(row, say, parts)}
          </span>
        </>
      )}
      <span className="narrow-only small">{inShort(row, say)}</span>
    </>
  );
}

/** "elected", "equal votes · a lot is still to be drawn" */
export function whatIs({ is = 'leads', why }: Partial<FirstOf>, say: Say<'election'>, parts: Say<'parts'>): string {
  return [say('place-is', { is }), ...(why === undefined ? [] : [parts('why-nobody', { why })])].join(' · ');
}

function inShort({ first, lead, standing, candidates }: PlaceRow, say: Say<'election'>): string {
  return [
    ...(first?.votes === undefined ? [] : [say('votes-of', { votes: first.votes })]),
    ...(lead === undefined ? [] : [say('lead-of', { votes: lead })]),
    ...(standing === undefined
      ? []
      : [say('protocols-of', { counted: standing.counted, expected: standing.expected })]),
    ...(candidates === undefined ? [] : [say('candidates-of', { candidates })]),
  ].join(' · ');
}

function has(rows: readonly PlaceRow[], key: 'lead' | 'standing' | 'candidates'): boolean {
  return rows.some((row) => row[key] !== undefined);
}

/** Votes where there are any; else what is known instead. */
function columnsOf(rows: readonly PlaceRow[], of: Place['of'], say: Say<'election'>): readonly Column<PlaceRow>[] {
  return [
    {
      key: 'name',
      head: say('constituency'),
      cell: ({ contest, name, area }) => (
        <>
          {of === undefined ? (
            <Named text={name} otherwise={contest} />
          ) : (
            <PlaceLink place={contestPlace(of, contest)}>
              <Named text={name} otherwise={contest} />
            </PlaceLink>
          )}
          <span className="note small quiet">
            <Named text={area} />
          </span>
        </>
      ),
    },
    { key: 'first', head: say(has(rows, 'lead') ? 'first' : 'winner'), cell: (row) => <First row={row} /> },
    ...(has(rows, 'lead')
      ? [
          {
            key: 'votes',
            isWide: true,
            head: say('votes'),
            isFigure: true,
            cell: ({ first }: PlaceRow) => <Figure value={first?.votes} />,
          },
          {
            key: 'lead',
            isWide: true,
            head: say('lead'),
            isFigure: true,
            cell: ({ lead }: PlaceRow) => <Figure value={lead} />,
          },
        ]
      : []),
    ...(has(rows, 'candidates') && !has(rows, 'lead')
      ? [
          {
            key: 'candidates',
            isWide: true,
            head: say('candidates'),
            isFigure: true,
            cell: ({ candidates }: PlaceRow) => <Figure value={candidates} />,
          },
        ]
      : []),
    ...(has(rows, 'standing')
      ? [
          {
            key: 'counted',
            isWide: true,
            head: say('protocols'),
            isFigure: true,
            cell: ({ standing }: PlaceRow) =>
              standing === undefined
                ? '–'
                : say('counted-of', { counted: standing.counted, expected: standing.expected }),
          },
        ]
      : []),
  ];
}
