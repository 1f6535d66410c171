/** What can still change: bounds of the count, never forecasts. */

import type { Limit } from '@saylau/core';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Figure } from '../../parts/figure.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { Progress, Stat, Stats } from '../../parts/stat.js';
import { contestPlace } from '../../parts/trail.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import type { OpenData, OpenPerson, OpenQuestion } from './data.js';
import { OpenListsSection } from './lists.js';

function OpenPage({ page }: { readonly page: PageOf<'open'> }): ReactNode {
  const say = useSay('open');
  const { data, place } = page;
  return (
    <>
      <h1>{say('title')}</h1>
      {data.isSettled ? (
        <>
          <p className="lead">{say(data.waits > 0 ? 'waits' : 'nothing')}</p>
          {place.of !== undefined && (
            <p>
              <PlaceLink className="button" place={{ kind: 'seats', of: place.of, rest: [] }}>
                {say('to-seats')}
              </PlaceLink>
            </p>
          )}
        </>
      ) : (
        <StillOpen data={data} of={place.of} />
      )}
    </>
  );
}

function StillOpen({ data, of }: { readonly data: OpenData; readonly of: PageOf<'open'>['place']['of'] }): ReactNode {
  const say = useSay('open');
  const site = useSite();
  const { lists, persons, questions, unbounded, takenAsFinal, arrived, expected } = data;
  const decided = persons.filter(({ isDecided }) => isDecided).length;
  return (
    <>
      <p className="lead">{say('lead')}</p>
      <Stats>
        <Stat
          label={say('protocols')}
          value={<Figure value={arrived} />}
          note={say('of-expected', { expected, share: site.share(arrived, expected) })}
        />
        {lists.map(({ contest, safe, seats, name }) => (
          <Stat
            key={contest}
            label={say('seats-open', { name: site.name(name) })}
            value={<Figure value={seats - safe} />}
            note={say('seats-safe', { safe, seats })}
          />
        ))}
        {persons.length > 0 && (
          <Stat
            label={say('contests-open')}
            value={<Figure value={persons.length - decided} />}
            note={say('contests-decided', { decided })}
          />
        )}
      </Stats>
      <Progress part={arrived} whole={expected} />
      <Assumption limits={data.limits} />
      {lists.slice(0, mostLists).map((one) => (
        <OpenListsSection key={one.contest} open={one} isNamed={lists.length > 1 || persons.length > 0} />
      ))}
      {questions.map((question) => (
        <Question key={question.contest} question={question} />
      ))}
      {persons.length > 0 && <Persons persons={persons} of={of} />}
      {unbounded.map(({ why, contests }) => (
        <p key={why} className="quiet">
          {site.texts.say('bounds.not-bounded', {
            number: contests,
            why: site.texts.sayIf(`not-bounded.${why}`) ?? why,
          })}
        </p>
      ))}
      {takenAsFinal.length > 0 && (
        <p className="quiet">
          {site.texts.say('bounds.taken-as-final', { lines: takenAsFinal.map((line) => site.name(line)).join(', ') })}
        </p>
      )}
    </>
  );
}

/** Contests of lists that are shown in full. */
const mostLists = 12;

const limitKinds = ['reported', 'ballots', 'registered', 'unknown'] as const satisfies readonly Limit[];

/** What limits the votes that are out: the one assumption that bounds rest on. */
function Assumption({ limits }: { readonly limits: OpenData['limits'] }): ReactNode {
  const { texts } = useSite();
  return (
    <div className="note-box">
      <p>{texts.say('bounds.cap')}</p>
      <ul>
        {limitKinds
          .filter((limit) => limits[limit] > 0)
          .map((limit) => (
            <li key={limit}>{texts.say(`bounds.cap-${limit}`, { number: limits[limit] })}</li>
          ))}
      </ul>
      <p>
        <strong>{texts.say('bounds.stays')}</strong>
      </p>
    </div>
  );
}

function Question({ question }: { readonly question: OpenQuestion }): ReactNode {
  const say = useSay('open');
  const site = useSite();
  const { name, outstanding, adopted, valid, majority } = question;
  return (
    <section>
      <h2>
        <Named text={name} />
      </h2>
      <p>{say('at-most', { votes: site.number(outstanding), n: Number(outstanding) })}</p>
      <ul>
        <li>{`${say('quorum')}: ${say(`certain-${valid}`)}`}</li>
        <li>{`${say('majority')}: ${say(`certain-${majority}`)}`}</li>
        <li>
          <strong>{site.texts.say(`bounds.adopted-${adopted}`)}</strong>
        </li>
      </ul>
    </section>
  );
}

interface PersonsProps {
  readonly persons: readonly OpenPerson[];
  readonly of: PageOf<'open'>['place']['of'];
}

function Persons({ persons, of }: PersonsProps): ReactNode {
  const say = useSay('open');
  const columns: readonly Column<OpenPerson>[] = [
    {
      key: 'contest',
      head: say('contest'),
      cell: ({ name, contest }) =>
        of === undefined ? (
          <Named text={name} />
        ) : (
          <PlaceLink place={contestPlace(of, contest)}>
            <Named text={name} />
          </PlaceLink>
        ),
    },
    {
      key: 'state',
      head: say('state'),
      cell: ({ isDecided }) => (
        <span className={isDecided ? 'tag good' : 'tag gold'}>{say(isDecided ? 'decided' : 'open')}</span>
      ),
    },
    {
      key: 'ahead',
      head: say('ahead'),
      cell: ({ ahead }) => (ahead === undefined ? '–' : <OptionName name={ahead.name} colour={ahead.colour} />),
    },
    {
      key: 'lead',
      head: say('lead-over'),
      isFigure: true,
      cell: ({ lead }) => (lead === undefined ? '–' : <Figure value={lead} />),
    },
    {
      key: 'outstanding',
      head: say('outstanding'),
      isFigure: true,
      cell: ({ outstanding }) => <Figure value={outstanding} />,
    },
  ];
  return (
    <section>
      <h2>{say('persons')}</h2>
      <p>{say('persons-says')}</p>
      <DataTable caption={say('persons-caption')} columns={columns} rows={persons} keyOf={({ contest }) => contest} />
    </section>
  );
}

export const openModule: PageModule<'open'> = {
  namespaces: ['open', 'parts', 'texts'],
  title: ({ about }, site) => `${site.say('open')('title')} – ${site.name(about?.name)}`,
  summary: (_, site) => site.say('open')('lead'),
  View: OpenPage,
};
