/** The public interface of `core`: exact counting of elections under law given as data. */

export { apportion, isQuotaMethod } from './apportion/apportion.js';
export { type ApportionCase, type CaseResult, type CaseSolved, solveCase } from './apportion/case.js';
export {
  type DivisorMethod,
  divisorMethods,
  type Method,
  type MinimumBy,
  methods,
  minimumRules,
  type Overaward,
  type Overhang,
  overawardRules,
  overhangRules,
  type QuotaMethod,
  type QuotaRounding,
  quotaMethods,
  type RemainderRule,
  remainderRules,
  type Surplus,
  surplusRules,
  type TieRule,
  tieRules,
} from './apportion/methods.js';
export {
  ApportionError,
  type ApportionErrorCode,
  type Apportionment,
  apportionErrors,
  type CutQuotient,
  type Lot,
  type Seats,
  type Step as ApportionStep,
} from './apportion/problem.js';
export type { Threshold } from './apportion/threshold.js';
export { canStillChange } from './bounds/can-still-change.js';
export type {
  CandidateStanding,
  Certainty,
  Completion,
  ContestBounds,
  End,
  ListBounds,
  ListEnds,
  NotBounded,
  Outstanding,
  PluralityBounds,
  QuestionBounds,
  RoundBounds,
  Scenario,
} from './bounds/contest-bounds.js';
export { checkDay, checkEquations, type ReceivedDay } from './check/day.js';
export {
  type Cause,
  type FindingCode,
  type FindingSink,
  findingCodes,
  findingSeverities,
  type ProtocolFinding,
} from './check/finding.js';
export { checkProtocol, checkTable, rowsWithErrors } from './check/protocols.js';
export type { RoomThreshold } from './check/room.js';
export type { TerritorialProtocol } from './check/territorial.js';
export { type Thresholds, usualThresholds } from './check/thresholds.js';
export { clockTime } from './clock.js';
export type { Bound, Condition } from './condition.js';
export { countElection } from './count/count.js';
export { percentText } from './count/declared.js';
export type { Finding } from './count/holds.js';
export {
  type Chamber,
  type ChamberRow,
  type Comparison,
  type ContestOutcome,
  type Count,
  type Notice,
  type OpenLot,
  type Outcome,
  type OutcomeLaw,
  type Percentage,
  type PollOutcome,
  type PreliminaryOutcome,
  type Question,
  type QuestionKind,
  questionKinds,
  type ReadingOutcome,
  type Result,
  type RoundOutcome,
  type Status,
} from './count/outcome.js';
export { type CountingLaw, outcomeOf } from './count/outcome-of.js';
export { partyOf } from './count/party.js';
export type { ConditionUse, Quotient, Step, StepKind, WholeRow } from './count/steps.js';
export { type AreaTree, areaTree, type Origin } from './count/view.js';
export type {
  About,
  Area,
  Contest,
  Contradiction,
  Declared,
  Election,
  Fact,
  Option,
  Poll,
  Preliminary,
  Table,
} from './election.js';
export {
  type AreaId,
  type Figure,
  type LineId,
  type OptionId,
  parseSum,
  type Sum,
  type SumResult,
  sumText,
  type Tally,
  type Term,
} from './figures.js';
export { type Control, type Form, type FormLine, type Severity, severities } from './form.js';
export {
  ceil,
  compare,
  divide,
  type Fraction,
  floor,
  fraction,
  multiply,
  parseFraction,
  subtract,
  toDecimal,
  toText,
} from './fraction.js';
export { type Language, languages, type Says, type Text } from './language.js';
export { behindAct } from './law/behind-act.js';
export { type LawDiff, lawDiff, type ProvisionChange, type SystemChange } from './law/diff.js';
export { type ActGround, type OfficialAct, officialActs } from './law/official-acts.js';
export {
  type Held,
  heldOn,
  type LawOnDay,
  lawOn,
  type Overrides,
  type PlainRules,
  plainOn,
  provisionsOf,
  type Reading,
} from './law/on.js';
export { type SetRules, setLeaves } from './law/set.js';
export {
  type Citation,
  type Confidence,
  confidences,
  type Instrument,
  type PlainValue,
  type Provision,
  type ProvisionType,
  provisionTypes,
  type Statute,
  type System,
  type SystemVersion,
  type ValueState,
  type Version,
} from './law/statute.js';
export type { PollingDay } from './polling-day.js';
export { type Arrivals, arrivals, rowsAfter, takeOut } from './protocol/arrivals.js';
export { changeTotals, type Figures, removeProtocol, setProtocol } from './protocol/change.js';
export { type NumberedLine, numberedLines } from './protocol/numbered.js';
export { roomTables, type SingleProtocol } from './protocol/one-room.js';
export { type Limit, type StillOut, stillOut, withAllLists } from './protocol/outstanding.js';
export { countBits, type Runs, runsOf } from './protocol/ranges.js';
export type { AreaNumber, Row, Stations } from './protocol/stations.js';
export {
  type Ballot,
  type Bits,
  bits,
  clearBit,
  emptyTable,
  hasBit,
  largestFigure,
  type ProtocolTable,
  setBit,
  slotOptions,
} from './protocol/table.js';
export { soleLine } from './protocol/table-turnout.js';
export { tallyOf, withTallies } from './protocol/tally.js';
export { type Totals, totalsOf } from './protocol/totals.js';
export type { TurnoutReports } from './protocol/turnout.js';
export { type TurnoutTotals, turnoutTotals } from './protocol/turnout-totals.js';
export {
  type Advance,
  type GivenRule,
  type ListRule,
  type MajorityRule,
  type OrUnspecified,
  type Part,
  type PluralityRule,
  type QuestionRule,
  type Round,
  type Rule,
  type Rules,
  type SoleListRule,
  type Turnout,
  type Unspecified,
  unspecified,
} from './rules.js';
export type { Source } from './source.js';
