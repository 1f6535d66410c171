/** Whether a request comes from this machine: from the server's own pages, or from no page at all. Asked where nobody signs in. */

import type { FastifyRequest } from 'fastify';
import { problem } from './problem.js';

/**
 * Throws `http-foreign` for a request that another web page made (`Sec-Fetch-Site`, `Origin`), that came under a name which is not
 * this machine's own (`Host`: a name can be made to lead here), or that did not come from this machine itself. A proxy on this
 * machine brings requests of others: what any handed on is refused, whether it is believed or not.
 */
export function onlyOwnPages(request: FastifyRequest): void {
  const { host = '', origin, 'sec-fetch-site': site } = request.headers;
  const fromHere = isHere(request.socket.remoteAddress ?? '') && isHere(hostnameOf(host));
  const fromOwnPage = site === undefined ? origin === undefined || hostOf(origin) === host : site === 'same-origin';
  if (!fromHere || !fromOwnPage || wasHandedOn(request)) throw problem('http-foreign');
}

function wasHandedOn({ headers }: FastifyRequest): boolean {
  return Object.keys(headers).some((name) => /^(?:forwarded|via|x-real-ip|x-forwarded-.*)$/.test(name));
}

/** `127.0.0.1:8080` → `127.0.0.1` */
function hostnameOf(host: string): string {
  return host.replace(/:\d+$/, '');
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '';
}

function isHere(name: string): boolean {
  return ['localhost', '::1', '[::1]'].includes(name) || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(name);
}
