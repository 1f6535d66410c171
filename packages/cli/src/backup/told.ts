/** What a backup holds, what it does not, and how to keep that. */

import type { Manifest } from '@saylau/server';
import { whole } from '@saylau/texts';
import type { Session } from '../session.js';

export interface BackupFile {
  readonly path: string;
  readonly bytes: number;
  readonly manifest: Manifest;
  /** When it was made; UTC. */
  readonly made?: string;
}

/** What is counted of a manifest. */
interface Held {
  readonly logs: number;
  readonly leaves: number;
  readonly rehearsalLeaves: number;
  readonly accounts: number;
}

function heldIn({ tables }: Manifest): Held {
  const rows = (name: string): number => tables.find(({ table }) => table === name)?.rows ?? 0;
  return {
    logs: rows('saylau.log') + rows('saylau_rehearsal.log'),
    leaves: rows('saylau.leaf'),
    rehearsalLeaves: rows('saylau_rehearsal.leaf'),
    accounts: rows('saylau.account'),
  };
}

export function jsonOfBackup({ path, bytes, manifest, made }: BackupFile): Readonly<Record<string, unknown>> {
  return { path, bytes, ...(made === undefined ? {} : { made }), ...heldIn(manifest), sha256: manifest.sha256 };
}

export function heldLines({ page, texts }: Session, { path, bytes, manifest, made }: BackupFile): readonly string[] {
  const { say } = texts;
  const { logs, leaves, rehearsalLeaves, accounts } = heldIn(manifest);
  return page.pairs(
    [
      [say('backup.file'), say('backup.file-bytes', { path, bytes: whole(texts, bytes) })],
      ...(made === undefined ? [] : [[say('backup.made'), `${made.slice(0, 19).replace('T', ' ')}Z`] as const]),
      [say('backup.logs'), whole(texts, logs)],
      [say('backup.leaves'), whole(texts, leaves)],
      [say('backup.leaves-rehearsal'), whole(texts, rehearsalLeaves)],
      [say('backup.accounts'), whole(texts, accounts)],
      [say('backup.sha256'), manifest.sha256],
    ],
    '',
  );
}

/** Keys and secret are not in it, so that whoever finds a backup has neither. */
export function apartLines({ page, texts }: Session): readonly string[] {
  return ['', ...page.paragraph(texts.say('backup.apart'), ''), ...page.paragraph(texts.say('backup.guard'), '')];
}
