/** One contest in full: who won it and by how much, what the law asked, its lines, how it was counted. */

import type { ReactNode } from 'react';
import type { ContestFull } from '../../data/contest-full.js';
import { ContestBars } from '../../parts/contest-bars.js';
import { DataTable } from '../../parts/data-table.js';
import { Absent, Figure, Percent } from '../../parts/figure.js';
import { Named } from '../../parts/option-name.js';
import { Progress, Stat, Stats } from '../../parts/stat.js';
import { areaPlace, contestPlace } from '../../parts/trail.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { type Site, useSay, useSite } from '../../site/site.js';
import type { Figure as Value } from '../../site/telling.js';
import type { Neighbour } from './data.js';

type Props = { readonly page: PageOf<'contest'> };

function ContestPage({ page }: Props): ReactNode {
  const say = useSay('contest');
  const parts = useSay('parts');
  const site = useSite();
  const { contest, partName, steps, title } = page.data;
  const hasVotes = contest.options.some(({ votes }) => votes !== undefined);
  return (
    <>
      <h1>
        <Named text={title} />
      </h1>
      <p className="lead">{answer(contest, site)}</p>
      <p className="quiet">
        <Named text={partName} />
        {' · '}
        <AreaLink page={page} />
      </p>
      <Figures contest={contest} />
      {site.name(contest.missing) !== '' && (
        <p className="note-box">{say('not-counted', { lines: site.name(contest.missing) })}</p>
      )}
      {contest.options.length > 0 && (
        <section>
          <h2>{say('votes')}</h2>
          {!hasVotes && <p>{say('no-votes')}</p>}
          <ContestBars contest={contest} caption={<Named text={partName} />} />
        </section>
      )}
      {contest.lines.length > 0 && (
        <section>
          <h2>{parts('lines')}</h2>
          <DataTable
            caption={parts('lines')}
            isCaptionHidden={true}
            columns={[
              { key: 'line', head: parts('line'), cell: ({ name }) => <Named text={name} /> },
              { key: 'value', head: parts('number'), isFigure: true, cell: ({ value }) => <Figure value={value} /> },
            ]}
            rows={contest.lines}
            keyOf={({ line }) => line}
          />
        </section>
      )}
      {steps.length > 0 && (
        <section>
          <h2>{say('steps')}</h2>
          <ol className="steps">
            {steps.map((step, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
              <li key={at}>
                <Named text={step} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <Neighbours page={page} />
    </>
  );
}

/** Who won and by how much, in a sentence; what is known where that is not. */
function answer(contest: ContestFull, site: Site): string {
  const say = site.say('contest');
  const { standing, lead = 'none', result } = contest;
  const isOpen = standing?.isSettled === false;
  const winner = contest.options.find(({ isDeclared }) => isDeclared);
  const first = contest.options.find(({ isElected }) => isElected === true) ?? contest.options[0];
  if (result === 'seats') return answerOfSeats(contest, isOpen, site);
  if (first?.votes === undefined || Number(first.votes) === 0)
    return winner !== undefined
      ? declared(winner, site)
      : say('answer-unknown', { candidates: contest.candidates ?? 0 });
  const name = site.name(first.name);
  if (isOpen && contest.first?.is !== 'tie') return say('answer-leads', { name, lead });
  if (first.isElected === true && !isOpen) return say('answer-won', { name, lead });
  if (winner !== undefined) return declared(winner, site);
  return answerOfNobody(contest, first.votes, { name, lead }, site);
}

/** Most votes, or as many as others: nobody is elected by that alone. */
function answerOfNobody(
  { first, standing }: ContestFull,
  votes: Value,
  most: { readonly name: string; readonly lead: Value },
  site: Site,
): string {
  const say = site.say('contest');
  const why = first?.why === undefined ? 'none' : site.say('parts')('why-nobody', { why: first.why });
  if (first?.is !== 'tie') return say('answer-first', { ...most, why });
  return say('answer-tie', { votes, why, so: standing?.isSettled === false ? 'far' : 'final' });
}

function answerOfSeats({ options }: ContestFull, isOpen: boolean, site: Site): string {
  const [most] = [...options].sort((one, other) => (other.seats ?? 0) - (one.seats ?? 0));
  if (most?.seats === undefined) return '';
  const key = isOpen ? 'answer-seats-open' : 'answer-seats';
  return site.say('contest')(key, { name: site.name(most.name), seats: most.seats });
}

/** Who was declared elected; the votes that show it may not be published. */
function declared({ name, partyName, votes }: ContestFull['options'][number], site: Site): string {
  const say = site.say('contest');
  const party = partyName === undefined ? 'none' : site.name(partyName) || say('self-nominated');
  return say('answer-declared', { name: site.name(name), party, votes: votes === undefined ? 'none' : 'some' });
}

function AreaLink({ page }: Props): ReactNode {
  const { contest } = page.data;
  const name = <Named text={contest.areaName} otherwise={contest.area} />;
  // The page of an area is of the same election, and is there where the map is.
  return page.place.of !== undefined && page.about?.pages.includes('map') === true ? (
    <PlaceLink place={areaPlace(page.place.of, contest.area)}>{name}</PlaceLink>
  ) : (
    name
  );
}

function Figures({ contest }: { readonly contest: ContestFull }): ReactNode {
  const say = useSay('contest');
  const site = useSite();
  const { standing, turnout, declaredTurnout, lead, candidates } = contest;
  return (
    <Stats>
      {standing !== undefined && (
        <Stat
          label={say('protocols')}
          value={say('counted-of', { counted: standing.counted, expected: standing.expected })}
          note={
            <>
              <Progress part={standing.counted} whole={standing.expected} />
              {say('state', { state: standing.state })}
            </>
          }
        />
      )}
      <Stat
        label={say('turnout')}
        value={
          turnout === undefined && declaredTurnout === undefined ? (
            <Absent />
          ) : (
            <Percent value={turnout?.percent ?? declaredTurnout} />
          )
        }
        note={turnout === undefined ? undefined : say('turnout-how', { votes: turnout.votes, base: turnout.base })}
      />
      {lead !== undefined && (
        <Stat
          label={say('lead')}
          value={<Figure value={lead} />}
          note={contest.base === undefined ? undefined : site.share(Number(lead), Number(contest.base))}
        />
      )}
      {candidates !== undefined && <Stat label={say('candidates')} value={candidates} />}
    </Stats>
  );
}

function Neighbours({ page }: Props): ReactNode {
  const say = useSay('contest');
  const { of } = page.place;
  const { before, after } = page.data;
  if (of === undefined || (before === undefined && after === undefined)) return null;
  const link = ({ contest, name }: Neighbour): ReactNode => (
    <PlaceLink place={contestPlace(of, contest)}>
      <Named text={name} />
    </PlaceLink>
  );
  return (
    <nav className="neighbours" aria-label={say('neighbours')}>
      {before !== undefined && <span>← {link(before)}</span>}
      {after !== undefined && <span>{link(after)} →</span>}
    </nav>
  );
}

export const contestModule: PageModule<'contest'> = {
  namespaces: ['contest', 'parts'],
  title: ({ data, about }, site) => [site.name(data.title), site.name(about?.name)].filter(Boolean).join(' – '),
  summary: ({ data }, site) => answer(data.contest, site),
  View: ContestPage,
};
