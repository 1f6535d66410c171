/** The log that a request names. */

import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { OpenLog } from '../record/open-log.js';
import { type ApiContext, findLog, type Mode, type Modes } from './context.js';
import { Origin } from './fields.js';
import { problem } from './problem.js';

export const LogParams = Type.Object({ log: Origin });

/** Throws a Problem where there is none. */
export function logOf(context: ApiContext, request: FastifyRequest): OpenLog {
  const { log: origin } = request.params as { readonly log: string };
  const found = findLog(context, origin);
  if (found === undefined) throw problem('http-unknown', { what: 'log', id: origin.slice(0, 200) });
  return found.log;
}

/** The mode that a log belongs to. */
export function modeOfLog({ real, rehearsal }: Modes, { kind }: OpenLog): Mode {
  return kind === 'rehearsal' ? rehearsal : real;
}
