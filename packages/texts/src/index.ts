/**
 * The public interface of `texts`: what acts, refusals, claims, the law and a count say, in Kazakh, Russian and English.
 * Messages come by language: `say-in` has all three for Node, a browser loads one JSON file and makes its `TextCatalogue`.
 */

export { TextCatalogue } from './catalogue.js';
export { type FindingWords, type ToldFinding, tellFinding } from './condition-findings.js';
export { type Naming, tellBound, tellCondition } from './conditions.js';
export { type FormLaw, FormWords } from './form-words.js';
export { formRows, itemsOf, lineNames } from './forms.js';
export { Names } from './names.js';
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
  tellCited,
  tellGround,
  tellHeld,
  tellKnownInMonth,
  tellSpan,
  tellSystemState,
} from './provisions.js';
export type { MessageKey, Messages, Params, Speaker } from './speaker.js';
export { type StepWords, type ToldStep, type ToldTable, tellDemand, tellStep } from './steps.js';
export { tellingTurns } from './turns.js';
export { type LawWords, lawWords, tellValue, tellVersion } from './values.js';
export { type Failure, type ToldFailure, tellFailure, tellReason } from './verification.js';
