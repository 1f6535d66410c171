/** `saylau count <election>`: counts under the law of the day, or under another, and prints the outcome with its reasons. */

import { type Outcome, outcomeOf } from '@saylau/core';
import { type ElectionParts, jsonOfOutcome, partsOf } from '@saylau/formats/outcome-json';
import { lawbook, Names } from '@saylau/texts';
import type { Command } from 'commander';
import { answersOf } from '../answers.js';
import { asksForProtocols, countNight, type NightOptions, refuseOfNight } from '../count-night.js';
import { findElection, unknownId } from '../data.js';
import { checkDay } from '../day.js';
import { exitCodes } from '../exit-codes.js';
import { type LoadedElection, lawWanted, loadElection } from '../load.js';
import { UsageProblem } from '../problems.js';
import { commandNamed, gather, withLanguage } from '../program.js';
import { contestLines } from '../render/contest.js';
import { Counting } from '../render/counting.js';
import { outcomeLines, titleLines } from '../render/outcome.js';
import { whatIfLines } from '../render/what-if.js';
import type { Session } from '../session.js';

interface Options extends NightOptions {
  readonly law?: string;
  readonly set?: readonly string[];
  readonly decide?: readonly string[];
  readonly contest?: string;
}

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { say } = session.texts;
  const command = commandNamed('count', session, 'help.count', 'help.count-examples')
    .usage(`<${say('arg.election')}> [${say('arg.options')}]`)
    .argument('<election>', say('help.count-election'))
    .option('--explain', say('help.count-explain'))
    .option('--contest <id>', say('help.count-contest'))
    .option('--all', say('help.count-all'))
    .option('--law <date>', say('help.count-law'))
    .option('--set <id=value>', say('help.count-set'), gather)
    .option('--decide <id=value>', say('help.count-decide'), gather)
    .option('--protocols <file>', say('help.count-protocols'))
    .option('--partial [when]', say('help.count-partial'))
    .option('--cap <ballots|reports>', say('help.count-cap'))
    .option('--with-errors', say('help.count-with-errors'))
    .option('--election <id>', say('help.count-election-of-day'))
    .option('--area <id>', say('help.count-area'))
    .option('--json', say('help.count-json'))
    .action(async (election: string, options: Options) => end(await count(session, election, options)));
  return withLanguage(command, session);
}

async function count(session: Session, wanted: string, options: Options): Promise<number> {
  if (options.law !== undefined) checkDay(options.law);
  if (asksForProtocols(wanted, options)) return countNight(session, wanted, options);
  refuseOfNight(options);
  const loaded = await loadElection(findElection(wanted));
  if (options.law !== undefined && loaded.election.rules !== undefined) throw new UsageProblem('usage.law-own-rules');
  const counted = await outcomes(loaded, options);
  const { real, other } = counted;
  const outcome = other ?? real;
  if (options.contest !== undefined && !loaded.election.contests.some(({ id }) => id === options.contest)) {
    throw unknownId(
      'contest',
      options.contest,
      loaded.election.contests.map(({ id }) => id),
    );
  }
  if (options.json === true)
    session.printJson(jsonOfOutcome(outcome, loaded, counted.parts.names, other === undefined ? undefined : real));
  else session.print(linesOf(session, loaded, counted, options));
  const open = outcome.contests.some(({ lots, questions }) => lots.length > 0 || questions.length > 0);
  return open ? exitCodes.open : exitCodes.fine;
}

/** The outcome under the law of the day with its answers; the what-if, where one is asked for; what the parts are called. */
interface Counted {
  readonly real: Outcome;
  readonly other?: Outcome;
  readonly parts: ElectionParts;
}

async function outcomes(loaded: LoadedElection, options: Options): Promise<Counted> {
  const decide = answersOf(loaded, 'decide', options.decide ?? [], options.law);
  const law = decide.size === 0 ? loaded.law : await lawWanted(loaded, { decide });
  const real = outcomeOf(loaded.election, law);
  if (options.law === undefined && options.set === undefined) return { real, parts: partsOf(loaded) };
  const set = answersOf(loaded, 'set', options.set ?? [], options.law);
  const wanted = { set, decide, ...(options.law === undefined ? {} : { on: options.law }) };
  const otherLaw = await lawWanted(loaded, wanted);
  return { real, other: outcomeOf(loaded.election, otherLaw), parts: partsOf(loaded, otherLaw) };
}

function linesOf(
  session: Session,
  { election, statute }: LoadedElection,
  { real, other, parts }: Counted,
  options: Options,
): string[] {
  const { law } = other ?? real;
  const book = statute === undefined ? undefined : lawbook(statute, law);
  const shown = { all: options.all === true, explain: options.explain === true };
  const names = new Names(session.texts, election, parts);
  const counting = new Counting(session.page, names, election, book, shown);
  if (options.contest !== undefined) {
    const outcome = other ?? real;
    const own = outcome.contests.filter(({ contest }) => contest === options.contest);
    return [
      ...titleLines(counting, { ...outcome, contests: own }),
      ...own.flatMap((one) => contestLines(counting, one)),
    ];
  }
  return other === undefined ? outcomeLines(counting, real) : whatIfLines(counting, real, other);
}
