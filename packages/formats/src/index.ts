/** The public interface of `formats`: every file is read through a schema, and all its faults are told at once. */

export {
  type ApportionRefusal,
  apportionErrorValue,
  apportionResultValue,
  readApportionCase,
} from './apportion-case.js';
export { pointerPart } from './at.js';
export { compileStatute, statuteFromCompiled } from './compiled.js';
export { countingLaw, type LawWanted } from './counting-law.js';
export { type CsvColumns, type CsvRow, readCsv } from './csv.js';
export { readElectionFile, readElectionFolder, type Surroundings } from './election.js';
export { type Fault, type FaultCode, faultCodes, type Read } from './faults.js';
export { readJson, readJsonLines } from './json.js';
export { isDay } from './leaves.js';
export { limits } from './limits.js';
export { type AreaMap, type AreaTile, type MapShape, type MapSource, readMap, readTiles } from './map.js';
export type { Parsed, Plain, PlainRecord } from './plain.js';
export {
  areasOn,
  partiesOn,
  type Register,
  type RegisteredArea,
  type RegisteredParty,
  readRegister,
} from './registers.js';
export { readRehearsalPlan } from './rehearsal-plan.js';
export type {
  Margin,
  PlanCandidates,
  PlanFact,
  PlanLine,
  PlanLists,
  PlanPart,
  RehearsalPlan,
} from './rehearsal-plan-types.js';
export { type RehearsalUnit, readRehearsalUnits } from './rehearsal-plan-units.js';
export { type RulesContext, readRules } from './rules.js';
export { readStatute } from './statute.js';
export { guardText } from './text.js';
export { readYaml } from './yaml.js';
