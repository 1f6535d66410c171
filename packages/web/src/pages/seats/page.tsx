/** How the seats were made, step by step. */

import type { ReactNode } from 'react';
import { GroundList } from '../../parts/grounds.js';
import { Named } from '../../parts/option-name.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import { BriefContests } from './brief.js';
import type { ContestMaking, SeatsData } from './data.js';
import { OtherReadings } from './readings.js';
import { StepBody } from './step-body.js';
import type { MakingStep } from './steps.js';
import { hasWhy, WhySection, whyId } from './why.js';

function SeatsPage({ page }: { readonly page: PageOf<'seats'> }): ReactNode {
  const say = useSay('seats');
  const site = useSite();
  const { data, place, about, stage } = page;
  const { full, brief, statute, on, readings } = data;
  const kind = isAnswer(data) ? '-answer' : '';
  return (
    <>
      <h1>{say(`title${kind}`)}</h1>
      <p className="lead">{say(`lead${kind}`)}</p>
      {statute !== undefined && <p>{say('law-on', { statute: site.name(statute), day: site.day(on) })}</p>}
      {full.some(hasWhy) && (
        <p className="no-print">
          <a href={`#${whyId}`}>{say('why')}</a>
        </p>
      )}
      {(stage === 'counting' || stage === 'preliminary') && <p className="note-box is-warning">{say('so-far')}</p>}
      {full.map((making) => (
        <Making key={making.contest.id} making={making} data={data} isNamed={full.length > 1 || brief.length > 0} />
      ))}
      {brief.length > 0 && <BriefContests data={data} />}
      {readings.length > 0 && <OtherReadings readings={readings} full={full} />}
      {place.of !== undefined && about?.pages.includes('laboratory') === true && (
        <p className="no-print">
          <PlaceLink className="button" place={{ kind: 'laboratory', of: place.of, rest: [] }}>
            {say('to-laboratory')}
          </PlaceLink>
        </p>
      )}
    </>
  );
}

interface MakingProps {
  readonly making: ContestMaking;
  readonly data: SeatsData;
  readonly isNamed: boolean;
}

function Making({ making, data, isNamed }: MakingProps): ReactNode {
  const say = useSay('seats');
  const site = useSite();
  const { steps, list } = making;
  const isTieUnused =
    list !== undefined && list.remainders.length > 0 && !steps.some(({ step }) => step === 'tie' || step === 'lot');
  return (
    <section className="making">
      {isNamed && (
        <h2>
          <Named text={making.name} />
        </h2>
      )}
      {making.missing !== undefined && (
        <p className="note-box">{say('missing', { lines: site.name(making.missing) })}</p>
      )}
      {steps.length === 0 && <p>{say('no-steps')}</p>}
      <ol className="making-steps">
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the count
          <li key={at}>
            <h3>{say(titleOf(step))}</h3>
            <StepBody step={step} making={making} />
            {step.step === 'remainders' && isTieUnused && <p>{say('tie-unused')}</p>}
            <GroundList grounds={data.grounds} cites={step.cites} />
          </li>
        ))}
      </ol>
      {list !== undefined && list.rows.length > 0 && <WhySection making={making} list={list} />}
    </section>
  );
}

function titleOf({ step, isAdmission }: MakingStep): `step-${MakingStep['step']}` | 'step-condition-admit' {
  return isAdmission === true ? 'step-condition-admit' : `step-${step}`;
}

function isAnswer({ full }: SeatsData): boolean {
  return (
    full.length > 0 &&
    full.every(({ contest }) => contest.options.some(({ role }) => role !== 'list') && contest.result !== 'seats')
  );
}

export const seatsModule: PageModule<'seats'> = {
  namespaces: ['seats', 'parts'],
  title: ({ data, about }, site) =>
    `${site.say('seats')(isAnswer(data) ? 'title-answer' : 'title')} – ${site.name(about?.name)}`,
  summary: ({ data }, site) => site.say('seats')(isAnswer(data) ? 'lead-answer' : 'lead'),
  View: SeatsPage,
};
