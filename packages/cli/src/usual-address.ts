/** Where a server of this machine is reached by who runs it, in hints that can be typed as they stand. */

import { isHere } from './user/here.js';

/** Where a server listens where nothing else is said. */
export const usual = { host: '127.0.0.1', port: '8080' } as const;

/** What `serve` listens on with this environment. */
export function usualAddress({ SAYLAU_PORT: port = usual.port }: Readonly<Record<string, string | undefined>>): string {
  return `http://${usual.host}:${port}`;
}

/** `address`: what the server listens on. Where that is not this machine alone, passwords need its name and https. */
export function addressHere(address: string, name: string): string {
  const { hostname, port } = new URL(address);
  if (hostname === '0.0.0.0' || hostname === '[::]') return `http://${usual.host}:${port}`;
  return isHere(hostname) ? address : `https://${name}`;
}
