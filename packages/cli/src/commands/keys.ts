/** `saylau keys`: makes and shows keys; a second key for a log, and an old one out of use. Nothing private is ever printed. */

import { resolve } from 'node:path';
import { formatVerifierKey, keyTypes, LogError } from '@saylau/log';
import { formatPrivateKey, generateKey, signerOf } from '@saylau/log/node';
import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';
import { type OpenKey, readKeyFile } from '../keys/key-file.js';
import { retire, rotate } from '../keys/log-keys.js';
import { writeKeyFiles } from '../keys/new-file.js';
import { makePersonKey } from '../keys/person-key.js';
import { jsonOfKey, keyLines } from '../keys/shown.js';
import { UsageProblem } from '../problems.js';
import { commandNamed, withLanguage, withUsage } from '../program.js';
import type { Session } from '../session.js';
import { usualData } from './serve.js';

interface Options {
  readonly out?: string;
  readonly witness?: true;
  readonly json?: true;
}

interface DataOptions extends Options {
  readonly data: string;
}

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { say } = session.texts;
  const group = commandNamed('keys', session, 'help.keys', 'help.keys-examples').usage(
    `<${say('arg.command')}> [${say('arg.options')}]`,
  );
  const finish = async (work: Promise<void> | undefined): Promise<void> => {
    await work;
    end(exitCodes.fine);
  };
  const make = commandNamed('make', session, 'help.keys-make', 'help.keys-make-examples')
    .argument('<name>', say('help.keys-name'))
    .option('--out <file>', say('help.keys-out'))
    .option('--witness', say('help.keys-witness'))
    .action((name: string, options: Options) => finish(makeKey(session, name, options)));
  const person = commandNamed('person', session, 'help.keys-person', 'help.keys-person-examples')
    .argument('<file>', say('help.keys-person-file'))
    .action((file: string, options: Options) => finish(makePerson(session, file, options)));
  const show = commandNamed('show', session, 'help.keys-show', 'help.keys-show-examples')
    .argument('<file>', say('help.keys-file'))
    .action((file: string, options: Options) => finish(showKey(session, file, options)));
  const rotated = commandNamed('rotate', session, 'help.keys-rotate', 'help.keys-rotate-examples').action(
    (origin: string, options: DataOptions) => finish(rotate(session, origin, inData(options))),
  );
  const retired = commandNamed('retire', session, 'help.keys-retire', 'help.keys-retire-examples').action(
    (origin: string, options: DataOptions) => finish(retire(session, origin, inData(options))),
  );
  for (const one of [rotated, retired]) {
    one
      .argument('<origin>', say('help.keys-origin'))
      .option('--data <folder>', say('help.keys-data'), session.io.env.SAYLAU_DATA ?? usualData);
  }
  for (const one of [make, person, show, rotated, retired])
    group.addCommand(withUsage(withLanguage(one.option('--json', say('help.json')), session), session));
  return withLanguage(group, session);
}

function inData(options: DataOptions): DataOptions {
  return { ...options, data: resolve(options.data) };
}

function makeKey(session: Session, name: string, { out, witness, json }: Options): undefined {
  const path = out ?? `${name.replaceAll('/', '~')}.key`;
  const signer = signerNamed(name, witness === true ? keyTypes.cosignature : keyTypes.ed25519);
  writeKeyFiles(path, { secret: formatPrivateKey(signer), open: `${formatVerifierKey(signer.key)}\n` });
  tell(session, { kind: 'signer', key: signer.key }, path, json);
}

function signerNamed(name: string, type: (typeof keyTypes)[keyof typeof keyTypes]): ReturnType<typeof signerOf> {
  try {
    return signerOf(generateKey(), name, type);
  } catch (cause) {
    if (!(cause instanceof LogError)) throw cause;
    // biome-ignore lint/style/useErrorCause: the cause is in the third argument
    throw new UsageProblem('usage.key-name', { what: name }, { cause });
  }
}

function makePerson(session: Session, file: string, { json }: Options): undefined {
  const { key, secret, open } = makePersonKey();
  writeKeyFiles(file, { secret, open });
  tell(session, { kind: 'person', key }, file, json);
}

function showKey(session: Session, file: string, { json }: Options): undefined {
  const { open, isPrivate, isExposed } = readKeyFile(file);
  tell(session, open, isPrivate ? file : undefined, json);
  if (isExposed) session.io.err(`${session.texts.say('keys.exposed', { path: file })}\n`);
}

function tell(session: Session, open: OpenKey, path: string | undefined, json: true | undefined): void {
  if (json === true) session.printJson(jsonOfKey(open, path));
  else session.print(keyLines(session.page, open, path));
}
