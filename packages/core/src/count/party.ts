/** Under which party an option's votes and seats are added. */

import type { Option } from '../election.js';

/** The option's party; a list without one stands for itself, a candidate without one is `independent`, or `unknown` where nobody says. */
export function partyOf(option: Option): string {
  if (option.party === null) return 'unknown';
  return option.party ?? (option.role === 'list' ? option.id : 'independent');
}
