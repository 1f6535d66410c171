/** The machine forms of an outcome (docs/formats/count.md) and of the law (docs/formats/law.md), and what the parts of an election are called. */

export { citedProvisions, versionOn } from './outcome-json/cited.js';
export { jsonOfDiff, jsonOfLawOn, jsonOfProvisions } from './outcome-json/law.js';
export { jsonOfOutcome } from './outcome-json/outcome.js';
export {
  type Ballot,
  type ElectionParts,
  type LoadedElection,
  namesIn,
  type PartNames,
  partsOf,
} from './outcome-json/part-names.js';
export { integer, type Json, jsonOf, jsonRecord } from './outcome-json/plain.js';
export { jsonOfBounds, jsonOfStillOut } from './outcome-json/still-out.js';
export { type Turn, turnsBetween } from './outcome-json/turns.js';
