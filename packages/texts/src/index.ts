/**
 * The public interface of `texts`: what acts, refusals, claims, the law and a count say, in Kazakh, Russian and English.
 * Messages come by language: `say-in` has all three for Node, a browser loads one JSON file and makes its `TextCatalogue`.
 */

export { TextCatalogue } from './catalogue.js';
export { type Naming, tellBound, tellCondition } from './conditions.js';
export { formRows, itemsOf, lineNames } from './forms.js';
export {
  date,
  decimal,
  percent,
  percentBeside,
  percentNumber,
  printed,
  shareInLaw,
  short,
  signed,
  whole,
} from './numbers.js';
export { oneLine } from './one-line.js';
export type { Places, PlaceValue } from './places.js';
export { type Problem, type ToldProblem, tellProblem } from './problems.js';
export {
  confidenceOf,
  type Lawbook,
  lawbook,
  systemState,
  tellArticle,
  tellGround,
  tellHeld,
  tellKnownInMonth,
  tellSpan,
  tellSystemState,
} from './provisions.js';
export type { MessageKey, Messages, Params, Speaker } from './speaker.js';
export { tellingTurns } from './turns.js';
export { type LawWords, lawWords, tellValue, tellVersion } from './values.js';
export { type Failure, type ToldFailure, tellFailure, tellReason } from './verification.js';
