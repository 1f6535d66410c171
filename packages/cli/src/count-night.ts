/** `saylau count` from protocols: of a polling day's folder, or of one election with `--protocols`. */

import { partsOf } from '@saylau/formats/outcome-json';
import { dayWords, lawbook, Names } from '@saylau/texts';
import { unknownId } from './data.js';
import { exitCodes } from './exit-codes.js';
import { jsonOfNight } from './json/night.js';
import { arrivedIn, type ElectionNight, type Night, type NightWanted, nightOf } from './night.js';
import { FilesAtFault, InputProblem, UsageProblem } from './problems.js';
import { dayFolderOf, type Received, receiveDay, receiveElection, type Watch } from './received.js';
import { Counting } from './render/counting.js';
import { nightLines, refusalLines } from './render/night.js';
import type { Session } from './session.js';

export interface NightOptions {
  readonly protocols?: string;
  readonly partial?: true | string;
  readonly withErrors?: true;
  readonly cap?: string;
  readonly election?: string;
  readonly area?: string;
  readonly explain?: true;
  readonly all?: true;
  readonly json?: true;
}

/** Whether what is asked for is a count of protocols. */
export function asksForProtocols(wanted: string, { protocols }: NightOptions): boolean {
  return protocols !== undefined || dayFolderOf(wanted) !== undefined;
}

/** Options of an election's count, which mean nothing for protocols. */
export interface ElectionOptions {
  readonly law?: string;
  readonly set?: readonly string[];
  readonly decide?: readonly string[];
  readonly contest?: string;
}

/** An option that would change nothing is refused, not passed over. */
function refuseOfElection({ law, set, decide, contest }: ElectionOptions, { partial, cap }: NightOptions): void {
  const asked = Object.entries({ '--law': law, '--set': set, '--decide': decide, '--contest': contest });
  const option = asked.find(([, value]) => value !== undefined)?.[0];
  if (option !== undefined) throw new UsageProblem('usage.only-election', { option });
  if (cap !== undefined && partial === undefined)
    throw new UsageProblem('usage.needs-option', { what: '--cap', needed: '--partial' });
}

/** Without protocols there is no night. */
export function refuseOfNight({ partial, cap, withErrors, election, area }: NightOptions): void {
  const asked = Object.entries({
    '--partial': partial,
    '--cap': cap,
    '--with-errors': withErrors,
    '--election': election,
    '--area': area,
  });
  const option = asked.find(([, value]) => value !== undefined)?.[0];
  if (option !== undefined) throw new UsageProblem('usage.only-day', { option });
}

/** Reads, checks, counts and prints; gives the exit code. */
export async function countNight(
  session: Session,
  wanted: string,
  options: NightOptions & ElectionOptions,
): Promise<number> {
  refuseOfElection(options, options);
  const asked = wantedOf(options);
  const received = await receive(session, wanted, options.protocols);
  checkNames(received, options);
  if (asked.partial === undefined) refuseMissing(received);
  const night = nightOf(received, asked);
  const shown = night.elections.filter(({ loaded }) => (options.election ?? loaded.election.id) === loaded.election.id);
  if (asked.partial === undefined && !asked.withErrors && night.withErrors > 0) return refuse(session, night);
  if (options.json === true) session.printJson(jsonOfNight(night, shown));
  else session.print(linesOf(session, night, shown, options));
  const isOpen = shown.some(({ outcome }) =>
    outcome.contests.some(({ lots, questions }) => lots.length + questions.length > 0),
  );
  return isOpen ? exitCodes.open : exitCodes.fine;
}

function wantedOf({ partial, withErrors, cap = 'ballots' }: NightOptions): NightWanted {
  if (cap !== 'ballots' && cap !== 'reports') throw new UsageProblem('usage.cap', { what: cap });
  const errors = { withErrors: withErrors === true, capByReports: cap === 'reports' };
  if (partial === undefined) return errors;
  if (partial === true) return { ...errors, partial: 'half-way' };
  const share = /^(\d{1,2}|100)\s?%$/.exec(partial)?.[1];
  if (share !== undefined) return { ...errors, partial: { share: Number(share) } };
  const [, hours, minutes] = /^([0-3]\d|4[0-7]):([0-5]\d)$/.exec(partial) ?? [];
  if (hours === undefined || minutes === undefined) throw new UsageProblem('usage.when', { what: partial });
  return { ...errors, partial: { minute: Number(hours) * 60 + Number(minutes) } };
}

/** Everything that came in; throws all faults of the files. */
async function receive(session: Session, wanted: string, file: string | undefined): Promise<Received> {
  const faults = new FirstFaults();
  const watch: Watch = {
    fault: faults.add,
    progress: (share) => session.progress(session.texts.say('progress.protocols', { share })),
  };
  const folder = dayFolderOf(wanted);
  const received =
    folder === undefined ? await receiveElection(wanted, file ?? '', watch) : await receiveDay(folder, file, watch);
  session.progress();
  faults.throwIfAny();
  return received;
}

/** Of a million faults the first are kept; the others are counted. */
class FirstFaults {
  readonly #first: Parameters<Watch['fault']>[0][] = [];
  #number = 0;

  readonly add: Watch['fault'] = (fault) => {
    this.#number += 1;
    if (this.#first.length < mostFaults) this.#first.push(fault);
    // Nothing will be counted: the rest is for `saylau validate`.
    if (this.#number >= enoughFaults) this.throwIfAny();
  };

  throwIfAny(): void {
    if (this.#number === 0) return;
    throw new FilesAtFault(this.#first, this.#number - this.#first.length);
  }
}

const mostFaults = 200;

/** After so many reading ends. */
const enoughFaults = 20_000;

function checkNames({ elections, areas }: Received, { election, area }: NightOptions): void {
  const ids = elections.map(({ election: own }) => own.id);
  if (election !== undefined && !ids.includes(election)) throw unknownId('election', election, ids);
  const names = areas.map(({ id }) => id);
  if (area !== undefined && !names.includes(area)) throw unknownId('area', area, names);
}

/** A count that is not of a part needs every protocol. */
function refuseMissing({ tables }: Received): void {
  const { expected, arrived } = arrivedIn(tables);
  if (expected === arrived) return;
  throw new InputProblem('problem.protocols-missing', { missing: expected - arrived, expected });
}

/** Nothing is counted: the errors, what to do about them. */
function refuse(session: Session, night: Night): number {
  const { io, texts, page } = session;
  const lines = refusalLines(page, dayWords(texts, night.received), night.findings);
  io.err(
    `${lines.join('\n').replace(/^\n+/, '')}\n\nsaylau: ${texts.say('problem.findings-refuse', { number: night.withErrors })}\n`,
  );
  return exitCodes.faults;
}

function linesOf(session: Session, night: Night, elections: readonly ElectionNight[], options: NightOptions): string[] {
  const { page, texts } = session;
  const kept = {
    all: options.all === true,
    explain: options.explain === true,
    soFar: options.partial !== undefined,
  };
  const shown = elections.map((own) => {
    const { election, statute } = own.loaded;
    const book = statute === undefined ? undefined : lawbook(statute, own.outcome.law);
    const names = new Names(texts, election, partsOf(own.loaded));
    return { night: own, counting: new Counting(page, names, election, book, kept) };
  });
  const asked = {
    partial: options.partial !== undefined,
    withErrors: options.withErrors === true,
    ...(options.area === undefined ? {} : { area: options.area }),
  };
  return nightLines(page, night, shown, asked);
}
