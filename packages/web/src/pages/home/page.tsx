/** The start page: what is happening now, and every election with its headline. */

import type { ReactNode } from 'react';
import type { Headline } from '../../data/headline.js';
import { chamberHeadline } from '../../parts/chamber-headline.js';
import { HeadlinePicture } from '../../parts/headline-picture.js';
import { Named } from '../../parts/option-name.js';
import { StageMark } from '../../parts/stage.js';
import { Progress } from '../../parts/stat.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import type { HomeDay, HomeElection, HomeRehearsal } from './data.js';

function Home({ page }: { readonly page: PageOf<'home'> }): ReactNode {
  const say = useSay('home');
  const { days, groups, rehearsals } = page.data;
  return (
    <>
      <section className="hero">
        <h1>{say('title')}</h1>
        <p className="lead">{say('lead')}</p>
        <ol className="chain" aria-label={say('chain')}>
          {(['law', 'votes', 'protocols', 'record', 'seats'] as const).map((link) => (
            <li key={link}>{say(`chain-${link}`)}</li>
          ))}
        </ol>
      </section>
      {days.length > 0 && (
        <section aria-labelledby="home-days">
          <h2 id="home-days">{say('days')}</h2>
          {days.map((day) => (
            <Day key={day.origin} day={day} />
          ))}
        </section>
      )}
      <section className="home-rehearsals" aria-labelledby="home-rehearsals">
        <h2 id="home-rehearsals">{say('rehearsals')}</h2>
        <p>{say('rehearsals-lead')}</p>
        {rehearsals.length > 0 && (
          <ul className="cards">
            {rehearsals.map((rehearsal) => (
              <Rehearsal key={`${rehearsal.day.plan}/${rehearsal.day.seed}`} rehearsal={rehearsal} />
            ))}
          </ul>
        )}
        <PlaceLink className="button is-main" place={{ kind: 'rehearsals', rest: [] }}>
          {say('play')}
        </PlaceLink>
      </section>
      {groups.map(({ country, name, elections }) => (
        <section key={country} aria-labelledby={`country-${country}`}>
          <h2 id={`country-${country}`}>
            <Named text={name} otherwise={say('country', { country })} />
          </h2>
          {country === groups[0]?.country && <p>{say('elections-lead')}</p>}
          <ul className="cards elections">
            {elections.map((election) => (
              <ElectionCard key={election.ref.election} election={election} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Day({ day }: { readonly day: HomeDay }): ReactNode {
  const site = useSite();
  const say = useSay('home');
  const { origin, name, date, elections } = day;
  return (
    <>
      <h3>
        <Named text={name} otherwise={origin} />
      </h3>
      {date !== undefined && (
        <p className="quiet">
          <time dateTime={date}>{site.day(date)}</time>
        </p>
      )}
      {elections.length === 0 && <p>{say('day-not-opened')}</p>}
      <ul className="cards">
        {elections.map(({ ref, name: own, counted, expected, stage, headline, isSettled = false }) => (
          <li key={ref.election} className="card">
            <h4>
              <PlaceLink place={{ kind: 'election', of: ref, rest: [] }}>
                <Named text={own} otherwise={ref.election} />
              </PlaceLink>
            </h4>
            <StageMark stage={stage} />
            {headline !== undefined && <Headlined headline={headline} isCounting={!isSettled} />}
            <Progress part={counted} whole={expected} />
            <p className="quiet">{say('counted', { counted, expected })}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Rehearsal({ rehearsal }: { readonly rehearsal: HomeRehearsal }): ReactNode {
  const say = useSay('home');
  const { day, name, counted, expected } = rehearsal;
  return (
    <li className="card is-rehearsal-card">
      <h3>
        <PlaceLink place={{ kind: 'rehearsal-day', day, rest: [] }}>
          <Named text={name} otherwise={`${day.plan} ${day.seed}`} />
        </PlaceLink>
      </h3>
      <Progress part={counted} whole={expected} />
      <p className="quiet">{say('counted', { counted, expected })}</p>
    </li>
  );
}

function ElectionCard({ election }: { readonly election: HomeElection }): ReactNode {
  const site = useSite();
  const say = useSay('home');
  const { ref, name, date, headline } = election;
  const turnout =
    headline.kind === 'chamber'
      ? headline.turnout?.percent
      : headline.kind === 'contest'
        ? headline.contest.turnout?.percent
        : undefined;
  return (
    <li className="card">
      <h3>
        <PlaceLink place={{ kind: 'election', of: ref, rest: [] }}>
          <Named text={name} />
        </PlaceLink>
      </h3>
      <Headlined headline={headline} isCounting={false} />
      <p className="quiet small">
        <time dateTime={date}>{site.day(date)}</time>
        {turnout !== undefined && ` · ${say('turnout', { percent: site.percent(turnout) })}`}
      </p>
    </li>
  );
}

/** In a sentence, where one can be said, and as a picture. */
function Headlined({ headline, isCounting }: { readonly headline: Headline; readonly isCounting: boolean }): ReactNode {
  const site = useSite();
  const says = headline.kind === 'chamber' ? chamberHeadline(headline.chamber, isCounting, site) : undefined;
  return (
    <>
      {says !== undefined && <p className="card-says">{says}</p>}
      <HeadlinePicture headline={headline} />
    </>
  );
}

export const homeModule: PageModule<'home'> = {
  namespaces: ['home', 'parts'],
  title: (_, site) => site.say('home')('title'),
  summary: (_, site) => site.say('home')('lead'),
  View: Home,
};
