/** The public interface of `rehearsal`: a polling day made up so that it meets every published figure. */

export type { PublishedCheck } from './checked.js';
export { compareWithPublished } from './compare.js';
export { RehearsalError, type RehearsalErrorCode } from './error.js';
export type { RealElection, Rehearsal, RehearsalInput, RehearsalOptions } from './input.js';
export type { Manifest, ManifestMargin } from './manifest-form.js';
export { faultyFile, type PlantedFault } from './plant/faulty-file.js';
export { plantFaults } from './plant/plant.js';
export { faultsTable, type Planted } from './plant/planted.js';
export { rehearse } from './rehearse.js';
