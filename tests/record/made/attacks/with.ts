/** What the attacks have in common: a log to begin from, and one act more. */

import type { Station } from '../day.js';
import type { Night } from '../night.js';
import { witnessSigner } from '../people.js';
import { evening, wholeNight } from '../story.js';

export type Made = Promise<Uint8Array>;

export const witnesses = ['w1', 'w2', 'w3'].map((name) => witnessSigner(`witness.example/${name}`));
export const archiveOrigin = 'example.org/archive';

/** A report for one o'clock: an act that changes nothing else. */
export const report = (station: Station, voters = 200): object => ({ station: station.id, time: '13:00', voters });
export const why = { reason: 'Typed wrong.', ground: 'FL, article 4' } as const;

/** An evening with one act more. */
export function eveningWith(more: (night: Night) => void): Made {
  const night = evening();
  more(night);
  return night.book.bundle();
}

export function nightWith(more: (night: Night) => void): Made {
  const night = wholeNight();
  more(night);
  return night.book.bundle();
}
