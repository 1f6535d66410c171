/** The first page of an election by lists: the chamber, the lists, the constituencies. */

import type { ReactNode } from 'react';
import { isCounting } from '../../data/is-counting.js';
import { chamberHeadline } from '../../parts/chamber-headline.js';
import { ChamberTable } from '../../parts/chamber-table.js';
import { ContestBars } from '../../parts/contest-bars.js';
import { Figure } from '../../parts/figure.js';
import { Hemicycle } from '../../parts/hemicycle.js';
import { Named } from '../../parts/option-name.js';
import { Stat, Stats } from '../../parts/stat.js';
import type { Site } from '../../site/site.js';
import { useSay, useSite } from '../../site/site.js';
import type { ElectionPageData } from './data.js';
import { Places } from './places.js';
import { ElectionLink, type ElectionPageProps, ProgressStat, Rest, Turnout, TurnoutStat } from './sections.js';
import { Ways } from './ways.js';

type OfLists = Extract<ElectionPageData, { kind: 'lists' }>;

export function ListsPage({ page, data }: ElectionPageProps & { readonly data: OfLists }): ReactNode {
  const say = useSay('election');
  const site = useSite();
  const { chamber, lists, places, progress, threshold } = data;
  const admitted = lists.options.filter(({ isAdmitted }) => isAdmitted === true).length;
  const stood = lists.options.filter(({ role }) => role === 'list').length;
  return (
    <>
      <h1>{listsHeadline(page, data, site)}</h1>
      <p className="quiet">{site.day(data.date)}</p>
      <Stats>
        {progress !== undefined && <ProgressStat progress={progress} date={data.date} />}
        <TurnoutStat contest={lists} />
        {admitted > 0 && (
          <Stat
            label={say('lists-admitted')}
            value={say('of', { part: admitted, whole: stood })}
            note={threshold === undefined ? undefined : say('threshold', { threshold: site.percent(threshold) })}
          />
        )}
        {lists.base !== undefined && <Stat label={say('votes-counted')} value={<Figure value={lists.base} />} />}
      </Stats>
      <Ways page={page} inside={places === undefined ? [] : ['places']} />
      {chamber !== undefined && (
        <section className="chamber columns" aria-label={say('chamber')}>
          <Hemicycle chamber={chamber} />
          <div>
            <ChamberTable chamber={chamber} />
            <p>
              <ElectionLink page={page} kind="seats">
                {say('see-seats')}
              </ElectionLink>
            </p>
          </div>
        </section>
      )}
      <section>
        <h2>{say('lists')}</h2>
        <ContestBars contest={lists} caption={<Named text={lists.name} otherwise={say('lists')} />} />
      </section>
      <Turnout page={page} />
      {places !== undefined && <Places page={page} places={places} />}
      <Rest page={page} />
    </>
  );
}

export function listsHeadline({ stage }: ElectionPageProps['page'], data: OfLists, site: Site): string {
  const say = site.say('election');
  if (stage === 'none') return say('headline-none');
  return chamberHeadline(data.chamber, isCounting(stage, data.progress), site) ?? site.name(data.name);
}
