/** The rules of one office through the years, with every provision behind them. */

import type { ReactNode } from 'react';
import { Named } from '../../parts/option-name.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import { LawCrumbs, OurSummary, ProvisionTable, StateTag } from '../law/parts.js';
import type { OfficeVersion } from './data.js';

function LawOffice({ page: { data } }: { readonly page: PageOf<'law-office'> }): ReactNode {
  const say = useSay('law');
  return (
    <>
      <LawCrumbs statute={data.statute} />
      <h1>
        <Named text={data.name} />
      </h1>
      <p className="lead">{say('office-lead')}</p>
      <OurSummary />
      <ol className="timeline">
        {data.versions.map((version) => (
          <Version key={version.day} statute={data.statute.id} version={version} />
        ))}
      </ol>
    </>
  );
}

function Version({ statute, version }: { readonly statute: string; readonly version: OfficeVersion }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  const { span, state, rules, note, lines, day } = version;
  return (
    <li className={`is-${state}`}>
      <h2>
        <Named text={span} />
      </h2>
      {state === 'given' ? (
        <p className="law-value">
          <Named text={rules} />
        </p>
      ) : (
        <p>
          <StateTag state={state} /> {say(`told-${state}`)}
        </p>
      )}
      {note !== undefined && (
        <p className="quiet">
          <Named text={note} />
        </p>
      )}
      {lines.length > 0 && (
        <details>
          <summary>{say('rules-on', { day: site.day(day), count: lines.length })}</summary>
          <ProvisionTable statute={statute} lines={lines} />
        </details>
      )}
    </li>
  );
}

export const lawOfficeModule: PageModule<'law-office'> = {
  namespaces: ['law'],
  title: ({ data }, site) => `${site.name(data.name)} · ${site.name(data.statute.name)}`,
  View: LawOffice,
};
