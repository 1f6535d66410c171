/** Contests under both laws: shares, seats, and who is elected or adopted. */

import type { ReactNode } from 'react';
import type { ContestSummary, OptionResult } from '../../data/contest.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { useSay, useSite } from '../../site/site.js';
import { Change } from './change.js';
import type { Compared, Side } from './compared.js';

export interface ContestsBesideProps {
  readonly pair: Compared;
  readonly isSame: boolean;
  readonly hasChamber: boolean;
}

/** Contests shown in full. */
const fewContests = 3;

export function ContestsBeside({ pair, isSame, hasChamber }: ContestsBesideProps): ReactNode {
  const { real, other, readings } = pair;
  const sides = isSame ? [real] : [real, ...(other === undefined ? [] : [other]), ...readings.map(({ side }) => side)];
  const shown = real.contests
    .filter(({ result, options }) => !hasChamber || result === 'seats' || options.some(({ role }) => role === 'list'))
    .slice(0, fewContests);
  return shown.map((contest) => <ContestBeside key={contest.id} contest={contest} sides={sides} />);
}

interface ContestBesideProps {
  readonly contest: ContestSummary;
  readonly sides: readonly Side[];
}

function ContestBeside({ contest, sides }: ContestBesideProps): ReactNode {
  const say = useSay('laboratory');
  const site = useSite();
  const all = sides.map(({ contests }) => contests.find(({ id }) => id === contest.id));
  const head = (at: number): string => {
    if (at === 0) return say('real-short');
    return sides.length > 2 ? say('reading-short', { number: at }) : say('what-if-short');
  };
  const isSeated = all.some((one) => one?.result === 'seats');
  const optionOf = (at: number, id: string): OptionResult | undefined => all[at]?.options.find((one) => one.id === id);
  const columns: readonly Column<OptionResult>[] = [
    {
      key: 'option',
      head: say('option'),
      cell: ({ name, colour, id }) => <OptionName name={name} colour={colour} otherwise={id} />,
    },
    ...all.flatMap((_, at): Column<OptionResult>[] => [
      {
        key: `share-${at}`,
        head: `${head(at)}, %`,
        isFigure: true,
        cell: ({ id }) => {
          const percent = optionOf(at, id)?.percent;
          return percent === undefined ? '–' : site.decimal(percent);
        },
      },
      ...(isSeated ? seatColumns(at, say('seats-of', { head: head(at) }), optionOf) : []),
    ]),
  ];
  return (
    <section>
      <h2>
        <Named text={contest.name} otherwise={say('votes')} />
      </h2>
      <DataTable
        caption={say('contest-caption')}
        columns={columns}
        rows={[...contest.options].sort((one, two) => Number(two.votes ?? 0) - Number(one.votes ?? 0))}
        keyOf={({ id }) => id}
      />
      <ul className="plain">
        {all.map((one, at) => {
          const words = one === undefined ? [] : decisionOf(one, say, (text) => site.name(text));
          return words.map((word) => <li key={`${head(at)} ${word}`}>{`${head(at)}: ${word}`}</li>);
        })}
      </ul>
    </section>
  );
}

function seatColumns(
  at: number,
  seatsHead: string,
  optionOf: (at: number, id: string) => OptionResult | undefined,
): readonly Column<OptionResult>[] {
  const seats: Column<OptionResult> = {
    key: `seats-${at}`,
    head: seatsHead,
    isFigure: true,
    cell: ({ id }) => <strong>{optionOf(at, id)?.seats ?? '–'}</strong>,
  };
  if (at === 0) return [seats];
  const change = ({ id }: OptionResult): ReactNode => {
    const [before, after] = [optionOf(0, id)?.seats, optionOf(at, id)?.seats];
    return before === undefined || after === undefined ? '' : <Change by={after - before} />;
  };
  return [seats, { key: `change-${at}`, head: '±', isFigure: true, cell: change }];
}

type DecisionWord = 'adopted' | 'rejected' | 'not-valid' | 'second-round' | 'elected' | 'nobody' | 'open';

function decisionOf(
  { result, adopted, valid, secondRound, options, open }: ContestSummary,
  say: (key: DecisionWord, params?: { readonly who: string }) => string,
  name: (text: OptionResult['name']) => string,
): readonly string[] {
  const who = (chosen: readonly OptionResult[]): string => chosen.map((one) => name(one.name)).join(', ');
  const waits = open > 0 ? [say('open')] : [];
  if (result === 'answer')
    return [valid === false ? say('not-valid') : say(adopted === true ? 'adopted' : 'rejected'), ...waits];
  if (result !== 'elected') return waits;
  if (secondRound === true)
    return [say('second-round', { who: who(options.filter(({ isAdvancing }) => isAdvancing === true)) }), ...waits];
  const elected = options.filter(({ isElected }) => isElected === true);
  return [elected.length === 0 ? say('nobody') : say('elected', { who: who(elected) }), ...waits];
}
