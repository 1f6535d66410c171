/** What a server shows beside its logs: elections of the past, maps, the law, the browser's part of the site. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerSettings } from '@saylau/server';
import { findElection, folders, idsIn } from './data.js';
import { allMaps, allStatutes, type LoadedElection, loadElection } from './load.js';

export async function siteData(): Promise<Pick<ServerSettings, 'archive' | 'maps' | 'statutes' | 'siteFolder'>> {
  return {
    archive: await archiveElections(),
    maps: await allMaps(),
    statutes: await allStatutes(),
    ...(existsSync(join(folders.site, 'manifest.json')) ? { siteFolder: folders.site } : {}),
  };
}

/** Every election at hand: what was published of it goes into the archive. */
async function archiveElections(): Promise<readonly LoadedElection[]> {
  const loaded: LoadedElection[] = [];
  for (const id of idsIn(folders.elections)) loaded.push(await loadElection(findElection(id)));
  return loaded.sort((one, other) => (one.election.date < other.election.date ? -1 : 1));
}
