/** `saylau law`: what the law says, on which day, what changed, and whether its files are sound. */

import { basename, resolve } from 'node:path';
import { lawDiff, type Provision, provisionsOf, type Statute } from '@saylau/core';
import { jsonOfDiff, jsonOfLawOn, jsonOfProvisions } from '@saylau/formats/outcome-json';
import { lawWords } from '@saylau/texts';
import type { Command } from 'commander';
import { folders, idsIn, statOf, unknownId } from '../data.js';
import { checkDay } from '../day.js';
import { exitCodes } from '../exit-codes.js';
import { loadStatute, readStatuteFolder } from '../load.js';
import { FilesAtFault, InputProblem, UsageProblem } from '../problems.js';
import { commandNamed, withLanguage, withUsage } from '../program.js';
import { LawPage } from '../render/law.js';
import { diffLines } from '../render/law-diff.js';
import type { Session } from '../session.js';

interface Options {
  readonly json?: true;
  readonly statute: string;
  readonly office?: string;
  readonly all?: true;
}

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { say } = session.texts;
  const done = (): void => end(exitCodes.fine);
  const law = commandNamed('law', session, 'help.law', 'help.law-examples').usage(
    `<${say('arg.command')}> [${say('arg.options')}]`,
  );
  const show = commandNamed('show', session, 'help.law-show', 'help.law-show-examples')
    .argument('[provision]', say('help.law-provision'))
    .action(async (prefix: string | undefined, options: Options) => {
      await show_(session, prefix, options);
      done();
    });
  const on = commandNamed('on', session, 'help.law-on', 'help.law-on-examples')
    .argument('<date>', say('help.date'))
    .option('--office <id>', say('help.law-office'))
    .action(async (day: string, options: Options) => {
      await onDay(session, day, options);
      done();
    });
  const diff = commandNamed('diff', session, 'help.law-diff', 'help.law-diff-examples')
    .argument('<earlier>', say('help.date'))
    .argument('<later>', say('help.date'))
    .option('--all', say('help.law-diff-all'))
    .action(async (earlier: string, later: string, options: Options) => {
      await diff_(session, earlier, later, options);
      done();
    });
  const check = commandNamed('check', session, 'help.law-check', 'help.law-check-examples')
    .argument('[folder...]', say('help.law-folder'))
    .action(async (folders_: string[]) => end(await check_(session, folders_)));
  for (const one of [show, on, diff]) {
    one.option('--statute <id>', say('help.law-statute'), 'kz').option('--json', say('help.json'));
  }
  for (const one of [show, on, diff, check]) law.addCommand(withUsage(withLanguage(one, session), session));
  return withLanguage(law, session);
}

async function statuteNamed(id: string): Promise<Statute> {
  const statute = /^[a-z0-9-]+$/.test(id) ? await loadStatute(id) : undefined;
  if (statute === undefined)
    throw new InputProblem('problem.unknown-statute', { id, known: idsIn(folders.laws).join(', ') });
  return statute;
}

async function lawPage(session: Session, statute: Statute): Promise<LawPage> {
  const { conditionOf } = await import('@saylau/formats/rules');
  return new LawPage(session.page, lawWords(session.texts, statute, conditionOf), statute);
}

async function show_(session: Session, prefix: string | undefined, { json, statute: id }: Options): Promise<void> {
  const statute = await statuteNamed(id);
  const found = prefix === undefined ? [...provisionsOf(statute).values()] : under(statute, prefix);
  if (json === true) session.printJson(jsonOfProvisions(statute, found));
  else {
    const page = await lawPage(session, statute);
    session.print(prefix === undefined ? page.index() : page.provisions(found));
  }
}

/** The provision of that name, and those below it; a subject's name stands for all of its provisions. */
function under(statute: Statute, prefix: string): Provision[] {
  const provisions = [...provisionsOf(statute).values()];
  const found = provisions.filter(({ id }) => id === prefix || id.startsWith(`${prefix}.`));
  const subject = statute.subjects.find(({ id }) => id === prefix);
  if (found.length > 0 || subject !== undefined) return [...new Set([...found, ...(subject?.provisions ?? [])])];
  throw unknownId(
    'provision',
    prefix,
    provisions.map(({ id }) => id),
  );
}

async function onDay(session: Session, day: string, { json, statute: id, office }: Options): Promise<void> {
  checkDay(day);
  const statute = await statuteNamed(id);
  const offices = statute.systems.map((system) => system.office);
  if (office !== undefined && !offices.includes(office)) throw unknownId('office', office, offices);
  if (json === true) session.printJson(jsonOfLawOn(statute, day, office));
  else session.print((await lawPage(session, statute)).onDay(day, office));
}

async function diff_(
  session: Session,
  earlier: string,
  later: string,
  { json, all, statute: id }: Options,
): Promise<void> {
  checkDay(earlier);
  checkDay(later);
  const statute = await statuteNamed(id);
  const diff = lawDiff(statute, earlier, later);
  if (json === true) session.printJson(jsonOfDiff(statute, diff, earlier, later));
  else session.print(diffLines(await lawPage(session, statute), { diff, earlier, later, all: all === true }));
}

/** Reads every statute as its readers do; all faults of all of them, or a line for each sound one. */
async function check_(session: Session, given: readonly string[]): Promise<number> {
  const { texts } = session;
  if (given.includes('')) throw new UsageProblem('usage.missing-argument', { what: texts.say('arg.folder') });
  const paths =
    given.length > 0
      ? given.map((folder) => resolve(folder))
      : idsIn(folders.laws).map((id) => `${folders.laws}/${id}`);
  const faults: FilesAtFault['faults'][number][] = [];
  const lines: string[] = [];
  for (const path of paths) {
    if (!statOf(path).isDirectory()) throw new InputProblem('problem.not-a-folder', { path });
    try {
      const statute = await readStatuteFolder(basename(path), path);
      const provisions = provisionsOf(statute);
      const versions = [...provisions.values()].reduce((sum, { history }) => sum + history.length, 0);
      lines.push(
        texts.say('check.sound', {
          id: statute.id,
          provisions: provisions.size,
          versions,
          offices: statute.systems.length,
          sources: statute.sources.length,
        }),
      );
    } catch (error) {
      if (!(error instanceof FilesAtFault)) throw error;
      faults.push(...error.faults);
    }
  }
  if (lines.length > 0) session.print(lines);
  if (faults.length > 0) throw new FilesAtFault(faults);
  return exitCodes.fine;
}
