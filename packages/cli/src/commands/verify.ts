/** `saylau verify <bundle|address>`: every claim about a log, checked independently; `verify -` answers cases. */

import { holds } from '@saylau/verify';
import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.js';
import { commandNamed, gather, withLanguage } from '../program.js';
import type { Session } from '../session.js';
import { mustBeginAsBundle } from '../verify/bundle-file.js';
import { withStandings } from '../verify/cited-logs.js';
import { verificationLines } from '../verify/claim-lines.js';
import { logCases } from '../verify/log-cases.js';
import { logNamed } from '../verify/log-named.js';
import { type TrustAsked, trustIn } from '../verify/trust.js';
import { verified } from '../verify/verified.js';

interface Options extends TrustAsked {
  readonly all?: true;
  readonly json?: true;
}

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { say } = session.texts;
  const command = commandNamed('verify', session, 'help.verify', 'help.verify-examples')
    .usage(`<${say('arg.log')}> [${say('arg.origin')}] [${say('arg.options')}]`)
    .argument('<log>', say('help.verify-log'))
    .argument('[origin]', say('help.verify-origin'))
    .option('--key <verifier key>', say('help.verify-key'), gather)
    .option('--policy <file>', say('help.verify-policy'))
    .option('--all', say('help.verify-all'))
    .option('--json', say('help.verify-json'))
    .action(async (named: string, origin: string | undefined, options: Options) =>
      end(named === '-' ? await logCases(session) : await verify(session, named, origin, options)),
    );
  return withLanguage(command, session);
}

async function verify(session: Session, named: string, origin: string | undefined, options: Options): Promise<number> {
  const trust = trustIn(options);
  const log = await logNamed(session, named, origin);
  // For programs a file that is none is a bundle that fails, by code.
  if (options.json !== true && log.from === 'bundle') await mustBeginAsBundle(named);
  const verification = await withStandings(await verified(session, log, trust), log);
  if (options.json === true) session.printJson(verification);
  else session.print(verificationLines(session.page, verification, { from: log.from, all: options.all === true }));
  const isOther = verification.cites?.some((cite) => 'is' in cite && cite.is === 'other') ?? false;
  return holds(verification) && !isOther ? exitCodes.fine : exitCodes.faults;
}
