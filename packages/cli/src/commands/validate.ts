/** `saylau validate <protocols>`: every fault of the files and every finding in the protocols. */

import { existsSync } from 'node:fs';
import type { ProtocolFinding } from '@saylau/core';
import { checkDay } from '@saylau/core';
import type { Fault } from '@saylau/formats';
import { type Json, jsonOf, jsonRecord } from '@saylau/formats/outcome-json';
import { type DayWords, dayWords, tellRuleBroken, whole } from '@saylau/texts';
import type { Command } from 'commander';
import { folders, idsIn, nothingNamed } from '../data.js';
import { exitCodes } from '../exit-codes.js';
import { faultLine, sentenceOf as faultSentence } from '../fault-lines.js';
import { FindingCounts } from '../finding-counts.js';
import { arrivedIn } from '../night.js';
import { UsageProblem } from '../problems.js';
import { commandNamed, withLanguage } from '../program.js';
import { protocolCases } from '../protocol-cases.js';
import { dayFolderOf, protocolsIn, type Received, receiveDay, receiveElection } from '../received.js';
import { findingLines, summaryLines } from '../render/findings.js';
import { rehearsalLines } from '../render/night.js';
import type { Session } from '../session.js';

interface Options {
  readonly election?: string;
  readonly all?: true;
  readonly json?: true;
}

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { say } = session.texts;
  const command = commandNamed('validate', session, 'help.validate', 'help.validate-examples')
    .usage(`<${say('arg.protocols')}> [${say('arg.options')}]`)
    .argument('<protocols>', say('help.validate-protocols'))
    .option('--election <id>', say('help.validate-election'))
    .option('--all', say('help.validate-all'))
    .option('--json', say('help.validate-json'))
    .action(async (protocols: string, options: Options) =>
      end(protocols === '-' ? await protocolCases(session) : await validate(session, protocols, options)),
    );
  return withLanguage(command, session);
}

async function validate(session: Session, protocols: string, options: Options): Promise<number> {
  const report = new Report(session, options);
  const watch = {
    fault: report.fault,
    progress: (share: number) => session.progress(session.texts.say('progress.protocols', { share })),
  };
  const received = await receive(protocols, options, watch);
  session.progress();
  report.begin(received);
  // Figures of a file that could not be read whole say nothing.
  if (report.faults === 0) {
    const { tables, territorial, thresholds, turnout } = received;
    checkDay({ tables, territorial, thresholds, ...(turnout === undefined ? {} : { turnout }) }, report.finding);
  }
  report.end(received);
  return report.isSound ? exitCodes.fine : exitCodes.faults;
}

function receive(protocols: string, { election }: Options, watch: Parameters<typeof receiveDay>[2]): Promise<Received> {
  if (election !== undefined) {
    const folder = dayFolderOf(election);
    return folder === undefined ? receiveElection(election, protocols, watch) : receiveDay(folder, protocols, watch);
  }
  const folder = dayFolderOf(protocols);
  if (folder === undefined && !isThere(protocols)) throw nothingNamed(protocols);
  if (folder === undefined) throw new UsageProblem('problem.whose-protocols', { path: protocols });
  return receiveDay(
    folder,
    protocols.endsWith('.csv') || protocols.endsWith('.gz') ? protocols : protocolsIn(folder),
    watch,
  );
}

/** Whether there is an election, file or folder of this name. */
function isThere(name: string): boolean {
  return existsSync(name) || idsIn(folders.elections).includes(name);
}

/** As many faults and findings of one code are printed without --all. */
const fewOfACode = 20;

/** Prints what is found as it is found; keeps numbers only. */
class Report {
  faults = 0;
  readonly #session: Session;
  readonly #options: Options;
  readonly #faults = new Map<string, number>();
  readonly #counts = new FindingCounts();
  /** What each control equation says, as the first ballot met words it. */
  readonly #rules = new Map<string, string>();
  #words: DayWords | undefined;

  constructor(session: Session, options: Options) {
    this.#session = session;
    this.#options = options;
  }

  get isSound(): boolean {
    return this.faults === 0 && this.#counts.all.every(({ severity }) => severity !== 'error');
  }

  begin(received: Received): void {
    const { page, texts } = this.#session;
    this.#words = dayWords(texts, received);
    if (received.day?.rehearsal !== undefined && this.#options.json !== true) this.#session.print(rehearsalLines(page));
  }

  readonly fault = (fault: Fault): void => {
    this.faults += 1;
    const number = (this.#faults.get(fault.code) ?? 0) + 1;
    this.#faults.set(fault.code, number);
    const { texts } = this.#session;
    if (this.#options.json === true)
      this.#line({ fault: { ...jsonRecord(fault), message: faultSentence(texts, fault) } });
    else if (this.#options.all === true || number <= fewOfACode) this.#session.io.out(`${faultLine(texts, fault)}\n`);
  };

  readonly finding = (finding: ProtocolFinding): void => {
    const number = this.#counts.add(finding);
    if (this.#words === undefined) return;
    const { control } = finding;
    if (control !== undefined && !this.#rules.has(control))
      this.#rules.set(control, this.#words.form(finding)?.control(control) ?? control);
    const { page, texts } = this.#session;
    if (this.#options.json === true)
      this.#line({ finding: { ...jsonRecord(finding), message: tellRuleBroken(texts, this.#words, finding) } });
    else if (this.#options.all === true || number <= fewOfACode)
      this.#session.io.out(`\n${findingLines(page, this.#words, finding).join('\n')}\n`);
  };

  end(received: Received): void {
    const { texts } = this.#session;
    const counts = this.#counts.all;
    const { arrived } = arrivedIn(received.tables);
    const of = (severity: string): number =>
      counts.filter((count) => count.severity === severity).reduce((sum, { number }) => sum + number, 0);
    const said = { errors: of('error'), warnings: of('warning'), information: of('information') };
    if (this.#options.json === true) {
      const faultCounts = [...this.#faults].map(([code, number]) => ({ code, number }));
      this.#line({
        summary: { faults: this.faults, faultCounts, protocols: arrived, ...said, counts: jsonOf(counts) },
      });
      return;
    }
    const sound = counts.length === 0 && this.faults === 0 ? [texts.say('findings.none', { number: arrived })] : [];
    const rest =
      [...counts.map(({ number }) => number), ...this.#faults.values()].some((number) => number > fewOfACode) &&
      this.#options.all !== true
        ? [texts.say('findings.rest')]
        : [];
    const summary = counts.length === 0 ? [] : [texts.say('findings.summary', { ...said, number: arrived }), ''];
    const table = summaryLines(this.#session.page, counts, this.#rules);
    this.#session.io.out(`\n${[...this.#faultLines(), ...sound, ...rest, ...summary, ...table].join('\n')}\n`);
  }

  /** How many faults there are, of each code. */
  #faultLines(): string[] {
    if (this.faults === 0) return [];
    const { page, texts } = this.#session;
    const columns = [{ head: texts.say('head.number'), align: 'right' as const }, { head: texts.say('head.code') }];
    const rows = [...this.#faults].map(([code, number]) => [whole(texts, number), code]);
    return [texts.say('problem.faults', { number: this.faults }), '', ...page.table(columns, rows)];
  }

  #line(value: Json): void {
    this.#session.io.out(`${JSON.stringify(value)}\n`);
  }
}
