/** The public interface of `views`: what a state of the record comes to, as JSON with its shapes. Pure; runs in a browser. */

export { areaView, declaredAt, turnoutAt } from './areas.js';
export { ChangeList, type ReadableLog } from './change-list.js';
export { changeView } from './changes.js';
export { copiesFrom, copiesView } from './copies.js';
export { type Bounds, type CountedAsked, type CountedKind, Counter, countedKinds } from './counted.js';
export { BoundsView, OutcomeAtView, OutcomeView, ResultsView } from './counted-shapes.js';
export { contestsOf, contestView, electionView } from './election.js';
export { ballotFigures, contestIn, soleContest, sumsShown } from './figures.js';
export { type GivenPapers, type PapersOfLeaves, papersIn, papersLeaf, withPapers } from './given-papers.js';
export { lawBehindView } from './law.js';
export { logView } from './log.js';
export { leavesWithPapers, papersView } from './papers.js';
export { PapersView } from './papers-shapes.js';
export { areaLine, areasAbove, areasAt, rowsIn, stationName, stationsIn } from './places.js';
export { type PlayFailure, PlaySpeed, type PlayState, PlaysView, PlayView, playFailures, playStates } from './plays.js';
export { publishedFigures, type Transcribed } from './published-figures.js';
export { isSettled } from './settled.js';
export {
  AreaLine,
  AreaView,
  ChangeView,
  ContestView,
  CopiesView,
  ElectionView,
  HistoryView,
  LawBehindView,
  LeafView,
  LogView,
  ProtocolView,
  ResultView,
  StationLine,
  StationView,
  TextView,
} from './shapes.js';
export { protocolView, stationLine, stationView } from './stations.js';
export { isWithheld, withoutVotes } from './withheld.js';
