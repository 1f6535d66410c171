/** What a check found: the verdict, every claim with what was looked at and why it failed, whose keys were trusted. */

import { tellFailure, tellReason } from '@saylau/texts';
import type { Claim } from '@saylau/verify';
import type { ReactNode } from 'react';
import { useSay, useSite } from '../site/site.js';
import type { Judgement } from './judgement.js';
import type { CheckDone } from './messages.js';

/** So many failures of a claim are shown. */
const few = 20;

export interface VerdictProps {
  readonly done: CheckDone;
  readonly judgement: Judgement;
}

const marks = { sound: '✓', unsound: '✗', 'other-log': '!', 'other-size': '!', 'other-figures': '✗' };
const tones = {
  sound: 'is-good',
  unsound: 'is-bad',
  'other-log': 'is-warning',
  'other-size': 'is-warning',
  'other-figures': 'is-bad',
};

export function Verdict({ done, judgement }: VerdictProps): ReactNode {
  const say = useSay('check');
  const site = useSite();
  const { verification, signatures, milliseconds, isOwnCrypto, isRehearsal } = done;
  const { is, ...details } = judgement;
  return (
    <section aria-labelledby="verdict">
      <div className={`note-box verdict ${tones[is]}`} role="status">
        <h2 id="verdict">
          <span aria-hidden="true">{marks[is]} </span>
          {say(is, details)}
        </h2>
        {isRehearsal && <p>{say('is-rehearsal')}</p>}
        <p>
          {say('looked-at', {
            leaves: site.number(verification.size),
            signatures: site.number(signatures),
            seconds: secondsOf(site.language, milliseconds),
          })}{' '}
          {isOwnCrypto ? say('own-crypto') : say('slow-crypto')}
        </p>
      </div>
      <p>{site.texts.say(verification.keys === 'given' ? 'keys.given' : 'keys.own')}</p>
      <dl className="facts">
        <dt>{say('log')}</dt>
        <dd className="mono">{verification.origin}</dd>
        <dt>{say('root')}</dt>
        <dd className="mono">{verification.root}</dd>
      </dl>
      <ol className="claims">
        {verification.claims.map((claim) => (
          <ClaimLine key={claim.claim} claim={claim} />
        ))}
      </ol>
    </section>
  );
}

const signs = { passed: '✓', failed: '✗', 'not-checkable': '–' } as const;

function ClaimLine({ claim }: { readonly claim: Claim }): ReactNode {
  const site = useSite();
  const say = useSay('check');
  const texts = site.texts;
  const { status } = claim;
  return (
    <li className={`claim is-${status}`}>
      <p className="claim-head">
        <span className="sign" aria-hidden="true">
          {signs[status]}
        </span>
        <strong>{texts.say(`claim.${claim.claim}.name`)}</strong>
        <span className="claim-status">
          {texts.say(`status.${status}`)}
          {claim.status === 'passed' && ` · ${say('checked', { number: claim.checked })}`}
          {claim.status === 'failed' && ` · ${say('failures', { number: claim.failures.length + claim.more })}`}
        </span>
      </p>
      <p className="quiet">{texts.say(`claim.${claim.claim}`)}</p>
      {claim.status === 'not-checkable' && <p>{tellReason(texts, claim.why, claim.needs)}</p>}
      {claim.status === 'failed' && <Failures claim={claim} />}
    </li>
  );
}

function Failures({ claim }: { readonly claim: Extract<Claim, { status: 'failed' }> }): ReactNode {
  const site = useSite();
  const texts = site.texts;
  const more = claim.failures.length + claim.more - Math.min(few, claim.failures.length);
  return (
    <ul className="failures">
      {claim.failures.slice(0, few).map((failure, at) => {
        const { wrong, where } = tellFailure(texts, failure);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
          <li key={at}>
            {wrong} <span className="quiet">{where}</span>
          </li>
        );
      })}
      {more > 0 && <li>{texts.say('failures.more', { more })}</li>}
    </ul>
  );
}

function secondsOf(language: string, milliseconds: number): string {
  const text = (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0);
  return language === 'en' ? text : text.replace('.', ',');
}
