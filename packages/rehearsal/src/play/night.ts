/** What is played, and how: the figures of a polling day, and the choices of whoever plays them. */

import type { FileNamed, LogCite } from '@saylau/acts';
import type { PollingDay, ProtocolTable, TerritorialProtocol } from '@saylau/core';

/** A polling day with everything that came in, as `rehearse` makes it and as its folder is read. */
export interface Night {
  readonly day: PollingDay;
  /** Protocols that have not arrived are not played; those with errors are entered and sent back. */
  readonly tables: readonly ProtocolTable[];
  readonly territorial: readonly TerritorialProtocol[];
}

/** What the acts of the night rest on. The documents themselves are handed to the log's server by whoever plays. */
export interface Documents {
  /** The files of the definition: `polling-day.json`, `areas.csv`, `stations.csv`, `contests.csv`, `options.csv`. */
  readonly day: readonly FileNamed[];
  /** By election: its rules of the day as JSON, and the statute that they follow from, where it is counted under one. */
  readonly elections: ReadonlyMap<string, { readonly rules: FileNamed; readonly statute?: FileNamed }>;
}

/** What persons write into their acts. */
export interface Words {
  readonly misread: string;
  readonly mistyped: string;
  readonly doubted: string;
  readonly recounted: string;
  readonly broken: string;
  readonly ground: string;
}

export interface PlayOptions {
  readonly documents: Documents;
  /** When voting begins and ends by law, in minutes after midnight of the day's zone. Default: 07:00 to 20:00. */
  readonly hours?: { readonly opens: number; readonly closes: number };
  /** In one of so many protocols a figure is mistyped at first; 0: in none. Default: 200. */
  readonly slips?: number;
  /** One of so many protocols is sent back and counted again; 0: none. Default: 1000. */
  readonly recounts?: number;
  /** When the central commission announces how things stand, in minutes after midnight. Default: 00:00, 03:00 and 07:00 of the day after. */
  readonly announcements?: readonly number[];
  /** Public keys, in base64, that sign the log's checkpoints: named in its first leaf. */
  readonly logKeys?: readonly string[];
  /** How other logs stand when this one is opened; at most 20. */
  readonly cites?: readonly LogCite[];
  /** What persons write; default: English. */
  readonly words?: Partial<Words>;
}

/** The same with nothing left out. */
export type Choices = Required<Omit<PlayOptions, 'words'>> & { readonly words: Words };

const words: Words = {
  misread: 'Rehearsal: the second entry reads the paper otherwise.',
  mistyped: 'Rehearsal: one figure was mistyped.',
  doubted: 'Rehearsal: the candidate’s agents doubt how ballots were sorted.',
  recounted: 'Rehearsal: the ballots were counted again.',
  broken: 'Rehearsal: the figures of the paper do not add up.',
  ground: 'Rehearsal: decision of the commission',
};

/** The options with the defaults in place of what was left out. */
export function choicesOf(options: PlayOptions): Choices {
  return {
    documents: options.documents,
    hours: options.hours ?? { opens: 7 * 60, closes: 20 * 60 },
    slips: options.slips ?? 200,
    recounts: options.recounts ?? 1000,
    announcements: options.announcements ?? [24 * 60, 27 * 60, 31 * 60],
    logKeys: options.logKeys ?? [],
    cites: options.cites ?? [],
    words: { ...words, ...options.words },
  };
}
