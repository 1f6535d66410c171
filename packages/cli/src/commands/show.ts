/** `saylau show <election>`: what the day was about beside the votes. */

import { jsonOf, partsOf } from '@saylau/formats/outcome-json';
import { Names } from '@saylau/texts';
import type { Command } from 'commander';
import { findElection } from '../data.js';
import { exitCodes } from '../exit-codes.js';
import { loadElection } from '../load.js';
import { commandNamed, withLanguage } from '../program.js';
import { showLines } from '../render/show.js';
import type { Session } from '../session.js';

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { say } = session.texts;
  const command = commandNamed('show', session, 'help.show', 'help.show-examples')
    .usage(`<${say('arg.election')}> [${say('arg.options')}]`)
    .argument('<election>', say('help.show-election'))
    .option('--json', say('help.json'))
    .action(async (wanted: string, { json }: { readonly json?: true }) => {
      const loaded = await loadElection(findElection(wanted));
      const { election } = loaded;
      if (json === true) session.printJson(jsonOf({ format: 'saylau-election-read/1', ...election }));
      else
        session.print(
          showLines(session.page, election, new Names(session.texts, election, partsOf(loaded)), loaded.statute),
        );
      end(exitCodes.fine);
    });
  return withLanguage(command, session);
}
