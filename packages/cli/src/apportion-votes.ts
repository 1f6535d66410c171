/** Names and votes of lists as people write them, checked alike for arguments and files. */

import type { Fault } from '@saylau/formats';

/** A list as asked for: its votes as written. */
export interface ListVotes {
  readonly name: string;
  readonly votes: string;
  /** Line of the file, from 1. */
  readonly line?: number;
}

/** Digits, or digits in groups of three with one kind of sign between them; undefined for anything else. */
export function plainDigits(text: string): string | undefined {
  if (/^\d+$/.test(text)) return text;
  return /^\d{1,3}(?:([ \u00a0\u202f_])\d{3})(?:\1\d{3})*$/.test(text) ? text.replaceAll(/\D/g, '') : undefined;
}

/** What is wrong with names and votes: no name, a name twice, votes that are no whole number. */
export function faultyVotes(file: string, lists: readonly ListVotes[]): Fault[] {
  const seen = new Set<string>();
  return lists.flatMap(({ name, votes, line }): Fault[] => {
    const place = line === undefined ? '' : `${line}:1`;
    const faults: Fault[] = [];
    if (name === '') faults.push({ code: 'empty', file, place, params: {} });
    if (seen.has(name)) faults.push({ code: 'duplicate-id', file, place, params: { id: name } });
    seen.add(name);
    if (plainDigits(votes) === undefined) faults.push(votesFault(file, place, votes));
    return faults;
  });
}

function votesFault(file: string, place: string, votes: string): Fault {
  const code = votes === '' ? 'empty' : /^-\d/.test(votes) ? 'figure-negative' : 'figure-not-whole';
  return { code, file, place, params: { found: votes } };
}
