/** What the pages of the law share: the way back, a value with its state, lists of provisions, the form for two days. */

import type { Confidence } from '@saylau/core';
import type { ReactNode } from 'react';
import type { HeldState, ProvisionLine } from '../../data/told-law.js';
import { Named } from '../../parts/option-name.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { Place } from '../../site/address.js';
import { useSay, useSite } from '../../site/site.js';
import type { StatuteRef } from './data.js';

export interface Crumb {
  readonly place: Place;
  readonly words: ReactNode;
}

/** The pages above this one. */
export function LawCrumbs({
  statute,
  more = [],
}: {
  readonly statute: StatuteRef;
  readonly more?: readonly Crumb[];
}): ReactNode {
  const say = useSay('law');
  const own: Crumb = { place: { kind: 'law', rest: [statute.id] }, words: <Named text={statute.name} /> };
  return (
    <nav aria-label={say('crumbs')}>
      <ol className="crumbs">
        {[own, ...more].map(({ place, words }) => (
          <li key={[place.kind, ...place.rest].join('/')}>
            <PlaceLink place={place}>{words}</PlaceLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A sentence of the law as a heading. */
export function headingOf(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** Said on every page that shows provisions. */
export function OurSummary(): ReactNode {
  return <p className="small quiet">{useSay('law')('our-summary')}</p>;
}

const toneOf: Readonly<Record<HeldState, string>> = {
  given: 'good',
  unspecified: '',
  none: '',
  gap: 'bad',
  superseded: 'gold',
  nothing: '',
  ambiguous: 'gold',
};

export function StateTag({ state }: { readonly state: HeldState }): ReactNode {
  return <span className={`tag ${toneOf[state]}`}>{useSay('law')(`state-${state}`)}</span>;
}

export function ConfidenceMark({ confidence }: { readonly confidence: Confidence }): ReactNode {
  const say = useSay('law');
  return (
    <span className={`confidence is-${confidence}`}>
      <Dots of={confidence} />
      {say(`confidence-${confidence}`)}
    </span>
  );
}

const strength: Readonly<Record<Confidence, number>> = {
  seen: 4,
  official: 3,
  secondary: 2,
  computed: 2,
  unverified: 1,
};

/** How sure, as so many of four dots; the words stand beside them. */
function Dots({ of }: { readonly of: Confidence }): ReactNode {
  return (
    <svg className="dots" viewBox="0 0 30 8" width="30" height="8" aria-hidden="true">
      {[0, 1, 2, 3].map((at) => (
        <circle key={at} cx={4 + at * 7.3} cy={4} r={2.6} className={at < strength[of] ? 'on' : 'off'} />
      ))}
    </svg>
  );
}

/** What holds, and where that was not seen, what held last. */
export function HeldValue({ value, state, last, until }: ProvisionLine): ReactNode {
  const say = useSay('law');
  const site = useSite();
  if (state === 'superseded' && last !== undefined)
    return (
      <>
        <span className="law-value was">
          <Named text={last} />
        </span>
        <span className="small quiet law-until">{say('was-until', { day: site.name(until) })}</span>
      </>
    );
  return (
    <span className={state === 'given' || state === 'ambiguous' ? 'law-value' : 'absent'}>
      <Named text={value} />
    </span>
  );
}

export interface ProvisionListProps {
  readonly statute: string;
  readonly lines: readonly ProvisionLine[];
}

/** Provisions with values, articles and how sure: a list on a telephone, a table elsewhere. */
export function ProvisionTable({ statute, lines }: ProvisionListProps): ReactNode {
  const say = useSay('law');
  return (
    <table className="law-list">
      <thead>
        <tr>
          <th scope="col">{say('provision')}</th>
          <th scope="col">{say('value')}</th>
          <th scope="col">{say('article')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} id={line.id}>
            <th scope="row">
              <PlaceLink place={{ kind: 'provision', rest: [statute, line.id] }}>
                <Named text={line.says} />
              </PlaceLink>
            </th>
            <td>
              <HeldValue {...line} />
            </td>
            <td className="cite">
              <Named text={line.article} />
              {line.confidence !== undefined && <ConfidenceMark confidence={line.confidence} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface DaysFormProps {
  readonly statute: string;
  readonly earlier: string;
  readonly later: string;
}

/** Two days to compare; a plain form, so that it works before and without scripts where a server answers it. Files need scripts for it. */
export function DaysForm({ statute, earlier, later }: DaysFormProps): ReactNode {
  const say = useSay('law');
  const site = useSite();
  return (
    <form
      className={site.isLive ? 'toolbar' : 'toolbar needs-scripts'}
      method="get"
      action={site.href({ kind: 'law-days', rest: [statute] })}
    >
      <div className="field">
        <label htmlFor="from">{say('earlier-day')}</label>
        <input
          id="from"
          name="from"
          type="date"
          required={true}
          defaultValue={earlier}
          min="1995-01-01"
          max="2099-12-31"
        />
      </div>
      <div className="field">
        <label htmlFor="to">{say('later-day')}</label>
        <input id="to" name="to" type="date" required={true} defaultValue={later} min="1995-01-01" max="2099-12-31" />
      </div>
      <button type="submit" className="is-main">
        {say('compare')}
      </button>
    </form>
  );
}
