/** A contest's options as bars with what the law asks of them: the line of the threshold, the votes to the next seat. */

import type { ReactNode } from 'react';
import type { ContestFull, RankedOption } from '../data/contest-full.js';
import type { ListMargin } from '../data/next-seat.js';
import { useSay, useSite } from '../site/site.js';
import type { Say } from '../site/words.js';
import { Bars } from './bars.js';
import { Named } from './option-name.js';

export interface ContestBarsProps {
  readonly contest: ContestFull;
  readonly caption: ReactNode;
  /** What the line stands for; else a threshold. */
  readonly lineSays?: ReactNode;
}

export function ContestBars({ contest, caption, lineSays }: ContestBarsProps): ReactNode {
  const say = useSay('parts');
  const site = useSite();
  const { options, percentOf, result, standing } = contest;
  const lines = new Map(options.flatMap(({ id, threshold }) => (threshold === undefined ? [] : [[id, threshold]])));
  const [line, ...others] = new Set(lines.values());
  const says =
    line === undefined
      ? undefined
      : others.length > 0
        ? say('threshold-lines')
        : (lineSays ?? say('threshold-line', { threshold: site.percent(line) }));
  const isOpen = standing?.isSettled === false;
  const hasMargins = options.some(({ margin }) => margin !== undefined);
  return (
    <>
      <Bars
        caption={
          <>
            {caption}
            {percentOf !== undefined && ` · ${say('percent-of', { sum: site.name(percentOf) })}`}
          </>
        }
        head={options.some(({ role }) => role === 'candidate') ? say('candidate') : undefined}
        options={options}
        thresholdOf={({ id }) => (lines.has(id) ? Number(lines.get(id)) : undefined)}
        lineSays={says}
        hasSeats={result === 'seats'}
        note={(option) => <Note option={option} isOpen={isOpen} />}
      />
      {hasMargins && <p className="small quiet">{say('margins-assume')}</p>}
    </>
  );
}

interface NoteProps {
  readonly option: RankedOption;
  /** Protocols are missing: nobody is elected yet. */
  readonly isOpen: boolean;
}

function Note({ option, isOpen }: NoteProps): ReactNode {
  const say = useSay('parts');
  const { margin, isElected, isDeclared, isAdvancing, partyName } = option;
  const parts = [
    ...(partyName === undefined ? [] : [<Named key="party" text={partyName} otherwise={say('self-nominated')} />]),
    ...(isElected === true && !isOpen ? [say('elected')] : []),
    ...(isDeclared === true ? [say('elected-declared')] : []),
    ...(isAdvancing === true && !isOpen ? [say('advancing')] : []),
    ...(margin === undefined ? [] : marginsIn(margin, say)),
  ];
  return parts.flatMap((part, at) => (at === 0 ? [part] : [' · ', part]));
}

function marginsIn(margin: ListMargin, say: Say<'parts'>): readonly string[] {
  const { toThreshold, toNextSeat, aboveThreshold } = margin;
  return [
    ...(toThreshold === undefined ? [] : [say('to-threshold', { votes: toThreshold })]),
    ...(toNextSeat === undefined || toNextSeat === toThreshold ? [] : [say('to-next-seat', { votes: toNextSeat })]),
    ...(aboveThreshold === undefined ? [] : [say('above-threshold', { votes: aboveThreshold })]),
  ];
}
