/** The steps of a count under other law, in words: of lists and of single votes; those of many constituencies would be too long. */

import type { ContestOutcome, Election, Statute } from '@saylau/core';
import { partsOf } from '@saylau/formats/outcome-json';
import { Names, type ToldTable, tellStep } from '@saylau/texts';
import type { ReactNode } from 'react';
import { DataTable } from '../../parts/data-table.js';
import { useSay, useSite } from '../../site/site.js';
import type { Counted } from './what-if.js';

export interface HowCountedProps {
  readonly election: Election;
  readonly statute: Statute;
  readonly counted: Counted;
  readonly real: Counted;
  readonly isOpen: boolean;
}

/** Contests whose steps are told. */
const fewContests = 3;

export function HowCounted({ election, statute, counted, real, isOpen }: HowCountedProps): ReactNode {
  const say = useSay('laboratory');
  const site = useSite();
  const names = new Names(site.texts, election, partsOf({ election, statute, law: real.law }, counted.law));
  const told = counted.outcome.contests
    .filter(({ steps, percentages }) => steps.length > 0 && percentages.length > 0)
    .slice(0, fewContests);
  if (told.length === 0) return null;
  return (
    <details className="how" open={isOpen}>
      <summary>{say('how')}</summary>
      {told.map((outcome) => (
        <Steps key={outcome.contest} outcome={outcome} names={names} />
      ))}
    </details>
  );
}

const marks = { yes: '✓', no: '✗', unknown: '?' } as const;

function Steps({ outcome, names }: { readonly outcome: ContestOutcome; readonly names: Names }): ReactNode {
  const site = useSite();
  const { contest, steps } = outcome;
  return (
    <section>
      <h3>{names.contest(contest)}</h3>
      <ol>
        {steps.map((step, at) => {
          const { sentence, findings = [], table } = tellStep({ texts: site.texts, names, contest, steps }, step);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the count
            <li key={at}>
              {sentence}
              <ul className="findings">
                {findings.map(({ holds, sentence: says }, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a comparison is its place in the condition
                  <li key={place} className={`holds-${holds}`}>
                    <span>{marks[holds]}</span> {says}
                  </li>
                ))}
              </ul>
              {table !== undefined && <StepTable caption={sentence} table={table} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function StepTable({ caption, table }: { readonly caption: string; readonly table: ToldTable }): ReactNode {
  const columns = table.heads.map((head, place) => ({
    key: head,
    head,
    isFigure: place > 0,
    cell: (row: readonly string[]) => row[place],
  }));
  return (
    <DataTable
      caption={caption}
      isCaptionHidden={true}
      columns={columns}
      rows={table.rows}
      keyOf={([first = '']) => first}
    />
  );
}
