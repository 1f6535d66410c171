/** Votes shown that the rule of disclosure withholds, or withheld that it does not. */

import { figuresOf, observer, observers, precinct, precincts } from '../night.js';
import { beginning, dayOrigin } from '../story.js';
import { withheldEvening } from './sound.js';
import { eveningWith, type Made } from './with.js';

export function disclosureAttacks(): Record<string, () => Made> {
  return {
    'withheld-without-rule.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const { registered, 'took-part': tookPart } = figuresOf(station, 'district');
        const body = { ...night.slot(station, 'district'), figures: { registered, 'took-part': tookPart } };
        const commitments = { figures: '0'.repeat(64) };
        const signers = precincts(station, 'chair', 'secretary');
        night.book.act('protocol-entered', precinct(station), body, signers, { commitments });
      }),
    // A copy that leaves out how many took part, and one that says as many as the limit.
    'votes-of-a-withheld-protocol.saylau': () => {
      const night = withheldEvening(false);
      const station = night.station(0);
      const { 'took-part': _, ...votes } = figuresOf(station, 'list');
      for (const figures of [votes, { ...votes, 'took-part': 320 }])
        night.book.act('observer-copy-handed-in', observer, { ...night.slot(station, 'list'), figures }, observers);
      return night.book.bundle();
    },
    'votes-shown-without-the-line.saylau': () => {
      const night = beginning({ disclosureBelow: 320 });
      const station = night.station(0);
      night.opened(station);
      const { 'took-part': _, ...figures } = figuresOf(station, 'list');
      night.entered(station, 'list', figures);
      return night.book.bundle();
    },
    'votes-dated-back.saylau': () => {
      const rule = { disclosureBelow: 320, disclosureFrom: '2025-06-02' };
      const night = beginning({ origin: dayOrigin, marked: { mark: '' }, ...rule });
      const station = night.station(0);
      night.opened(station);
      const body = { ...night.slot(station, 'list'), figures: figuresOf(station, 'list') };
      const signers = precincts(station, 'chair', 'secretary');
      // Done on the first of June; it comes an hour after the second has begun there.
      const late = { received: 20 * 3_600_000 };
      night.book.act('protocol-entered', precinct(station), body, signers, late);
      return night.book.bundle();
    },
  };
}
