/** The law of a country, from above: what has changed, its offices, its subjects. */

import type { ReactNode } from 'react';
import { Named } from '../../parts/option-name.js';
import { Stat, Stats } from '../../parts/stat.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import type { LawData } from './data.js';
import { OurSummary, StateTag } from './parts.js';

function LawPage({ page: { data } }: { readonly page: PageOf<'law'> }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  const superseded = data.states.find(({ state }) => state === 'superseded');
  return (
    <>
      <h1>
        <Named text={data.statute.name} />
      </h1>
      <p className="lead">{say('lead')}</p>
      {superseded !== undefined && (
        <p className="note-box is-warning">
          {say('superseded-note', { count: superseded.count, of: data.provisions })}
        </p>
      )}
      <Stats>
        <Stat label={say('provisions')} value={site.number(data.provisions)} />
        <Stat label={say('versions')} value={site.number(data.versions)} note={say('versions-note')} />
        <Stat
          label={say('in-force-today')}
          value={site.number(data.states.find(({ state }) => state === 'given')?.count ?? 0)}
          note={site.day(data.today)}
        />
      </Stats>
      <Ways data={data} />
      <h2>{say('subjects')}</h2>
      <ul className="law-subjects">
        {data.subjects.map(({ id, name, provisions }) => (
          <li key={id}>
            <PlaceLink place={{ kind: 'law-subject', rest: [data.statute.id, id] }}>
              <Named text={name} />
            </PlaceLink>{' '}
            <span className="quiet small count">{say('of-provisions', { count: provisions })}</span>
          </li>
        ))}
      </ul>
      <Offices data={data} />
      {data.others.length > 0 && (
        <>
          <h2>{say('other-countries')}</h2>
          <ul>
            {data.others.map(({ id, name }) => (
              <li key={id}>
                <PlaceLink place={{ kind: 'law', rest: [id] }}>
                  <Named text={name} />
                </PlaceLink>
              </li>
            ))}
          </ul>
        </>
      )}
      <OurSummary />
    </>
  );
}

/** Find by words, what has changed, who appoints whom. */
function Ways({ data: { statute, comparison, hasRelations } }: { readonly data: LawData }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  const rest = [statute.id];
  return (
    <ul className="cards">
      <li className="card">
        <h2 className="card-head">
          <PlaceLink place={{ kind: 'provisions', rest }}>{say('all-provisions')}</PlaceLink>
        </h2>
        <form className="toolbar" method="get" action={site.href({ kind: 'provisions', rest })}>
          <div className="field">
            <label htmlFor="words">{say('find')}</label>
            <input id="words" name="words" type="search" autoComplete="off" />
          </div>
          <button type="submit">{say('find-button')}</button>
        </form>
      </li>
      <li className="card">
        <h2 className="card-head">
          {comparison === undefined ? (
            <PlaceLink place={{ kind: 'law-days', rest }}>{say('two-days')}</PlaceLink>
          ) : (
            <PlaceLink place={{ kind: 'law-changes', rest: [statute.id, comparison.earlier, comparison.later] }}>
              {say('what-changed')}
            </PlaceLink>
          )}
        </h2>
        {comparison !== undefined && (
          <p>
            {say('what-changed-note', { earlier: site.day(comparison.earlier), later: site.day(comparison.later) })}
          </p>
        )}
        {comparison !== undefined && (
          <p>
            <PlaceLink place={{ kind: 'law-days', rest }}>{say('two-days')}</PlaceLink>
          </p>
        )}
      </li>
      {hasRelations && (
        <li className="card">
          <h2 className="card-head">
            <PlaceLink place={{ kind: 'institutions', rest }}>{say('institutions')}</PlaceLink>
          </h2>
          <p>{say('institutions-note')}</p>
        </li>
      )}
    </ul>
  );
}

function Offices({ data: { statute, offices } }: { readonly data: LawData }): ReactNode {
  const say = useSay('law');
  return (
    <>
      <h2>{say('offices')}</h2>
      <p>{say('offices-note')}</p>
      <table className="law-list">
        <thead>
          <tr>
            <th scope="col">{say('office')}</th>
            <th scope="col">{say('elected-by')}</th>
            <th scope="col">{say('state')}</th>
          </tr>
        </thead>
        <tbody>
          {offices.map(({ office, name, state, rules, last }) => (
            <tr key={office}>
              <th scope="row">
                <PlaceLink place={{ kind: 'law-office', rest: [statute.id, office] }}>
                  <Named text={name} />
                </PlaceLink>
              </th>
              <td>
                <span className={last === undefined ? undefined : 'law-value was'}>
                  <Named text={last ?? rules} />
                </span>
                {last !== undefined && <span className="small quiet law-until">{say('last-known')}</span>}
              </td>
              <td>
                <StateTag state={state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export const lawModule: PageModule<'law'> = {
  namespaces: ['law'],
  title: ({ data }, site) => site.name(data.statute.name),
  summary: (_, site) => site.say('law')('lead'),
  View: LawPage,
};
