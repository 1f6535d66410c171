/** The first page of a referendum: the answer, what the law asks of it, every class of ballots. */

import type { ReactNode } from 'react';
import { isCounting } from '../../data/is-counting.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Figure, Percent } from '../../parts/figure.js';
import { Named } from '../../parts/option-name.js';
import { Stats } from '../../parts/stat.js';
import type { Site } from '../../site/site.js';
import { useSay, useSite } from '../../site/site.js';
import type { ElectionPageData } from './data.js';
import { Preliminary } from './persons.js';
import type { BallotClass, Demand } from './question-data.js';
import { type ElectionPageProps, ProgressStat, Rest, Turnout, TurnoutStat } from './sections.js';
import { Ways } from './ways.js';

type OfQuestion = Extract<ElectionPageData, { kind: 'question' }>;

export function QuestionPage({ page, data }: ElectionPageProps & { readonly data: OfQuestion }): ReactNode {
  const say = useSay('election');
  const site = useSite();
  const { contest, progress, demands, adopted, declared } = data;
  return (
    <>
      <h1>{questionHeadline(page, data, site)}</h1>
      <p className="quiet">{site.day(data.date)}</p>
      <Stats>
        {progress !== undefined && <ProgressStat progress={progress} date={data.date} />}
        <TurnoutStat contest={contest} />
      </Stats>
      <Ways page={page} />
      <Ballots data={data} />
      <section>
        <h2>{say('demands')}</h2>
        {adopted === undefined && declared?.adopted !== undefined && (
          <p className="note-box">
            {say('adopted-declared', { adopted: String(declared.adopted), missing: site.name(contest.missing) })}
          </p>
        )}
        <ol className="demands">
          {demands.map((demand) => (
            <DemandLine key={demand.kind} demand={demand} />
          ))}
        </ol>
      </section>
      <Preliminary contest={contest} />
      <Turnout page={page} />
      <Rest page={page} />
    </>
  );
}

export function questionHeadline({ stage }: ElectionPageProps['page'], data: OfQuestion, site: Site): string {
  const say = site.say('election');
  if (stage === 'none') return say('headline-none');
  const yes = data.classes.find(({ is }) => is === 'yes');
  const percent = yes?.percent === undefined ? '–' : site.percent(yes.percent);
  if (isCounting(stage, data.progress)) return say('headline-yes-counting', { percent });
  const adopted = data.adopted ?? data.declared?.adopted;
  if (adopted === undefined) return say('headline-yes', { percent });
  return say(adopted ? 'headline-adopted' : 'headline-not-adopted', { percent });
}

/** All ballots as one bar, class by class, and as a table. */
function Ballots({ data: { classes, contest, demands } }: { readonly data: OfQuestion }): ReactNode {
  const say = useSay('election');
  const site = useSite();
  const parts = useSay('parts');
  const known = classes.filter((one) => one.votes !== undefined);
  const whole = known.reduce((sum, { votes }) => sum + Number(votes), 0);
  const half = demands.find(({ kind }) => kind === 'majority')?.bound;
  let from = 0;
  const shares = known.map((one) => {
    const part = { one, from, width: whole === 0 ? 0 : (100 * Number(one.votes)) / whole };
    from += part.width;
    return part;
  });
  const name = ({ id, is }: BallotClass): ReactNode => (
    <>
      <span className={`mark ${colours[is]}`} aria-hidden="true" />
      {is === 'yes' || is === 'no' ? (
        <Named text={contest.options.find((option) => option.id === id)?.name} otherwise={say('ballots-are', { is })} />
      ) : (
        say('ballots-are', { is })
      )}
    </>
  );
  const columns: readonly Column<BallotClass>[] = [
    { key: 'class', head: say('ballots'), cell: name },
    { key: 'percent', head: '%', isFigure: true, cell: ({ percent }) => <Percent value={percent} /> },
    { key: 'votes', head: say('number'), isFigure: true, cell: ({ votes }) => <Figure value={votes} /> },
  ];
  return (
    <section aria-label={say('ballots')}>
      <svg className="stack" aria-hidden="true">
        <defs>
          <pattern id="hatch-both" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className="fill other" width="6" height="6" />
            <line className="hatch" x1="0" x2="0" y1="0" y2="6" />
          </pattern>
        </defs>
        {shares.map(({ one, from: x, width }) => (
          <rect
            key={one.id}
            className={one.is === 'both' ? 'both' : `fill ${colours[one.is]}`}
            x={`${x.toFixed(2)}%`}
            width={`${width.toFixed(2)}%`}
            height="100%"
          />
        ))}
        {half !== undefined && <line className="half" x1={`${half}%`} x2={`${half}%`} y1="0" y2="100%" />}
      </svg>
      <DataTable
        caption={[
          contest.percentOf === undefined ? say('ballots') : parts('percent-of', { sum: site.name(contest.percentOf) }),
          ...(half === undefined ? [] : [say('line-at', { percent: site.percent(half) })]),
        ].join(' · ')}
        columns={columns}
        rows={classes}
        keyOf={({ id }) => id}
      />
    </section>
  );
}

const colours: Readonly<Record<BallotClass['is'], string>> = {
  yes: 'yes',
  no: 'no',
  both: 'against',
  invalid: 'other',
  blank: 'other',
};

function DemandLine({ demand }: { readonly demand: Demand }): ReactNode {
  const say = useSay('election');
  const site = useSite();
  const { kind, holds, isSoFar, bound, strict, of } = demand;
  return (
    <li>
      <span className={`tag ${tags[holds]}`}>
        {say(isSoFar === true ? 'demand-certain' : 'demand-holds', { holds })}
      </span>{' '}
      {say(`demand-${kind}`, {
        bound: kind === 'regions' ? bound : site.percent(bound),
        strict: strict ? 'more' : 'least',
        of: of ?? '–',
      })}
      <span className="note quiet">{found(demand, site)}</span>
    </li>
  );
}

const tags: Readonly<Record<Demand['holds'], string>> = { yes: 'good', no: 'bad', unknown: 'gold', open: 'gold' };

/** What the vote came to, beside what is asked. */
function found({ kind, holds, isSoFar, value, of, percent, unknown = 0 }: Demand, site: Site): string {
  const say = site.say('election');
  const so = isSoFar === true ? 'far' : 'final';
  if (kind === 'regions' && isSoFar === true)
    return say('demand-regions-so-far', { value: value ?? 0, of: of ?? '–', unknown });
  if (kind === 'regions') return say('demand-regions-found', { value: value ?? 0, of: of ?? '–', unknown, holds });
  if (value === undefined || of === undefined) return say('demand-unknown', { so });
  return say('demand-found', { so, value, of, percent: percent === undefined ? '–' : site.percent(percent) });
}
