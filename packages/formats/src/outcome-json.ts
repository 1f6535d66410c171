/** The machine form of an outcome (docs/formats/count.md), and what the parts of an election are called. */

export { citedProvisions, versionOn } from './outcome-json/cited.js';
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
