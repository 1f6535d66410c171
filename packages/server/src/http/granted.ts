/** What access granted, as an answer; or its refusal. */

import type { FastifyReply } from 'fastify';
import type { Answer } from '../access/errors.js';
import { refusedAccess } from './identify.js';
import { caching } from './send.js';

/** Sends the value, which nobody on the way keeps. Throws a Problem where it was refused. */
export async function sendGranted<T>(reply: FastifyReply, given: Answer<T>): Promise<FastifyReply> {
  if (!given.ok) throw refusedAccess(given);
  reply.header('cache-control', caching.private);
  return given.value === undefined ? await reply.code(204).send() : await reply.send(given.value);
}
