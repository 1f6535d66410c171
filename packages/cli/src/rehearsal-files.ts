/** The files of a rehearsal's folder (docs/formats/polling-day.md, rehearsal.md). */

import type { Rehearsal } from '@saylau/rehearsal';
import type { FileToWrite } from './write-folder.js';

export interface RehearsalFilesWanted {
  readonly gzip: boolean;
  /** Errors are planted, and listed in faults.csv. */
  readonly faults: boolean;
  readonly seed: string;
}

export async function rehearsalFiles(made: Rehearsal, { gzip }: RehearsalFilesWanted): Promise<Iterable<FileToWrite>> {
  const [{ pollingDayFiles }, { protocolLines, territorialLines }] = await Promise.all([
    import('@saylau/formats/polling-day'),
    import('@saylau/formats/protocols'),
  ]);
  return files();

  function* files(): Generator<FileToWrite> {
    yield ['README.md', [readme(made)]];
    yield ['manifest.json', [`${JSON.stringify(made.manifest, null, 2)}\n`]];
    yield* pollingDayFiles({ day: made.day });
    yield [gzip ? 'protocols.csv.gz' : 'protocols.csv', protocolLines(made.tables)];
    yield ['territorial.csv', territorialLines(made.territorial, made.tables)];
  }
}

/** What the folder is, in three languages, for whoever opens it. */
function readme({ day, manifest }: Rehearsal): string {
  const { kk, ru, en } = manifest.notice;
  const { name } = day;
  return `# rehearsal/

**${name.kk ?? day.id}.** ${kk}

**${name.ru ?? day.id}.** ${ru}

**${name.en ?? day.id}.** ${en}

\`${day.id}\` · seed \`${manifest.seed}\`
`;
}
