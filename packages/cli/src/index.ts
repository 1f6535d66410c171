/** The public interface of `cli`: the command as a function. */

export { exitCodes } from './exit-codes.js';
export type { Io } from './io.js';
export { main } from './main.js';
