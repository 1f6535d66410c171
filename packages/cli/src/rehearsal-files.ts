/** The files of a rehearsal's folder (docs/formats/polling-day.md, rehearsal.md, planted.md). */

import type { Planted, PlantedFault, Rehearsal } from '@saylau/rehearsal';
import type { FileToWrite } from './write-folder.js';

/** Errors in the protocols, and a table whose rows cannot be read. */
export interface PlantedErrors {
  readonly rehearsal: Rehearsal;
  readonly planted: readonly Planted[];
  readonly faulty: { readonly text: string; readonly planted: readonly PlantedFault[] };
}

/** Plants errors of every code; the manifest stays that of the day before planting. */
export async function plantedIn(made: Rehearsal, seed: string): Promise<PlantedErrors> {
  const [{ faultyFile, plantFaults }, { usualThresholds }] = await Promise.all([
    import('@saylau/rehearsal'),
    import('@saylau/core'),
  ]);
  return { ...plantFaults(made, usualThresholds, seed), faulty: faultyFile(made, seed) };
}

/** The files by name, each in pieces. */
export async function rehearsalFiles(
  made: Rehearsal,
  { gzip, planted }: { readonly gzip: boolean; readonly planted: PlantedErrors | undefined },
): Promise<Iterable<FileToWrite>> {
  const [{ pollingDayFiles }, { protocolLines, territorialLines }, { faultsTable }] = await Promise.all([
    import('@saylau/formats/polling-day'),
    import('@saylau/formats/protocols'),
    import('@saylau/rehearsal'),
  ]);
  const { day, tables, territorial } = planted?.rehearsal ?? made;
  return files();

  function* files(): Generator<FileToWrite> {
    yield ['README.md', [readme(made)]];
    yield ['manifest.json', [`${JSON.stringify(made.manifest, null, 2)}\n`]];
    yield* pollingDayFiles({ day });
    yield [gzip ? 'protocols.csv.gz' : 'protocols.csv', protocolLines(tables)];
    yield ['territorial.csv', territorialLines(territorial, tables)];
    if (planted === undefined) return;
    yield ['faults.csv', [tableText(faultsTable(planted.planted))]];
    yield ['faulty.csv', [planted.faulty.text]];
    yield [
      'faulty-lines.csv',
      [tableText([['line', 'code'], ...planted.faulty.planted.map(({ line, code }) => [String(line), code])])],
    ];
  }
}

/** No cell of these tables needs quotes. */
function tableText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.join(',')}\n`).join('');
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
