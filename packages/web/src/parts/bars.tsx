/** Options with their votes, shares and seats: a table whose bars show the shares, with the line of a threshold. */

import type { ReactNode } from 'react';
import type { OptionResult } from '../data/contest.js';
import { useSay, useSite } from '../site/site.js';
import { Changing, Figure, Percent } from './figure.js';
import { OptionName } from './option-name.js';

export interface BarsProps<O extends OptionResult> {
  readonly caption: ReactNode;
  readonly options: readonly O[];
  /** In percent of the same base: a line at that share. */
  readonly threshold?: number;
  /** Where the line is another one for each option. */
  readonly thresholdOf?: (option: O) => number | undefined;
  /** What the line stands for; else that it is a threshold of so much. */
  readonly lineSays?: ReactNode;
  /** Over the names: "Candidate". */
  readonly head?: ReactNode;
  readonly hasSeats?: boolean;
  /** What else is said of an option, under its name. */
  readonly note?: (option: O) => ReactNode;
}

export function Bars<O extends OptionResult>({
  caption,
  options,
  threshold,
  thresholdOf = () => threshold,
  lineSays,
  head,
  hasSeats = false,
  note,
}: BarsProps<O>): ReactNode {
  const say = useSay('parts');
  const site = useSite();
  const most = Math.max(
    ...options.map((option) => thresholdOf(option) ?? 0),
    ...options.map(({ percent }) => Number(percent ?? 0)),
    1,
  );
  const scale = 100 / Math.min(100, most * 1.05);
  const says =
    lineSays ??
    (threshold === undefined ? undefined : say('threshold-line', { threshold: site.percent(String(threshold)) }));
  return (
    <table className="bars">
      <caption>
        {caption}
        {says !== undefined && <> · {says}</>}
      </caption>
      <thead>
        <tr>
          <th scope="col">{head ?? say('option')}</th>
          <th scope="col" className="bar">
            {say('share')}
          </th>
          <th scope="col" className="end">
            %
          </th>
          <th scope="col" className="end">
            {say('votes')}
          </th>
          {hasSeats && (
            <th scope="col" className="end">
              {say('seats')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {options.map((option) => (
          <tr key={option.id} className={rowClass(option)}>
            <th scope="row">
              <OptionName name={option.name} colour={option.colour} otherwise={say('unnamed')} />
              {note !== undefined && <span className="note small quiet">{note(option)}</span>}
            </th>
            <td className="bar">
              <Bar
                percent={Number(option.percent ?? 0) * scale}
                colour={option.colour}
                threshold={scaled(thresholdOf(option), scale)}
              />
            </td>
            <td className="end percent">
              <Percent value={option.percent} />
            </td>
            <td className="end votes">
              <Figure value={option.votes} />
              {option.votes !== undefined && (
                <span className="narrow-only small"> {say('unit-votes', { votes: Number(option.votes) })}</span>
              )}
            </td>
            {hasSeats && (
              <td className="end seats">
                {option.seats !== undefined && (
                  <>
                    <strong>
                      <Changing text={String(option.seats)} />
                    </strong>
                    <span className="narrow-only small"> {say('unit-seats', { seats: option.seats })}</span>
                  </>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function scaled(threshold: number | undefined, scale: number): number | undefined {
  return threshold === undefined ? undefined : threshold * scale;
}

function rowClass({ isElected, isAdmitted }: OptionResult): string | undefined {
  if (isElected === true) return 'winner';
  return isAdmitted === false ? 'out' : undefined;
}

interface BarProps {
  /** Of the width. */
  readonly percent: number;
  readonly colour: string;
  readonly threshold: number | undefined;
}

function Bar({ percent, colour, threshold }: BarProps): ReactNode {
  return (
    <svg aria-hidden="true">
      <rect className={`fill ${colour}`} y="15%" height="70%" width={`${percent.toFixed(2)}%`} rx={2} />
      {threshold !== undefined && (
        <line className="threshold" x1={`${threshold.toFixed(2)}%`} x2={`${threshold.toFixed(2)}%`} y1="0" y2="100%" />
      )}
    </svg>
  );
}
