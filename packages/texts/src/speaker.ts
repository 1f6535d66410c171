/** Who says messages in one language: all that telling needs of a catalogue. */

import type { Language, Text } from '@saylau/core';
// biome-ignore lint/correctness/useImportExtensions: a type taken from a JSON file, which has no .js form
import type english from './texts/en.json';

export type MessageKey = keyof typeof english;
export type Params = Readonly<Record<string, string | number>>;
/** The messages of one language, as they stand in its JSON file. */
export type Messages = Readonly<Record<string, string>>;

export interface Speaker {
  readonly language: Language;
  /** The message under a key, filled in. */
  readonly say: (key: MessageKey, params?: Params) => string;
  /** The message under a key made at run time (`line.registered`); undefined where the texts have none. */
  readonly sayIf: (key: string, params?: Params) => string | undefined;
  /** A text of the data in this language, else in any that it has; always one line. */
  readonly of: (text: Text | undefined) => string | undefined;
}
