/** Words of closed lists: acts, offices, roles, states. */

import type { Speaker } from './speaker.js';

/** Lists whose words the texts have, each a group of keys: `protocol`, `station` and `contest` are the states of one. */
export type WordList =
  | 'act'
  | 'confidence'
  | 'contest'
  | 'log-kind'
  | 'method'
  | 'office'
  | 'origin'
  | 'protocol'
  | 'replacement'
  | 'role'
  | 'severity'
  | 'signing'
  | 'stage'
  | 'state'
  | 'station'
  | 'tie';

/** A word of a closed list as it is said (`protocol`, `confirmed`); one that the texts do not have is itself. */
export function tellWord(texts: Speaker, list: WordList, word: string): string {
  return texts.sayIf(`${list}.${word}`) ?? word;
}
