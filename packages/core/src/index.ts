/** The public interface of `core`: exact counting of elections under law given as data. */

export * from './apportion/apportion.js';
export { type ApportionCase, type CaseResult, type CaseSolved, solveCase } from './apportion/case.js';
export * from './apportion/methods.js';
export type { Overhang } from './apportion/overhang.js';
export {
  ApportionError,
  type ApportionErrorCode,
  type Apportionment,
  apportionErrors,
  type CutQuotient,
  type Lot,
  overawardRules,
  remainderRules,
  type Seats,
  type Step as ApportionStep,
} from './apportion/problem.js';
export type { Threshold } from './apportion/threshold.js';
export * from './condition.js';
export { countElection } from './count/count.js';
export { percentText } from './count/declared.js';
export type { Finding } from './count/holds.js';
export * from './count/outcome.js';
export { type CountingLaw, outcomeOf } from './count/outcome-of.js';
export { partyOf } from './count/party.js';
export { type AreaTree, areaTree, type Origin } from './count/view.js';
export * from './election.js';
export * from './figures.js';
export * from './fraction.js';
export * from './language.js';
export * from './law/diff.js';
export * from './law/on.js';
export * from './law/set.js';
export * from './law/statute.js';
export * from './rules.js';
