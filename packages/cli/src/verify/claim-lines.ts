/** A verification for people: whose keys were trusted, each claim with what became of it, every failure with its place. */

import { oneLine, type TextCatalogue, tellFailure, tellReason, whole } from '@saylau/texts';
import { sayIn } from '@saylau/texts/say-in';
import { type Claim, type Failure, holds } from '@saylau/verify';
import { rehearsalLines } from '../render/night.js';
import type { Page } from '../render/page.js';
import { citedLines, type WithStandings } from './cited-logs.js';
import type { LogNamed } from './log-named.js';

/** As many failures of one claim are printed without --all. */
const few = 20;

export interface ClaimsAsked {
  readonly from: LogNamed['from'];
  readonly all: boolean;
}

export function verificationLines(page: Page, verification: WithStandings, asked: ClaimsAsked): string[] {
  const { origin = '', claims, cites = [] } = verification;
  return [
    ...page.title(page.texts.say('verify.title')),
    ...(origin.includes('/rehearsal/') ? rehearsalLines(page) : []),
    ...headLines(page, verification, asked),
    '',
    ...claims.flatMap((claim, at) => claimLines(page, claim, at + 1, asked.all)),
    '',
    ...citedLines(page, cites),
    ...endLines(page, verification),
  ];
}

function headLines(page: Page, { origin, size, root, keys }: WithStandings, { from }: ClaimsAsked): string[] {
  const { texts } = page;
  const catalogue = sayIn(texts.language);
  const own = from === 'bundle' ? catalogue.say('keys.own') : texts.say(`verify.keys-${from}`);
  const trusted = keys === 'given' ? catalogue.say('keys.given') : own;
  return page.pairs(
    [
      [texts.say('verify.log'), oneLine(origin ?? '–')],
      [texts.say('verify.size'), whole(texts, size)],
      [texts.say('verify.root'), root],
      // Where nothing could be read, no key came out of it either.
      ...(origin === undefined ? [] : [[texts.say('verify.keys'), trusted] as const]),
    ],
    '',
  );
}

function claimLines(page: Page, claim: Claim, number: number, all: boolean): string[] {
  const texts = sayIn(page.texts.language);
  const name = texts.sayIf(`claim.${claim.claim}.name`) ?? claim.claim;
  const words = [texts.say(`status.${claim.status}`), ...numbersOf(page, claim)].join(' · ');
  const head = `${String(number).padStart(2)}. ${signOf(page, claim)} ${page.colours.bold(name)} · ${words}`;
  const says = texts.sayIf(`claim.${claim.claim}`) ?? '';
  return [head, ...page.note(says, indent), ...moreLines(page, texts, claim, all)];
}

const indent = '      ';

function signOf({ colours }: Page, { status }: Claim): string {
  if (status === 'passed') return colours.green('✓');
  return status === 'failed' ? colours.red('✗') : colours.yellow('–');
}

function numbersOf({ texts }: Page, claim: Claim): string[] {
  if (claim.status === 'not-checkable') return [];
  const checked = texts.say('verify.checked', { number: whole(texts, claim.checked) });
  if (claim.status === 'passed') return [checked];
  return [texts.say('verify.failures', { number: claim.failures.length + claim.more })];
}

function moreLines(page: Page, texts: TextCatalogue, claim: Claim, all: boolean): string[] {
  if (claim.status === 'passed') return [];
  if (claim.status === 'not-checkable')
    return page.paragraph(tellReason(texts, claim.why, claim.needs), indent).map(page.colours.yellow);
  const shown = all ? claim.failures : claim.failures.slice(0, few);
  const hidden = claim.failures.length - shown.length;
  return [
    ...groupsOf(shown).flatMap((group) => failureLines(page, texts, group)),
    ...(hidden === 0 ? [] : [`${indent}${page.texts.say('verify.more', { number: hidden })}`]),
    ...(claim.more === 0 ? [] : [`${indent}${page.texts.say('verify.unlisted', { number: claim.more })}`]),
  ];
}

/** Failures of one code that follow each other share their sentence. */
function groupsOf(failures: readonly Failure[]): readonly (readonly Failure[])[] {
  const groups: Failure[][] = [];
  for (const failure of failures) {
    const last = groups.at(-1);
    if (last?.[0]?.code === failure.code) last.push(failure);
    else groups.push([failure]);
  }
  return groups;
}

function failureLines(page: Page, texts: TextCatalogue, failures: readonly Failure[]): string[] {
  const told = failures.map(({ path, ...failure }) => tellFailure(texts, { ...failure, ...(path ? { path } : {}) }));
  const wrong = page.paragraph(oneLine(told[0]?.wrong ?? ''), indent).map(page.colours.red);
  const places = told.filter(({ where }) => where !== '');
  return [...wrong, ...places.flatMap(({ where }) => page.paragraph(oneLine(where), `${indent}  `, '• '))];
}

function endLines(page: Page, verification: WithStandings): string[] {
  const { texts, colours } = page;
  const failed = verification.claims.filter(({ status }) => status === 'failed').length;
  const unchecked = verification.claims.filter(({ status }) => status === 'not-checkable').length;
  const end = holds(verification)
    ? colours.green(texts.say('verify.holds'))
    : colours.red(texts.say('verify.fails', { number: failed }));
  return [end, ...(unchecked === 0 ? [] : [texts.say('verify.unchecked', { number: unchecked })])];
}
