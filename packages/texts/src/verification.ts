/** What a verification says: why a claim failed and where, or why it could not be checked (docs/formats/bundle.md). */

import type { TextCatalogue } from './catalogue.js';
import { type Places, tellPlaces } from './places.js';
import { tellProblem } from './problems.js';

/** A failure as `saylau-verification/1` has it: a code, and of the places those that apply. */
export type Failure = Places & { readonly code: string };

export interface ToldFailure {
  readonly wrong: string;
  /** “leaf 17 · station: 0034”; empty where no place applies. */
  readonly where: string;
}

/** The sentence of a failure, that of the refusal where an act should have been refused. A code without texts is told by itself. */
export function tellFailure(texts: TextCatalogue, failure: Failure): ToldFailure {
  const wrong = texts.sayIf(`failure.${failure.code}`) ?? tellProblem(texts, { code: failure.code }).wrong;
  return { wrong, where: tellPlaces(texts, failure) };
}

/** Why a claim could not be checked, in a sentence; `needs`: the claim that would have to hold first. */
export function tellReason(texts: TextCatalogue, why: string, needs = ''): string {
  const claim = texts.sayIf(`claim.${needs}.name`) ?? needs;
  return texts.sayIf(`reason.${why}`, { claim }) ?? why;
}
