/** `saylau import <bundle>`: a verified log into a store, where it can be read and checked, and nothing be added. */

import { resolve } from 'node:path';
import type { ImportedLog } from '@saylau/server';
import { oneLine, whole } from '@saylau/texts';
import { holds, type Verification } from '@saylau/verify';
import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';
import { broughtIn } from '../import/brought.js';
import { InputProblem } from '../problems.js';
import { commandNamed, databaseOption, gather, withLanguage } from '../program.js';
import { rehearsalLines } from '../render/night.js';
import type { Session } from '../session.js';
import { withStore } from '../store-problem.js';
import { makeFolder } from '../system-problem.js';
import { bundleFile, mustBeginAsBundle } from '../verify/bundle-file.js';
import { verificationLines } from '../verify/claim-lines.js';
import { type TrustAsked, trustIn } from '../verify/trust.js';
import { verified } from '../verify/verified.js';
import { usualData } from './serve.js';

interface Options extends TrustAsked {
  readonly data: string;
  readonly database?: string;
}

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { texts, io } = session;
  const { say } = texts;
  const command = commandNamed('import', session, 'help.import', 'help.import-examples')
    .usage(`<${say('arg.bundle')}> [${say('arg.options')}]`)
    .argument('<bundle>', say('help.import-bundle'))
    .option('--data <folder>', say('help.import-data'), io.env.SAYLAU_DATA ?? usualData)
    .addOption(databaseOption(session))
    .option('--key <verifier key>', say('help.verify-key'), gather)
    .option('--policy <file>', say('help.verify-policy'))
    .action(async (bundle: string, options: Options) => end(await importBundle(session, bundle, options)));
  return withLanguage(command, session);
}

/** A bundle of which any claim fails is refused: a store holds nothing that its readers would have to doubt. */
async function importBundle(session: Session, path: string, options: Options): Promise<number> {
  const { texts, page, io } = session;
  const source = bundleFile(path);
  await mustBeginAsBundle(path);
  const trust = trustIn(options);
  const verification = await verified(session, { source }, trust);
  if (!holds(verification)) {
    session.print(verificationLines(page, verification, { from: 'bundle', all: false }));
    io.err(`${texts.say('import.refused')}\n`);
    return exitCodes.faults;
  }
  const { origin: id = '' } = verification;
  if (verification.size === 0) throw new InputProblem('problem.log-empty', { id });
  session.progress(texts.say('progress.importing'));
  const { importLog } = await import('@saylau/server');
  const folder = resolve(options.data);
  makeFolder(folder);
  const { database: url } = options;
  const place = { folder, ...(url === undefined ? {} : { url }) };
  const trusted = trust.keys ?? trust.policy?.logs.map(({ key }) => key);
  const brought = await broughtIn(source, verification, trusted);
  const imported = await withStore(folder, () => importLog(place, brought));
  session.progress();
  if (imported === 'log-exists') throw new InputProblem('problem.log-exists', { id });
  session.print(doneLines(session, verification, imported));
  return exitCodes.fine;
}

function doneLines({ page, texts }: Session, { origin = '', root }: Verification, log: ImportedLog): string[] {
  return [
    ...(log.kind === 'rehearsal' ? rehearsalLines(page) : []),
    ...page.pairs(
      [
        [texts.say('verify.log'), oneLine(origin)],
        [texts.say('verify.size'), whole(texts, log.size)],
        [texts.say('verify.root'), root],
      ],
      '',
    ),
    '',
    ...page.paragraph(texts.say('import.read-only'), ''),
  ];
}
