/** What becomes of cosignatures, as a line for whoever runs the server. */

import type { WitnessNews } from '@saylau/server';
import { whole } from '@saylau/texts';
import type { Texts } from '../text.js';

/** “2026-11-22 06:50:01Z …”. */
export function witnessNewsLine(texts: Texts, { log, witness, trouble, size, error }: WitnessNews, now: Date): string {
  const clock = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const params = { witness, log, size: whole(texts, size) };
  const said = texts.say(trouble === undefined ? 'witness.cosigns' : `witness.trouble-${trouble}`, params);
  return [clock, said, ...(error instanceof Error ? [`(${error.message})`] : [])].join(' ');
}
