/** Random logs of the made day: acts that may be done, and acts that may not. No part of the product. */

import fc from 'fast-check';
import type { Body } from './act.js';
import type { ActKind } from './bodies.js';
import { sheet, stationIds } from './made.test-kit.js';
import {
  type Beside,
  both,
  chair,
  file,
  held,
  keyIdOfPerson,
  member,
  type Person,
  type Place,
  secretary,
  type TestLog,
} from './record.test-kit.js';
import { actRules } from './table.js';
import type { Figures } from './views.js';

/** One act of a random log, before it is known where the log stands. */
export interface Move {
  readonly kind: ActKind;
  readonly station: string;
  readonly contest: string;
  readonly office: string;
  readonly number: number;
  readonly figures: Figures;
  readonly withheld: boolean;
}

const contests = ['list', 'list', 'list', 'list', 'list', 'seat-1', 'seat-2', 'question', 'head', 'none'] as const;
const offices = [
  'central',
  'central',
  'central',
  'territorial south',
  'territorial n1',
  'district c2',
  'precinct',
] as const;

const figures: fc.Arbitrary<Figures> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ x: fc.nat(40), y: fc.nat(40), z: fc.nat(40) }).map((votes) => sheet(votes)) },
  { weight: 2, arbitrary: fc.record({ p: fc.nat(40), r: fc.nat(40) }).map((votes) => sheet(votes)) },
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ x: fc.nat(9), nobody: fc.nat(9), 'took-part': fc.nat(12) }) },
);

/** Most moves are about protocols: there the state is made. */
const kinds: readonly (readonly [number, ActKind])[] = [
  [8, 'protocol-entered'],
  [4, 'paper-received'],
  [8, 'protocol-confirmed'],
  [8, 'protocol-accepted'],
  [2, 'protocol-disputed'],
  [3, 'protocol-returned'],
  [3, 'entry-corrected'],
  [2, 'protocol-replaced'],
  [3, 'protocol-annulled'],
  [6, 'repeat-voting-ordered'],
  [1, 'station-opened'],
  [1, 'station-closed'],
  [2, 'turnout-reported'],
  [2, 'totals-declared'],
  [1, 'preliminary-announced'],
  [2, 'result-established'],
  [1, 'result-re-established'],
  [1, 'lots-drawn'],
  [1, 'decision-recorded'],
  [1, 'observer-copy-handed-in'],
  [1, 'key-vouched'],
  [1, 'key-revoked'],
  [1, 'dataset-adopted'],
  [1, 'election-opened'],
  [1, 'log-opened'],
  [1, 'figure-transcribed'],
];

export const anyMove: fc.Arbitrary<Move> = fc.record({
  kind: fc.oneof(...kinds.map(([weight, kind]) => ({ weight, arbitrary: fc.constant(kind) }))),
  station: fc.constantFrom('b1', 'b1', 'b1', 'b1', 'a2', 'a2', ...stationIds, 'nowhere'),
  contest: fc.constantFrom(...contests),
  office: fc.constantFrom(...offices),
  number: fc.nat(1000),
  figures,
  withheld: fc.boolean(),
});

/** The act that a move is where the log stands: who does it, what it says, what is beside. Most are as they should be. */
export function actOf(log: TestLog, move: Move): readonly [ActKind, readonly Person[], Body<never>, Beside] {
  const { kind, number } = move;
  const beside = move.withheld && number % 9 === 0 ? { commitments: { figures: 'ab'.repeat(32) } } : {};
  return [kind, signersOf(move), bodyOf(log, move) as never, beside];
}

function signersOf(move: Move): readonly Person[] {
  const { kind, number } = move;
  const place = placeOf(move);
  const one = [[chair(place)], [secretary(place)], [member(place)]][number % 3] ?? [];
  if (number % 13 === 0) return [...one, chair(place)];
  return actRules[kind].signing === 'one' ? one : both(place);
}

/** The office of the move where it does such acts, else one that does. */
function placeOf({ kind, station, office }: Move): Place {
  const [own = ''] = office.split(' ');
  const { by } = actRules[kind];
  const does = by.find((one) => one === own) ?? by.at(-1) ?? 'central';
  if (does === 'precinct') return `precinct ${station}`;
  if (does === 'observer') return 'observer watch';
  return does === own ? office : does;
}

const why = { reason: 'wrong', ground: 'decision 7' };

/** A body for each kind, out of what the log has come to. */
function bodyOf(log: TestLog, move: Move): object {
  const { station, contest, number } = move;
  const election = contest === 'question' || contest === 'head' ? 'asked' : 'made';
  const view = log.state.protocol(election, contest, station);
  // Sometimes a leaf that is another version, or none.
  const protocol = number % 11 === 0 ? number % (log.state.size + 2) : (view?.leaf ?? number % (log.state.size + 1));
  const said = number % 5 === 0 ? move.figures : (view?.figures ?? move.figures);
  const order = view?.order === undefined ? {} : { repeat: view.order };
  const slot = { election, contest, station };
  const results = [{ contest, figures: log.state.sums(election, contest, 'country') ?? {} }];
  const bodies: Readonly<Record<ActKind, object>> = {
    'protocol-entered': { ...slot, figures: move.figures, ...order },
    'paper-received': {
      ...slot,
      figures: move.figures,
      ...order,
      papers: { received: 9, issued: 5, spoiled: 0, unused: 4, found: number % 7 },
    },
    'protocol-confirmed': { protocol, figures: said },
    'protocol-accepted': { protocol },
    'protocol-disputed': { protocol, reason: 'x', figures: move.figures },
    'protocol-returned': { protocol, reason: 'x' },
    'entry-corrected': { protocol, figures: move.figures, ...why },
    'protocol-replaced': { protocol, figures: move.figures, cause: 'recount', ...why },
    'protocol-annulled': { protocol, ...why },
    'repeat-voting-ordered': { election, contest, stations: [station], date: '2023-04-02', ...why },
    'station-opened': { station },
    'station-closed': { station },
    'turnout-reported': { station, time: '10:00', voters: number },
    'totals-declared': { election, contest, area: 'south', figures: move.figures },
    'preliminary-announced': { election, size: log.state.size - (number % 3), results },
    'result-established': { election, size: log.state.size, results },
    'result-re-established': { election, size: log.state.size, results, ...why },
    'lots-drawn': { election, contest, drawn: ['p', 'q'] },
    'decision-recorded': { election, question: number % 2 ? 'parts.seats.ties' : 'x', answer: 'lot', ground: 'g' },
    'observer-copy-handed-in': { ...slot, figures: move.figures },
    'key-vouched': { keys: [held(`member of precinct ${station}`)] },
    'key-revoked': { key: keyIdOfPerson(`member of precinct ${station}`), reason: 'lost' },
    'dataset-adopted': { dataset: number % 2 ? 'polling-day' : 'x', files: [file('x')], counts: {} },
    'election-opened': { election, definition: 1, rules: file('rules.json') },
    'log-opened': { kind: 'rehearsal', keys: [held('chair of central')] },
    'figure-transcribed': { election: 'old', line: 'x', value: '1', stage: 'final', source: 's' },
  };
  return bodies[move.kind];
}
