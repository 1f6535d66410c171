/** Under which licence the data are, and what to name. */

import type { ReactNode } from 'react';
import { useSay } from '../../site/site.js';

export function Licence({ isRehearsal = false }: { readonly isRehearsal?: boolean }): ReactNode {
  const say = useSay('data');
  return (
    <>
      <h2>{say('licence')}</h2>
      <p>
        {say('licence-what')} <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>
      </p>
      <p>{say('licence-rows')}</p>
      {isRehearsal && (
        <p>
          <strong>{say('licence-rehearsal')}</strong>
        </p>
      )}
    </>
  );
}
