/** Whether what answers at an address is a server of Saylau: told at the first question, so that nobody looks for the fault in the log. */

import { InputProblem } from '../problems.js';
import { RemoteProblem } from './client.js';

/** Codes of answers that only something else gives to what every Saylau server knows. */
const ofOthers = ['http-404', 'http-405', 'http-501'];

/** The answer to a first question. Throws InputProblem `problem.no-saylau` where another program gave it, else what was thrown. */
export async function spokenTo<T>(address: string, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    // What is no JSON ends in a SyntaxError.
    const isOther =
      error instanceof SyntaxError || (error instanceof RemoteProblem && ofOthers.includes(error.details.code));
    throw isOther ? new InputProblem('problem.no-saylau', { what: address }, { cause: error }) : error;
  }
}
