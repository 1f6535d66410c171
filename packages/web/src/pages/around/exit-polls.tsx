/** Exit polls beside the declared result: how far each poll lay from it, and all figures. */

import type { ReactNode } from 'react';
import { Absent } from '../../parts/figure.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { useSay, useSite } from '../../site/site.js';
import type { ExitPolls, PollRow } from './data.js';
import { SourceMark } from './source-mark.js';

export function ExitPollsView({
  polls: { title, polls, rows, about, source },
}: {
  readonly polls: ExitPolls;
}): ReactNode {
  const say = useSay('around');
  const site = useSite();
  const most = widest(rows);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label={site.name(title)}>
      <table className="data exit-polls">
        <caption>
          {say('exit-caption', { most })} <SourceMark ids={source === undefined ? [] : [source]} />
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('option')}</th>
            <td className="picture quiet small">
              <span className="scale">
                <span>−{most}</span>
                <span>{say('declared')}</span>
                <span>+{most}</span>
              </span>
            </td>
            <th scope="col" className="end">
              {say('declared')}, %
            </th>
            {polls.map((poll, at) => (
              <th key={site.name(poll)} scope="col" className="end">
                <Key at={at} /> <Named text={poll} />, %
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={site.name(row.name)}>
              <th scope="row">
                <OptionName name={row.name} colour={row.colour} />
              </th>
              <td aria-hidden="true" className="picture">
                <Dots row={row} most={most} />
              </td>
              <td className="end">
                <strong>{decimal(row.declared)}</strong>
              </td>
              {row.polls.map((one, at) => (
                <td key={site.name(polls[at])} className="end">
                  {decimal(one)}
                </td>
              ))}
            </tr>
          ))}
          {about.map(({ label, cells }) => (
            <tr key={site.name(label)} className="quiet">
              <th scope="row">
                <Named text={label} />
              </th>
              <td aria-hidden="true" className="picture" />
              <td />
              {cells.map((cell, at) => (
                <td key={site.name(polls[at])} className="end">
                  {typeof cell === 'string' ? /^\d+$/.test(cell) ? site.number(cell) : decimal(cell) : <Absent />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

  function decimal(value: string | null | undefined): ReactNode {
    if (value === undefined || value === null) return <Absent />;
    return site.language === 'en' ? value : value.replace('.', ',');
  }
}

function Dots({ row: { declared, polls }, most }: { readonly row: PollRow; readonly most: number }): ReactNode {
  if (declared === undefined) return null;
  const at = (value: string): string => `${(50 + (46 * (Number(value) - Number(declared))) / most).toFixed(2)}%`;
  return (
    <svg aria-hidden="true">
      <line className="ground" x1="4%" x2="96%" y1="50%" y2="50%" />
      <line className="centre" x1="50%" x2="50%" y1="0" y2="100%" />
      {polls.map((value, poll) =>
        value === null ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a poll is its column
          <svg key={poll} aria-hidden="true" x={at(value)} y="50%" overflow="visible">
            <Sign at={poll} />
          </svg>
        ),
      )}
    </svg>
  );
}

/** The widest distance of a poll from what was declared, in whole points. */
function widest(rows: readonly PollRow[]): number {
  const distances = rows.flatMap(({ declared, polls }) =>
    polls.map((value) => (value === null || declared === undefined ? 0 : Math.abs(Number(value) - Number(declared)))),
  );
  return Math.max(1, Math.ceil(Math.max(...distances)));
}

/** A form for each poll: circle, square, triangle, diamond. */
function Sign({ at }: { readonly at: number }): ReactNode {
  switch (at % 4) {
    case 0:
      return <circle className="sign" r={5} />;
    case 1:
      return <rect className="sign" x={-4.5} y={-4.5} width={9} height={9} />;
    case 2:
      return <path className="sign" d="M0 -6 L5.5 4 L-5.5 4 Z" />;
    default:
      return <path className="sign" d="M0 -6 L6 0 L0 6 L-6 0 Z" />;
  }
}

function Key({ at }: { readonly at: number }): ReactNode {
  return (
    <svg className="key" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      <Sign at={at} />
    </svg>
  );
}
