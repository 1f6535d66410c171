/** The site of a server in this process, asked without a network. */

import type { FastifyInstance } from 'fastify';
import type { Get } from './log-files.js';

/** Throws where the answer is neither a file nor that there is none. */
export function getFrom(app: FastifyInstance): Get {
  return async (path) => {
    // biome-ignore lint/nursery/useAwaitThenable: without a callback `inject` gives a promise
    const { statusCode, rawPayload } = await app.inject({ method: 'GET', url: path });
    if (statusCode === 404) return undefined;
    if (statusCode !== 200) throw new Error(`${path}: ${statusCode}`);
    return rawPayload;
  };
}
