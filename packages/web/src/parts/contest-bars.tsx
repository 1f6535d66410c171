/** A contest's options as bars with what the law asks of them: the line of the threshold, the votes to the next seat. */

import type { ReactNode } from 'react';
import type { ContestFull, RankedOption } from '../data/contest-full.js';
import { useSay, useSite } from '../site/site.js';
import { Bars } from './bars.js';

export interface ContestBarsProps {
  readonly contest: ContestFull;
  readonly caption: ReactNode;
  /** What the line stands for; else a threshold. */
  readonly lineSays?: ReactNode;
}

export function ContestBars({ contest, caption, lineSays }: ContestBarsProps): ReactNode {
  const say = useSay('parts');
  const site = useSite();
  const { options, percentOf, result } = contest;
  const lines = new Map(options.flatMap(({ id, threshold }) => (threshold === undefined ? [] : [[id, threshold]])));
  const [line, ...others] = new Set(lines.values());
  const says =
    line === undefined
      ? undefined
      : others.length > 0
        ? say('threshold-lines')
        : (lineSays ?? say('threshold-line', { threshold: site.percent(line) }));
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
        note={(option) => <Note option={option} />}
      />
      {hasMargins && <p className="small quiet">{say('margins-assume')}</p>}
    </>
  );
}

/** `option` is one of the contest's own. */
function Note({ option }: { readonly option: RankedOption }): ReactNode {
  const say = useSay('parts');
  const { margin, isElected, isAdvancing } = option;
  const parts = [
    ...(isElected === true ? [say('elected')] : []),
    ...(isAdvancing === true ? [say('advancing')] : []),
    ...(margin?.toThreshold === undefined ? [] : [say('to-threshold', { votes: margin.toThreshold })]),
    ...(margin?.toNextSeat === undefined || margin.toNextSeat === margin.toThreshold
      ? []
      : [say('to-next-seat', { votes: margin.toNextSeat })]),
    ...(margin?.aboveThreshold === undefined ? [] : [say('above-threshold', { votes: margin.aboveThreshold })]),
  ];
  return parts.join(' · ');
}
