/** Evidence that a log showed two trees: two checkpoints of one size, both signed by it. Kept, and given to everybody. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeNewFile } from '../keys/new-file.js';
import { originHash } from './state-folder.js';

export interface Evidence {
  readonly origin: string;
  readonly size: number;
  /** The checkpoint that the witness signed, and the other one. */
  readonly notes: readonly [string, string];
  /** When the other one came; UTC. */
  readonly seen: string;
}

/** Of one log. More would prove no more, and fill the disk. */
const mostOfOneLog = 100;

export class EvidenceFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = join(folder, 'evidence');
  }

  /** Keeps it, each pair once. The file's path; undefined where it is there already. */
  keep(evidence: Evidence): string | undefined {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const start = originHash(evidence.origin).slice(0, 16);
    const pair = createHash('sha256').update(JSON.stringify(evidence.notes)).digest('hex').slice(0, 16);
    const path = join(this.#folder, `${start}-${evidence.size}-${pair}.json`);
    const count = this.#names().filter((name) => name.startsWith(start)).length;
    if (existsSync(path) || count >= mostOfOneLog) return undefined;
    writeNewFile(path, `${JSON.stringify(evidence, undefined, 2)}\n`, 0o600);
    return path;
  }

  /** All that is kept, with the paths. A file that was cut off while it was written is passed over: the log will have signed more. */
  all(): readonly (Evidence & { readonly path: string })[] {
    return this.#names().flatMap((name) => {
      const path = join(this.#folder, name);
      const evidence = readEvidence(path);
      return evidence === undefined ? [] : [{ ...evidence, path }];
    });
  }

  #names(): readonly string[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  }
}

function readEvidence(path: string): Evidence | undefined {
  try {
    // Written by this file alone.
    return JSON.parse(readFileSync(path, 'utf8')) as Evidence;
  } catch {
    return undefined;
  }
}
