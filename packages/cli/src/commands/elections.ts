/** `saylau elections`: the elections at hand, a line each, with how far each can be counted. */

import { type ContestOutcome, type Election, outcomeOf, type Status } from '@saylau/core';
import { type ElectionParts, partsOf } from '@saylau/formats/outcome-json';
import { Names } from '@saylau/texts';
import type { Command } from 'commander';
import { findElection, folders, idsIn } from '../data.js';
import { exitCodes } from '../exit-codes.js';
import { loadElection } from '../load.js';
import { commandNamed, withLanguage } from '../program.js';
import type { Session } from '../session.js';

interface Line {
  readonly election: Election;
  readonly parts: ElectionParts;
  readonly contests: readonly ContestOutcome[];
}

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { say } = session.texts;
  const command = commandNamed('elections', session, 'help.elections', 'help.elections-examples')
    .usage(`[${say('arg.options')}]`)
    .option('--json', say('help.json'))
    .action(async ({ json }: { readonly json?: true }) => {
      const lines = await readAll(session);
      if (json === true) session.printJson(lines.map(jsonOfLine));
      else session.print(table(session, lines));
      end(exitCodes.fine);
    });
  return withLanguage(command, session);
}

/** Counts every election; on a terminal says which one it is at. */
async function readAll(session: Session): Promise<Line[]> {
  const lines: Line[] = [];
  for (const id of idsIn(folders.elections)) {
    session.progress(session.texts.say('progress.reading', { id }));
    const loaded = await loadElection(findElection(id));
    const { election, law } = loaded;
    lines.push({ election, parts: partsOf(loaded), contests: outcomeOf(election, law).contests });
  }
  session.progress();
  return lines.sort((a, b) => (a.election.date < b.election.date ? -1 : 1));
}

function table({ page }: Session, lines: readonly Line[]): string[] {
  const { texts, colours } = page;
  const columns = [
    { head: texts.say('label.id') },
    { head: texts.say('label.date') },
    { head: texts.say('head.election'), flexible: true as const },
    { head: texts.say('head.how-far'), flexible: true as const },
  ];
  const rows = lines.map(({ election, parts, contests }) => [
    { text: election.id, style: colours.bold },
    election.date,
    texts.of(election.name) ?? '',
    partStatuses(new Names(texts, election, parts), contests)
      .map(({ part, status, number }) => `${part}: ${texts.say(`status.${status}`)}${number > 1 ? ` (${number})` : ''}`)
      .join('; '),
  ]);
  return page.table(columns, rows, '');
}

function partStatuses(
  names: Names,
  contests: readonly ContestOutcome[],
): { readonly part: string; readonly status: Status; readonly number: number }[] {
  const parts = [...new Set(contests.map(({ part }) => part))];
  return parts.flatMap((part) => {
    const own = contests.filter((one) => one.part === part);
    const statuses = [...new Set(own.map(({ status }) => status))];
    return statuses.map((status) => ({
      part: names.part(part),
      status,
      number: own.filter((one) => one.status === status).length,
    }));
  });
}

function jsonOfLine({ election, contests }: Line): unknown {
  const parts = [...new Set(contests.map(({ part }) => part))].map((part) => {
    const own = contests.filter((one) => one.part === part);
    const number = (status: Status): number => own.filter((one) => one.status === status).length;
    return {
      part,
      contests: own.length,
      counted: number('counted'),
      declaredOnly: number('declared-only'),
      notDeterminable: number('not-determinable'),
    };
  });
  return { id: election.id, date: election.date, office: election.office, name: election.name, parts };
}
