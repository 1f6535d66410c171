/** The public interface of `texts`: what acts, refusals and claims say, in Kazakh, Russian and English. */

export { type MessageKey, type Params, sayIn, TextCatalogue } from './catalogue.js';
export type { Places, PlaceValue } from './places.js';
export { type Problem, type ToldProblem, tellProblem } from './problems.js';
export { type Failure, type ToldFailure, tellFailure, tellReason } from './verification.js';
