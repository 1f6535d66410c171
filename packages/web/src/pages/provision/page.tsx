/** One provision: what holds today, how it came to it, on which ground, and who uses it. */

import type { ReactNode } from 'react';
import { Named } from '../../parts/option-name.js';
import { SourceName } from '../../parts/source-name.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import { ConfidenceMark, HeldValue, headingOf, LawCrumbs, OurSummary, StateTag } from '../law/parts.js';
import type { ProvisionData, ToldVersion } from './data.js';

function ProvisionPage({ page: { data } }: { readonly page: PageOf<'provision'> }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  const { line, statute, subject } = data;
  return (
    <>
      <LawCrumbs
        statute={statute}
        more={[
          { place: { kind: 'law-subject', rest: [statute.id, subject.id] }, words: <Named text={subject.name} /> },
        ]}
      />
      <h1>{headingOf(site.name(line.says))}</h1>
      <div className="provision-today">
        <p className="quiet small">
          {say('today', { day: site.day(data.today) })} <StateTag state={line.state} />
        </p>
        <p className="provision-value">
          <HeldValue {...line} />
        </p>
        {line.state !== 'given' && <p>{say(`told-${line.state}`)}</p>}
      </div>
      <OurSummary />
      <h2>{say('history')}</h2>
      <ol className="timeline">
        {data.history.map((version) => (
          <Version key={version.from} version={version} />
        ))}
      </ol>
      <Users data={data} />
      <p className="small quiet mono">{line.id}</p>
    </>
  );
}

function Version({ version }: { readonly version: ToldVersion }): ReactNode {
  const say = useSay('law');
  const { span, state, value, reading, article, act, confidence, by, note, sources, isToday } = version;
  return (
    <li className={`is-${state}${isToday ? ' is-today' : ''}`}>
      <h3>
        <Named text={span} />
        {isToday && <span className="tag">{say('holds-today')}</span>}
      </h3>
      <p className={state === 'given' ? 'law-value' : 'absent'}>
        <Named text={value} />
      </p>
      {reading !== undefined && (
        <p>
          <strong>{say('other-reading')}</strong> <Named text={reading.value} />. <Named text={reading.says} />
        </p>
      )}
      {note !== undefined && (
        <p>
          <Named text={note} />
        </p>
      )}
      <p className="cite">
        <ConfidenceMark confidence={confidence} /> · <Named text={article} /> · <Named text={act} />
        {by !== undefined && (
          <>
            {' '}
            · <Named text={by} />
          </>
        )}
      </p>
      {sources.length > 0 && (
        <ul className="sources small">
          {sources.map(({ id, what, url }) => (
            <li key={id}>
              <SourceName what={what} url={url} /> <span className="quiet">{id}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Users({ data: { statute, offices, elections, acts } }: { readonly data: ProvisionData }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  if (offices.length + elections.length + acts.length === 0)
    return (
      <>
        <h2>{say('used-by')}</h2>
        <p>{say('used-by-none')}</p>
      </>
    );
  return (
    <>
      <h2>{say('used-by')}</h2>
      {offices.length > 0 && (
        <>
          <h3>{say('used-by-offices')}</h3>
          <ul>
            {offices.map(({ office, name, paths }) => (
              <li key={office}>
                <PlaceLink place={{ kind: 'law-office', rest: [statute.id, office] }}>
                  <Named text={name} />
                </PlaceLink>{' '}
                <span className="quiet mono">{paths.join(', ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {elections.length > 0 && (
        <>
          <h3>{say('used-by-elections')}</h3>
          <ul>
            {elections.map(({ ref, name, value }) => (
              <li key={ref.election}>
                <PlaceLink place={{ kind: 'election', of: ref, rest: [] }}>{site.name(name)}</PlaceLink>:{' '}
                <Named text={value} />
              </li>
            ))}
          </ul>
        </>
      )}
      {acts.length > 0 && (
        <>
          <h3>{say('used-by-acts')}</h3>
          <ul>
            {acts.map((act) => (
              <li key={site.name(act)}>
                <Named text={act} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

export const provisionModule: PageModule<'provision'> = {
  namespaces: ['law'],
  title: ({ data }, site) => headingOf(site.name(data.line.says)),
  summary: ({ data }, site) => `${site.name(data.line.says)} ${site.name(data.line.last ?? data.line.value)}`,
  View: ProvisionPage,
};
