/**
 * The public interface of `texts`: what acts, refusals, claims, the law and a count say, in Kazakh, Russian and English.
 * Messages come by language: `say-in` has all three for Node, a browser loads one JSON file and makes its `TextCatalogue`.
 */

export { TextCatalogue } from './catalogue.js';
export { byAlphabet } from './collation.js';
export { type FindingWords, type ToldFinding, tellFinding } from './condition-findings.js';
export { type Naming, tellCondition } from './conditions.js';
export { type DayWords, dayWords } from './day-words.js';
export { type FormLaw, FormWords } from './form-words.js';
export { formRows, lineNames } from './forms.js';
export { systemState, tellHeld, tellSystem, tellSystemState } from './held.js';
export { Names } from './names.js';
export {
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
export {
  type ToldTurnout,
  type TurnoutOf,
  tellComparison,
  tellStatus,
  tellTurnout,
} from './outcomes.js';
export type { Places, PlaceValue } from './places.js';
export { type Problem, type ToldProblem, tellProblem } from './problems.js';
export {
  codeOf,
  type ToldCode,
  type ToldProtocolFinding,
  tellCode,
  tellProtocolFinding,
  tellRuleBroken,
} from './protocol-findings.js';
export {
  confidenceOf,
  type Lawbook,
  lawbook,
  tellArticle,
  tellCited,
  tellGround,
  tellSpan,
} from './provisions.js';
export { tellLot, tellQuestion, tellQuestionGround } from './questions.js';
export type { MessageKey, Messages, Params, Speaker } from './speaker.js';
export { type StepWords, type ToldStep, type ToldTable, tellDemand, tellStep } from './steps.js';
export { clock, date, moment } from './times.js';
export { tellingTurns } from './turns.js';
export { type LawWords, lawWords, tellValue, tellVersion } from './values.js';
export { type Failure, type ToldFailure, tellFailure, tellReason } from './verification.js';
export { tellWord, type WordList } from './words.js';
