/** One body of each kind of act, of its form; whether it may be done is another thing. No part of the product. */

import type { Body } from './act.js';
import type { ActKind } from './bodies.js';
import { file, held, votes } from './record.test-kit.js';

const why = { reason: 'wrong', ground: 'decision 7' };
const slot = { election: 'made', contest: 'list', station: 'b1' };
const result = { election: 'made', size: 5, results: [{ contest: 'list', figures: { x: 1 } }] };

export const someBodies: { readonly [K in ActKind]: Body<K> } = {
  'log-opened': { kind: 'rehearsal', keys: [held('chair of central')] },
  'key-vouched': { keys: [held('chair of observer other')] },
  'key-revoked': { key: '0123456789abcdef', reason: 'lost' },
  'dataset-adopted': { dataset: 'persons', files: [file('persons.csv')], counts: { persons: 3 } },
  'election-opened': { election: 'made', definition: 1, rules: file('rules.json') },
  'station-opened': { station: 'b1' },
  'station-closed': { station: 'b1' },
  'turnout-reported': { station: 'b1', time: '10:00', voters: 7 },
  'protocol-entered': { ...slot, figures: votes },
  'paper-received': { ...slot, figures: votes },
  'protocol-confirmed': { protocol: 7, figures: votes },
  'protocol-disputed': { protocol: 7, reason: 'unreadable' },
  'protocol-returned': { protocol: 7, reason: 'unreadable' },
  'protocol-accepted': { protocol: 7 },
  'entry-corrected': { protocol: 7, figures: votes, ...why },
  'protocol-replaced': { protocol: 7, figures: votes, cause: 'court', ...why },
  'protocol-annulled': { protocol: 7, ...why },
  'repeat-voting-ordered': { election: 'made', contest: 'list', stations: ['b1'], date: '2023-04-02', ...why },
  'totals-declared': { election: 'made', contest: 'list', area: 'south', figures: { x: 1 } },
  'preliminary-announced': result,
  'result-established': result,
  'result-re-established': { ...result, ...why },
  'lots-drawn': { election: 'made', contest: 'seat-2', drawn: ['p'] },
  'decision-recorded': { election: 'made', question: 'parts.seats.ties', answer: 'lot', ground: 'decision 8' },
  'observer-copy-handed-in': { ...slot, figures: votes },
  'figure-transcribed': { election: 'old', line: 'x', value: '54.2', stage: 'final', source: 'bulletin' },
};
