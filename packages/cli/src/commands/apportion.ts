/** `saylau apportion`: divides seats by votes given as arguments, in a CSV or JSON file, or as JSON Lines on standard input. */

import { methods } from '@saylau/core';
import type { Plain } from '@saylau/formats';
import { oneLine } from '@saylau/texts';
import type { Command } from 'commander';
import { type Asked, answerLines, methodWords, solved } from '../apportion-answer.js';
import { batch } from '../apportion-batch.js';
import { faultyVotes, type ListVotes, plainDigits } from '../apportion-votes.js';
import { readText, suggestions } from '../data.js';
import { exitCodes } from '../exit-codes.js';
import { valueIn } from '../load.js';
import { FilesAtFault, InputProblem, UsageProblem } from '../problems.js';
import { commandNamed, withLanguage } from '../program.js';
import type { Session } from '../session.js';

interface Options {
  readonly method?: string;
  readonly seats?: string;
  readonly threshold?: string;
  readonly above?: true;
  readonly base?: string;
  readonly first?: string;
  readonly quotaRounding?: string;
  readonly minimum?: string;
  readonly maximum?: string;
  readonly ties?: string;
  readonly csv?: string;
  readonly json?: true;
  readonly listMethods?: true;
}

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { say } = session.texts;
  const command = commandNamed('apportion', session, 'help.apportion', 'help.apportion-examples')
    .usage(`[${say('arg.votes')}…] [${say('arg.options')}]`)
    .argument('[votes...]', say('help.apportion-votes'))
    .option('--method <name>', say('help.apportion-method'))
    .option('--seats <n>', say('help.apportion-seats'))
    .option('--threshold <percent>', say('help.apportion-threshold'))
    .option('--above', say('help.apportion-above'))
    .option('--base <votes>', say('help.apportion-base'))
    .option('--first <decimal>', say('help.apportion-first'))
    .option('--quota-rounding <rule>', say('help.apportion-rounding'))
    .option('--minimum <n>', say('help.apportion-minimum'))
    .option('--maximum <n>', say('help.apportion-maximum'))
    .option('--ties <rules>', say('help.apportion-ties'))
    .option('--csv <file>', say('help.apportion-csv'))
    .option('--list-methods', say('help.apportion-list-methods'))
    .option('--json', say('help.json'))
    .action(async (votes: string[], options: Options) => end(await run(session, votes, options)));
  return withLanguage(command, session);
}

function run(session: Session, votes: readonly string[], options: Options): Promise<number> | number {
  if (options.listMethods === true) return listMethods(session);
  const file = votes.find((word) => word.endsWith('.json'));
  const others = votes.filter((word) => word !== file);
  if (file !== undefined) {
    refuseBeside(file, [...others, ...optionsOfCase(options, 'csv')]);
    return one(session, fromJson(file), options);
  }
  if (options.csv !== undefined) {
    refuseBeside('--csv', others);
    return one(session, fromCsv(options.csv, options), options);
  }
  if (votes.length > 0) return one(session, fromArguments(votes, options), options);
  if (session.io.stdin.isTTY === true) throw new UsageProblem('usage.no-votes');
  refuseBeside(session.texts.say('usage.standard-input'), optionsOfCase(options, 'json'));
  return batch(session);
}

/** Nothing that was said is passed over: a case that comes whole takes no votes or options beside it. */
function refuseBeside(whole: string, [first]: readonly string[]): void {
  if (first !== undefined) throw new UsageProblem('usage.not-beside', { what: first, whole });
}

const caseOptions = [
  'method',
  'seats',
  'threshold',
  'above',
  'base',
  'first',
  'quotaRounding',
  'minimum',
  'maximum',
  'ties',
] as const;

/** Options given that say something of a case, and `too`, as they are written. */
function optionsOfCase(options: Options, too: 'csv' | 'json'): string[] {
  return [...caseOptions, too]
    .filter((key) => options[key] !== undefined)
    .map((key) => `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
}

function listMethods({ page, io }: Session): number {
  const { texts, colours } = page;
  const rows = methods.map((method) => [{ text: method, style: colours.bold }, methodWords(texts, method)]);
  io.out(`${page.table([{ head: '' }, { head: '', flexible: true }], rows, '').join('\n')}\n`);
  return exitCodes.fine;
}

async function one(session: Session, asked: Asked | Promise<Asked>, options: Options): Promise<number> {
  const { names, value, file } = await asked;
  const { apportionResultValue, readApportionCase } = await import('@saylau/formats/apportion-case');
  const given = valueIn(readApportionCase(file, value));
  const { result, steps } = solved(given);
  if (!result.ok) throw new InputProblem(`apportion-error.${result.code}`);
  if (options.json === true) session.printJson({ lists: names, ...apportionResultValue(result, given.problem.seats) });
  else session.print(answerLines(session.page, { names: names.map(oneLine), given, result, steps }));
  return result.lots.length > 0 ? exitCodes.open : exitCodes.fine;
}

/** `A=120 B=80`, or bare numbers that are named by their place. */
function fromArguments(votes: readonly string[], options: Options): Asked {
  const lists = votes.map((word, index) => {
    const match = /^(?:(.*)=)?([^=]*)$/su.exec(word);
    return { name: match?.[1] ?? String(index + 1), votes: match?.[2] ?? word };
  });
  const wanted = asked(lists, options);
  const faults = faultyVotes('apportion', lists);
  if (faults.length > 0) throw new FilesAtFault(faults);
  return wanted;
}

/** A case with the options of the command line; what is wrong with a value the reader of cases says. */
function asked(lists: readonly ListVotes[], options: Options): Asked {
  if (options.method === undefined) throw new UsageProblem('usage.option-needed', { what: '--method' });
  if (options.seats === undefined) throw new UsageProblem('usage.option-needed', { what: '--seats' });
  checkMethod(options.method);
  const unused = options.above === true ? '--above' : '--base';
  if (options.threshold === undefined && (options.above === true || options.base !== undefined))
    throw new UsageProblem('usage.needs-option', { what: unused, needed: '--threshold' });
  const value: Plain = {
    method: options.method,
    seats: number(options.seats),
    votes: lists.map(({ votes }) => plainDigits(votes) ?? votes),
    ...thresholdOf(options),
    ...(options.first === undefined ? {} : { first: options.first }),
    ...(options.quotaRounding === undefined ? {} : { quotaRounding: options.quotaRounding }),
    ...(options.minimum === undefined ? {} : { minimum: number(options.minimum) }),
    ...(options.maximum === undefined ? {} : { maximum: number(options.maximum) }),
    ...(options.ties === undefined ? {} : { ties: options.ties.split(',') }),
  };
  return { file: 'apportion', names: lists.map(({ name }) => name), value };
}

function checkMethod(given: string): void {
  if (methods.some((method) => method === given)) return;
  const near = suggestions(given, methods);
  if (near.length === 0) throw new UsageProblem('usage.unknown-method', { what: given });
  throw new UsageProblem('usage.unknown-method-near', { what: given, near: near.join(', ') });
}

function thresholdOf({ threshold, base, above }: Options): { readonly [key: string]: Plain } {
  if (threshold === undefined) return {};
  const percent = threshold.replace(/\s*%$/, '').replace(',', '.');
  return {
    threshold: { percent, ...(base === undefined ? {} : { base }), ...(above === true ? { inclusive: false } : {}) },
  };
}

function number(text: string): Plain {
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}

/** A CSV file of names and votes. */
async function fromCsv(path: string, options: Options): Promise<Asked> {
  const { listsInCsv } = await import('../apportion-csv.js');
  return { ...asked(listsInCsv(path, readText(path)), options), file: path };
}

/** A case as the machine form has it; `names` beside it are the lists' names. */
async function fromJson(path: string): Promise<Asked> {
  const { readJson } = await import('@saylau/formats/json');
  const { value } = valueIn(readJson(path, readText(path)));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { file: path, names: [], value };
  const { names, ...rest } = value as { readonly [key: string]: Plain };
  return { file: path, names: Array.isArray(names) ? names.map(String) : [], value: rest };
}
