/** An election's result in one picture, small: for lists of elections. */

import type { ReactNode } from 'react';
import type { OptionResult } from '../data/contest.js';
import type { Headline } from '../data/headline.js';
import { useSay, useSite } from '../site/site.js';
import { Hemicycle } from './hemicycle.js';
import { OptionName } from './option-name.js';

export function HeadlinePicture({ headline }: { readonly headline: Headline }): ReactNode {
  const say = useSay('parts');
  const site = useSite();
  switch (headline.kind) {
    case 'chamber':
      if (headline.chamber.rows.length === 0) return <p className="absent">{say('no-votes')}</p>;
      return <Hemicycle chamber={headline.chamber} />;
    case 'contest':
      return <TopOptions options={headline.contest.options} />;
    case 'bodies':
      return (
        <p className="headline-number">
          <strong>{site.number(headline.bodies)}</strong> {say('bodies', { number: headline.bodies })}
        </p>
      );
    case 'none':
      return <p className="absent">{say('no-votes')}</p>;
  }
}

/** Options shown of a long ballot. */
const most = 4;

/** The first options by votes, as bars with their shares. */
function TopOptions({ options }: { readonly options: readonly OptionResult[] }): ReactNode {
  const say = useSay('parts');
  const site = useSite();
  const known = options.filter(({ percent }) => percent !== undefined);
  const ranked = [...known].sort((one, other) => Number(other.percent) - Number(one.percent));
  if (ranked.length === 0) return <p className="absent">{say('no-votes')}</p>;
  return (
    <ul className="top-options">
      {ranked.slice(0, most).map(({ id, name, role, colour, percent = '0' }) => (
        <li key={id}>
          <OptionName name={name} colour={colour} otherwise={say(role === 'against-all' ? 'against-all' : 'unnamed')} />
          <span className="number">{site.percent(percent)}</span>
          <svg aria-hidden="true">
            <rect className="rest" width="100%" height="100%" />
            <rect className={`fill ${colour}`} width={`${percent}%`} height="100%" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
