/** `saylau export <bundle|address>`: a log as a bundle, or its figures as open data. */

import { lstatSync } from 'node:fs';
import { oneLine, whole } from '@saylau/texts';
import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';
import { exportBundle } from '../export/bundle.js';
import { dataFiles } from '../export/data-folder.js';
import { figuresOf } from '../export/figures.js';
import type { LogRead } from '../export/log-read.js';
import { InputProblem, UsageProblem } from '../problems.js';
import { commandNamed, withLanguage } from '../program.js';
import { rehearsalLines } from '../render/night.js';
import type { Session } from '../session.js';
import { mustBeginAsBundle } from '../verify/bundle-file.js';
import { type LogNamed, logNamed } from '../verify/log-named.js';
import { writeFolder } from '../write-folder.js';

interface Options {
  readonly out?: string;
  readonly bundle?: true;
  readonly data?: true;
}

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { say } = session.texts;
  const command = commandNamed('export', session, 'help.export', 'help.export-examples')
    .usage(`<${say('arg.log')}> [${say('arg.origin')}] --out <${say('arg.folder')}> [${say('arg.options')}]`)
    .argument('<log>', say('help.export-log'))
    .argument('[origin]', say('help.verify-origin'))
    .option('--out <path>', say('help.export-out'))
    .option('--bundle', say('help.export-bundle'))
    .option('--data', say('help.export-data'))
    .action(async (named: string, origin: string | undefined, options: Options) =>
      end(await exportLog(session, named, origin, options)),
    );
  return withLanguage(command, session);
}

async function exportLog(
  session: Session,
  named: string,
  origin: string | undefined,
  options: Options,
): Promise<number> {
  const { out, isBundle } = checked(options);
  const log = await logNamed(session, named, origin);
  if (log.from === 'bundle') await mustBeginAsBundle(named);
  const told = (leaves: number): void => {
    if (leaves % 500 === 0) session.progress(session.texts.say('progress.leaves', { number: leaves }));
  };
  session.progress(session.texts.say('progress.fetching'));
  const read = isBundle ? await exportBundle(log, out, told) : await exportData(session, log, out, told);
  session.progress();
  session.print(doneLines(session, read, out, isBundle));
  return exitCodes.fine;
}

async function exportData(
  session: Session,
  named: LogNamed,
  out: string,
  told: (leaves: number) => void,
): Promise<LogRead> {
  const figures = await figuresOf(named, told);
  if (figures.state.definition === undefined) throw new InputProblem('problem.no-figures', { id: figures.log.origin });
  await writeFolder(out, dataFiles(figures), (file) =>
    session.progress(session.texts.say('progress.writing', { file })),
  );
  return figures.log;
}

interface Checked {
  readonly out: string;
  readonly isBundle: boolean;
}

/** Nothing that is there is written over. */
function checked({ out, bundle, data }: Options): Checked {
  if (out === undefined || out === '') throw new UsageProblem('usage.missing-option', { what: '--out' });
  if (bundle === true && data === true) throw new UsageProblem('usage.bundle-or-data');
  if (lstatSync(out, { throwIfNoEntry: false }) !== undefined)
    throw new InputProblem('problem.out-there', { path: out });
  return { out, isBundle: bundle ?? (data !== true && /\.saylau(\.gz)?$/.test(out)) };
}

function doneLines({ page, texts }: Session, log: LogRead, out: string, isBundle: boolean): string[] {
  const path = oneLine(out);
  return [
    ...(log.origin.includes('/rehearsal/') ? rehearsalLines(page) : []),
    ...page.pairs(
      [
        [texts.say('verify.log'), oneLine(log.origin)],
        [texts.say('verify.size'), whole(texts, log.size)],
        [texts.say('verify.root'), Buffer.from(log.root).toString('hex')],
        [texts.say('export.written'), path],
      ],
      '',
    ),
    '',
    texts.say(isBundle ? 'export.next-bundle' : 'export.next-data', { out: path }),
  ];
}
