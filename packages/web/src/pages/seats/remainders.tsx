/** Remainders as bars, the largest first, with the line between the last that got a seat and the first that did not. */

import { Fragment, type ReactNode } from 'react';
import { OptionName } from '../../parts/option-name.js';
import { useSay, useSite } from '../../site/site.js';
import type { ContestMaking } from './data.js';
import type { ListMaking } from './list-making.js';

export function RemaindersPicture({
  making,
  list,
}: {
  readonly making: ContestMaking;
  readonly list: ListMaking;
}): ReactNode {
  const say = useSay('seats');
  const parts = useSay('parts');
  const site = useSite();
  const options = new Map(making.contest.options.map((option) => [option.id, option]));
  const left = list.remainders.reduce((sum, { more }) => sum + more, 0);
  const last = list.remainders.findLast(({ more }) => more > 0)?.rank;
  return (
    <table className="bars remainders">
      <caption>{say('remainders-caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('list')}</th>
          <th scope="col" className="bar">
            {say('remainder')}
          </th>
          <th scope="col" className="end">
            {say('remainder')}
          </th>
          <th scope="col" className="end">
            {say('seats')}
          </th>
        </tr>
      </thead>
      <tbody>
        {list.remainders.map(({ option, rank, remainder, length, more }) => {
          const own = options.get(option);
          return (
            <Fragment key={option}>
              <tr className={more > 0 ? 'winner' : 'out'}>
                <th scope="row">
                  <span className="ranked">
                    <span>{rank}.</span>
                    {own === undefined ? option : <OptionName name={own.name} colour={own.colour} />}
                  </span>
                </th>
                <td className="bar">
                  <svg aria-hidden="true">
                    <rect className="track" y="15%" height="70%" width="100%" rx={2} />
                    <rect
                      className={`fill ${own?.colour ?? 'other'}`}
                      y="15%"
                      height="70%"
                      width={`${(100 * length).toFixed(2)}%`}
                      rx={2}
                    />
                  </svg>
                </td>
                <td className="end number">{site.decimal(remainder)}</td>
                <td className="end">
                  {more > 0 ? `+${more}` : '0'}
                  <span className="narrow-only small"> {parts('unit-seats', { seats: more })}</span>
                </td>
              </tr>
              {rank === last && (
                <tr className="cut">
                  <td colSpan={4}>{say('cut', { seats: left })}</td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}
