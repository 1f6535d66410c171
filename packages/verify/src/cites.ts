/** What acts say of other logs, held against those logs where they are at hand. */

import { type Crypto, type FetchTile, LogError, rootFromTiles, toHex } from '@saylau/log';
import type { Cited } from './claims.js';

/** Another log, by its tiles of hashes. */
export interface OtherLog {
  readonly size: number;
  readonly tile: FetchTile;
}

/** A cite, and whether the log it names begins as it says. `unknown`: that log is not at hand. */
export interface Standing extends Cited {
  readonly is: 'same' | 'other' | 'unknown';
}

/** `logAt`: a log by its origin. Rejects with what `logAt` and the tiles reject with, but for tiles that are none. */
export async function compareCites(
  crypto: Crypto,
  cites: readonly Cited[],
  logAt: (origin: string) => Promise<OtherLog | undefined>,
): Promise<readonly Standing[]> {
  const standings: Standing[] = [];
  for (const cite of cites) {
    const log = await logAt(cite.origin);
    standings.push({ ...cite, is: log === undefined ? 'unknown' : await standingOf(crypto, cite, log) });
  }
  return standings;
}

async function standingOf(crypto: Crypto, { size, root }: Cited, log: OtherLog): Promise<'same' | 'other'> {
  if (log.size < size) return 'other';
  try {
    return toHex(await rootFromTiles(crypto, log.tile, size)) === root ? 'same' : 'other';
  } catch (error) {
    if (error instanceof LogError) return 'other';
    throw error;
  }
}
