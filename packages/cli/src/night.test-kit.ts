/** Counts of protocols in the machine form, for tests. */

import { captured } from './captured.test-kit.js';

/** What is read of `saylau count <day> --json`. */
export interface NightJson {
  readonly protocols: {
    readonly expected: number;
    readonly counted: number;
    readonly withErrors: number;
    readonly until?: number;
  };
  readonly elections: readonly {
    readonly outcome: { readonly contests: readonly ContestJson[] };
    readonly open?: readonly { readonly contest: string; readonly votes?: number }[];
    readonly bounds?: readonly { readonly contest: string; readonly kind: string; readonly decided?: boolean }[];
  }[];
}

export interface ContestJson {
  readonly contest: string;
  readonly status: string;
  readonly figures: readonly { readonly line: string; readonly value: number; readonly origin: string }[];
  readonly percentages: readonly unknown[];
  readonly turnout?: unknown;
  readonly result?: unknown;
  readonly lots: readonly unknown[];
  readonly questions: readonly unknown[];
}

/** The night that the command counts, in the machine form; silent on standard error. */
export async function counted(...argv: readonly string[]): Promise<NightJson> {
  const { out, err } = await captured(['count', ...argv, '--json']);
  if (err !== '') throw new Error(err);
  return JSON.parse(out);
}
