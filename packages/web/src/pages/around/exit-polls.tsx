/** Exit polls beside the declared result: a line for what was declared, a mark for each poll, and all figures. */

import type { ReactNode } from 'react';
import { Absent } from '../../parts/figure.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { useSay, useSite } from '../../site/site.js';
import type { ExitPolls, PollRow } from './data.js';
import { SourceMark } from './source-mark.js';

export function ExitPollsView({ polls: { title, polls, rows, about, source } }: { readonly polls: ExitPolls }): ReactNode {
  const say = useSay('around');
  const site = useSite();
  const most = Math.max(...rows.flatMap(({ declared, polls: own }) => [declared, ...own].map((one) => Number(one ?? 0))));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label={site.name(title)}>
      <table className="data exit-polls">
        <caption>
          {say('exit-caption')} <SourceMark ids={source === undefined ? [] : [source]} />
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('option')}</th>
            <td aria-hidden="true" className="picture" />
            <th scope="col" className="end">
              <Key at={-1} /> {say('declared')}, %
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
                <Dots row={row} most={most * 1.04} />
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
                  {typeof cell === 'string' ? (/^\d+$/.test(cell) ? site.number(cell) : decimal(cell)) : <Absent />}
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

function Dots({ row, most }: { readonly row: PollRow; readonly most: number }): ReactNode {
  const at = (value: string): string => `${((100 * Number(value)) / most).toFixed(2)}%`;
  return (
    <svg>
      <line className="ground" x1="0" x2="100%" y1="50%" y2="50%" />
      {row.declared !== undefined && (
        <rect className={`fill ${row.colour}`} x="0" y="38%" height="24%" width={at(row.declared)} rx={2} />
      )}
      {row.polls.map((value, poll) =>
        value === null ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a poll is its column
          <svg key={poll} x={at(value)} y="50%" overflow="visible">
            <Sign at={poll} />
          </svg>
        ),
      )}
    </svg>
  );
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
      {at < 0 ? <rect className="fill other" x={-7} y={-3} width={14} height={6} rx={1} /> : <Sign at={at} />}
    </svg>
  );
}
