/**
 * Logs that are sound, and logs that somebody tampered with: one for each kind of attack, named after it. Where the attack needs it the
 * attacker holds the log's key, or keys of commissions, and signs anew: so each attack meets the claim that is there to find it.
 */

import { gzipSync } from 'node:zlib';
import {
  addSignature,
  canonical,
  checkpointText,
  cosign,
  formatVerifierKey,
  noteText,
  signText,
  toBase64,
  toHex,
} from '@saylau/log';
import { nodeCrypto, type PrivateSigner } from '@saylau/log/node';
import type { PrivatePart } from '@saylau/verify';
import { Book, type Entry } from './book.js';
import { council, type Station } from './day.js';
import {
  beginning,
  central,
  centrals,
  councilResults,
  dayOrigin,
  evening,
  figuresOf,
  type Night,
  precinct,
  precincts,
  questionResult,
  rehearsalOrigin,
  type StatedResult,
  sumOf,
  territorial,
  territorials,
  vouched,
  wholeNight,
} from './night.js';
import { logSigner, person, witnessSigner } from './people.js';

export const witnesses = ['w1', 'w2', 'w3'].map((name) => witnessSigner(`witness.example/${name}`));
export const archiveOrigin = 'example.org/archive';

/** A report for one o'clock: an act that changes nothing else. */
const report = (station: Station, voters = 200): object => ({ station: station.id, time: '13:00', voters });
const why = { reason: 'Typed wrong.', ground: 'FL, article 4' } as const;

type Made = Promise<Uint8Array>;

/** File name → bytes. */
export const fixtures: Readonly<Record<string, () => Made>> = {
  ...soundLogs(),
  ...treeAttacks(),
  ...checkpointAttacks(),
  ...documentAttacks(),
  ...leafAttacks(),
  ...signatureAttacks(),
  ...permissionAttacks(),
  ...countAttacks(),
  ...brokenFiles(),
};

/** An evening with one act more. */
function eveningWith(more: (night: Night) => void): Made {
  const night = evening();
  more(night);
  return night.book.bundle();
}

function nightWith(more: (night: Night) => void): Made {
  const night = wholeNight();
  more(night);
  return night.book.bundle();
}

function soundLogs(): Record<string, () => Made> {
  return {
    'sound-night.saylau': () => wholeNight().book.bundle(),
    'sound-evening.saylau': () => evening().book.bundle(),
    'sound-evening-packed.saylau.gz': async () => gzipSync(await evening().book.bundle(), { level: 9 }),
    'sound-cosigned.saylau': () => {
      const { book } = evening();
      return book.bundle(book.checkpoint({ witnesses: witnesses.slice(0, 2) }));
    },
    'sound-re-established.saylau': () => nightWith(establishedAgain),
    'sound-withheld.saylau': () => withheldEvening(false).book.bundle(),
    'sound-opened.saylau': () => withheldEvening(true).book.bundle(),
    'sound-archive.saylau': () => archive().bundle(),
    'sound-empty.saylau': () => new Book(rehearsalOrigin).bundle(),
  };
}

/** After the result stood, the central commission corrects one vote, and it is established again. */
function establishedAgain(night: Night): void {
  const { book } = night;
  const station = night.station(8);
  const right = { ...figuresOf(station, 'list') };
  const figures = { ...right, a: (right.a ?? 0) + 1, b: (right.b ?? 0) - 1 };
  const body = { protocol: book.at('entered list 8'), figures, ...why };
  const protocol = book.act('entry-corrected', central, body, centrals('chair', 'member'));
  night.confirmed(station, 'list', protocol, figures);
  night.accepted(station, 'list', protocol);
  const sums = (of: readonly Station[]): Record<string, number> =>
    sumOf(of.map((one) => (one.number === 8 ? figures : figuresOf(one, 'list'))));
  const election = council(night.marked);
  const east = night.stations.filter(({ region }) => region === 'east');
  const totals = { election, contest: 'list' };
  const ofEast = { ...totals, area: 'east', figures: sums(east) };
  book.act('totals-declared', territorial('east'), ofEast, territorials('east', 'chair'));
  book.act('totals-declared', central, { ...totals, area: 'land', figures: sums(night.stations) }, centrals('chair'));
  const results = [{ contest: 'list', figures: sums(night.stations), seats: { a: 6, b: 4 } }];
  const again = { election, size: book.size, results, ...why };
  book.act('result-re-established', central, again, centrals('chair', 'secretary'));
}

/** Fewer than 320 took part at the first stations: their votes are withheld, or passed on as private parts. */
function withheldEvening(isOpened: boolean): Night {
  const night = beginning({ disclosureBelow: 320 });
  const station = night.station(0);
  night.opened(station);
  const { registered, 'took-part': tookPart, ...votes } = figuresOf(station, 'list');
  const figures = { registered, 'took-part': tookPart };
  const data = canonical(votes);
  const commitTo = (what: string): Record<string, string> => {
    const salt = nodeCrypto.sha256(Buffer.from(`salt of ${what}`));
    if (isOpened) night.book.privateParts.push({ leaf: night.book.size, name: 'figures', salt, data });
    const whole = Buffer.concat([Buffer.from('saylau-commitment/1\n'), salt, data]);
    return { figures: toHex(nodeCrypto.sha256(whole)) };
  };
  const body = { ...night.slot(station, 'list'), figures };
  const signers = precincts(station, 'chair', 'secretary');
  const entry = { commitments: commitTo('entry') };
  const protocol = night.book.act('protocol-entered', precinct(station), body, signers, entry);
  const [as, member] = night.above(station, 'list', 'member');
  const second = { commitments: commitTo('second entry') };
  night.book.act('protocol-confirmed', as, { protocol, figures }, member, second);
  night.accepted(station, 'list', protocol);
  return night;
}

/** What was printed in 1999, from a page that somebody kept. */
function archive(): Book {
  const book = new Book(archiveOrigin);
  const keeper = [person({ office: 'archive', role: 'member' })];
  const as = { office: 'archive' } as const;
  const keys = [...(vouched(keeper) as { keys: object[] }).keys];
  const log = { key: toBase64(logSigner(archiveOrigin).key.publicKey), holder: { office: 'log', role: 'member' } };
  book.act('log-opened', as, { kind: 'archive', keys: [...keys, log] }, keeper);
  const from = { stage: 'final', source: 'A newspaper of the day, page 1' };
  for (const [line, value] of [
    ['turnout', '62.5 %'],
    ['a', '1,024'],
  ])
    book.act('figure-transcribed', as, { election: 'xx-1999', line, value, ...from }, keeper);
  return book;
}

/** The leaves are others than those that the checkpoint was made of. */
function treeAttacks(): Record<string, () => Made> {
  return {
    'figure-changed.saylau': () => {
      const { book } = evening();
      const checkpoint = book.checkpoint();
      book.edit(book.at('turnout 0'), (entry) => withBody(entry, { voters: 155 }));
      return book.bundle(checkpoint);
    },
    'figure-changed-resigned.saylau': () => {
      const { book, ...night } = wholeNight();
      const figures = { ...figuresOf(night.stations[0] as Station, 'list'), a: 150, b: 90 };
      book.edit(book.at('entered list 0'), (entry) => withBody(entry, { figures }));
      return book.bundle();
    },
    'leaf-removed.saylau': () => {
      const { book } = wholeNight();
      const checkpoint = book.checkpoint();
      book.leaves.pop();
      return book.bundle(checkpoint);
    },
    'leaf-removed-within.saylau': () => {
      const { book } = evening();
      const checkpoint = book.checkpoint();
      book.leaves.splice(book.at('turnout 0'), 1);
      return book.bundle(checkpoint);
    },
    'leaf-inserted.saylau': () => {
      const night = evening();
      const { book } = night;
      const checkpoint = book.checkpoint();
      const last = book.leaves.pop();
      const station = night.station(1);
      const between = Date.parse(book.entry(book.size - 1).received) - Date.parse('2025-06-01T00:00:00.000Z') + 1;
      const unusual = { received: between };
      book.act('turnout-reported', precinct(station), report(station), precincts(station, 'chair'), unusual);
      book.leaves.push(last as Uint8Array);
      return book.bundle(checkpoint);
    },
    'leaves-reordered.saylau': () => {
      const { book } = evening();
      const checkpoint = book.checkpoint();
      const [one, other] = [book.at('closed 0'), book.at('opened 1')];
      const [first, second] = [book.entry(one), book.entry(other)];
      // The times of receipt are the log's own: whoever reorders it writes them anew.
      book.edit(one, () => ({ ...second, received: first.received }));
      book.edit(other, () => ({ ...first, received: second.received }));
      return book.bundle(checkpoint);
    },
  };
}

function withBody(entry: Entry, change: object): Entry {
  return { ...entry, act: { ...entry.act, body: { ...(entry.act.body as object), ...change } } };
}

function checkpointAttacks(): Record<string, () => Made> {
  const signedBy = (origin: string, signer: PrivateSigner): Made => {
    const { book } = evening();
    return book.bundle(book.checkpoint({ origin, signers: [signer] }));
  };
  const own = rehearsalOrigin;
  return {
    'checkpoint-of-another-origin.saylau': () => signedBy('example.org/other', logSigner('example.org/other')),
    'checkpoint-by-another-key.saylau': () => signedBy(own, logSigner(own, 'thief')),
    'checkpoint-wrong-signature.saylau': () => {
      const { book } = evening();
      const other = signText(logSigner(own), 'another text\n');
      return book.bundle(noteText(checkpointText({ origin: own, size: book.size, root: book.root() }), [other]));
    },
    'checkpoint-malformed.saylau': () => {
      const { book } = evening();
      const text = `${own}\n0${book.size}\n${toBase64(book.root())}\n`;
      return book.bundle(noteText(text, [signText(logSigner(own), text)]));
    },
    'stale-checkpoint.saylau': () => {
      const { book } = evening();
      return book.bundle(book.upTo(15).checkpoint());
    },
    'cosignature-wrong.saylau': () => {
      const { book } = evening();
      const note = book.checkpoint({ witnesses: witnesses.slice(0, 2) });
      const third = witnesses[2] as PrivateSigner;
      return book.bundle(addSignature(note, cosign(third, 'of another text\n', 1_748_822_400)));
    },
    'quorum-missed.saylau': () => {
      const { book } = evening();
      return book.bundle(book.checkpoint({ witnesses: witnesses.slice(0, 1) }));
    },
    // Two logs of one size, both signed by the log; the witnesses have seen the one.
    'split-view-one.saylau': () => splitView({}, witnesses.slice(0, 2)),
    'split-view-other.saylau': () => splitView({ a: 131, b: 112 }, []),
  };
}

function splitView(change: Record<string, number>, cosigning: readonly PrivateSigner[]): Made {
  const whole = evening();
  const night = whole.upTo(whole.book.at('entered list 1'));
  const station = night.station(1);
  night.entered(station, 'list', { ...figuresOf(station, 'list'), ...change });
  return night.book.bundle(night.book.checkpoint({ witnesses: cosigning }));
}

function documentAttacks(): Record<string, () => Made> {
  const without = (name: string): Made => {
    const { book } = evening();
    const kept = [...book.documents.values()].filter((document) => document.name !== name);
    return book.bundle(book.checkpoint(), kept);
  };
  return {
    'document-swapped.saylau': () => {
      const { book } = evening();
      const data = new Uint8Array(Buffer.from('list,candidate\na,1\nb,2\n'));
      const documents = [...book.documents.values()].map((document) =>
        document.name === 'candidates.csv' ? { ...document, data } : document,
      );
      return book.bundle(book.checkpoint(), documents);
    },
    'document-missing.saylau': () => without('candidates.csv'),
    'document-unnamed.saylau': () => {
      const { book } = evening();
      book.document('notes.txt', 'Nobody names this.\n');
      return book.bundle();
    },
    'private-part-swapped.saylau': () => {
      const { book } = withheldEvening(true);
      const [first, ...others] = book.privateParts;
      const data = canonical({ a: 240, 'against-all': 20, b: 0, c: 10, invalid: 30 });
      book.privateParts.splice(0, 2, { ...(first as PrivatePart), data }, ...others);
      return book.bundle();
    },
    'private-part-uncommitted.saylau': () => {
      const { book } = evening();
      const salt = new Uint8Array(32);
      book.privateParts.push({ leaf: book.at('entered list 0'), name: 'scan', salt, data: new Uint8Array() });
      return book.bundle();
    },
    'definition-missing.saylau': () => without('areas.csv'),
    'definition-unreadable.saylau': () =>
      evening({ files: new Map([['areas.csv', 'id,parent,kind\nland,,country\n']]) }).book.bundle(),
    'statute-swapped.saylau': () => evening({ threshold: '4%' }).book.bundle(),
  };
}

function leafAttacks(): Record<string, () => Made> {
  const appended = (textOf: (night: Night) => string) => (): Made =>
    eveningWith((night) => {
      night.book.appendBytes(new Uint8Array(Buffer.from(textOf(night))));
    });
  const next = ({ book }: Night): Entry => {
    const last = book.entry(book.size - 1);
    const { act, signatures } = book.signed('turnout-reported', central, {}, centrals('chair'));
    return { act, received: last.received, signatures };
  };
  return {
    'act-replayed.saylau': () =>
      eveningWith(({ book }) => {
        const { act, signatures } = book.entry(book.at('turnout 0'));
        book.append({ act, signatures });
      }),
    'act-of-another-log.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const elsewhere = { log: 'example.org/rehearsal/xx-2025-06-01/2' };
        night.book.act('turnout-reported', precinct(station), report(station), precincts(station, 'chair'), elsewhere);
      }),
    'correction-without-reason.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const { reason: _, ...rest } = why;
        const body = { protocol: night.book.at('entered list 1'), figures: figuresOf(station, 'list'), ...rest };
        night.book.act('entry-corrected', precinct(station), body, precincts(station, 'chair', 'secretary'));
      }),
    'act-from-the-future.saylau': () => {
      const night = beginning({ origin: dayOrigin, marked: { mark: '' } });
      const station = night.station(0);
      const body = { station: station.id };
      const ahead = { ahead: 6 * 60_000 };
      night.book.act('station-opened', precinct(station), body, precincts(station, 'chair'), ahead);
      return night.book.bundle();
    },
    'received-going-back.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const back = { received: 60_000 };
        night.book.act('turnout-reported', precinct(station), report(station), precincts(station, 'chair'), back);
      }),
    'leaf-not-canonical.saylau': appended((night) => JSON.stringify(next(night)).replace('{"act":', '{ "act":')),
    'leaf-duplicate-key.saylau': appended((night) => {
      const text = Buffer.from(canonical(next(night))).toString();
      return text.replace('"received":', '"received":"2025-06-01T00:00:00.000Z","received":');
    }),
    'leaf-oversized.saylau': () =>
      eveningWith(({ book }) => {
        const many = Array.from({ length: 400 }, (_, at) =>
          person({
            office: 'observer',
            name: `watch-of-the-far-north-and-of-the-still-farther-south-${at}`,
            role: 'member',
          }),
        );
        book.act('key-vouched', central, vouched(many), centrals('chair'));
      }),
  };
}

function signatureAttacks(): Record<string, () => Made> {
  return {
    'signature-wrong.saylau': () => {
      const { book } = evening();
      const other = book.entry(book.at('turnout 1')).signatures[0]?.signature ?? '';
      book.edit(book.at('turnout 0'), (entry) => ({
        ...entry,
        signatures: entry.signatures.map(({ key }) => ({ key, signature: other })),
      }));
      return book.bundle();
    },
    'signed-by-unknown-key.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const stranger = person({ office: 'precinct', station: station.id, role: 'chair' }, 'stranger');
        night.book.act('turnout-reported', precinct(station), report(station), [stranger]);
      }),
    'signed-by-revoked-key.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const [chair] = precincts(station, 'chair');
        const revoked = { key: chair?.keyId, reason: 'Lost.' };
        night.book.act('key-revoked', territorial('north'), revoked, territorials('north', 'chair'));
        night.book.act('turnout-reported', precinct(station), report(station), precincts(station, 'chair'));
      }),
  };
}

function permissionAttacks(): Record<string, () => Made> {
  return {
    ...forgedOffices(),
    ...wrongSteps(),
  };
}

function forgedOffices(): Record<string, () => Made> {
  return {
    'vouched-by-who-may-not.saylau': () =>
      eveningWith((night) => {
        const station = night.station(2);
        const friend = person({ office: 'precinct', station: station.id, role: 'chair' }, 'friend');
        night.book.act('key-vouched', territorial('south'), vouched([friend]), territorials('south', 'chair'));
        night.book.act('station-opened', precinct(station), { station: station.id }, [friend]);
      }),
    'key-vouched-twice.saylau': () =>
      eveningWith((night) => {
        const chair = precincts(night.station(1), 'chair');
        night.book.act('key-vouched', territorial('north'), vouched(chair), territorials('north', 'chair'));
      }),
    'office-forged.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        night.book.act('turnout-reported', territorial('north'), report(station), precincts(station, 'chair'));
      }),
    'another-station.saylau': () =>
      eveningWith((night) => {
        const [own, other] = [night.station(0), night.station(1)];
        night.book.act('turnout-reported', precinct(own), report(other), precincts(own, 'chair'));
      }),
    'accepted-by-the-station.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const protocol = night.book.at('entered list 1');
        night.confirmed(station, 'list', protocol);
        night.book.act('protocol-accepted', precinct(station), { protocol }, precincts(station, 'chair'));
      }),
    'signed-by-one.saylau': () =>
      eveningWith((night) => {
        const station = night.station(1);
        const body = { ...night.slot(station, 'district'), figures: figuresOf(station, 'district') };
        night.book.act('protocol-entered', precinct(station), body, precincts(station, 'chair'));
      }),
    'log-opened-twice.saylau': () =>
      eveningWith(({ book }) => {
        const mine = [person({ office: 'central', role: 'chair' }, 'usurper')];
        book.act('log-opened', central, { kind: 'rehearsal', ...vouched(mine) }, centrals('chair'));
      }),
    'rehearsal-as-real.saylau': () => beginning({ origin: dayOrigin, kind: 'day' }).book.bundle(),
    'same-person-confirms.saylau': () =>
      eveningWith((night) => {
        const station = night.station(11);
        const figures = figuresOf(station, 'list');
        const [as, chair] = night.above(station, 'list', 'chair');
        const protocol = night.book.act('paper-received', as, { ...night.slot(station, 'list'), figures }, chair);
        night.book.act('protocol-confirmed', as, { protocol, figures }, chair);
      }),
  };
}

function wrongSteps(): Record<string, () => Made> {
  const second = (night: Night): Station => night.station(1);
  return {
    'correction-of-superseded.saylau': () =>
      eveningWith((night) => {
        const station = second(night);
        const body = { protocol: night.book.at('entered list 1'), figures: figuresOf(station, 'list'), ...why };
        const signers = precincts(station, 'chair', 'secretary');
        night.book.act('entry-corrected', precinct(station), body, signers);
        night.book.act('entry-corrected', precinct(station), body, signers);
      }),
    'corrected-after-established.saylau': () =>
      nightWith((night) => {
        const figures = figuresOf(night.station(0), 'list');
        const body = { protocol: night.book.at('entered list 0'), figures, ...why };
        night.book.act('entry-corrected', territorial('north'), body, territorials('north', 'chair', 'secretary'));
      }),
    'entered-before-closing.saylau': () =>
      eveningWith((night) => {
        const station = night.station(2);
        night.book.act('station-opened', precinct(station), { station: station.id }, precincts(station, 'chair'));
        night.entered(station, 'list');
      }),
    'second-entry-differs.saylau': () =>
      eveningWith((night) => {
        const station = second(night);
        const figures = figuresOf(station, 'list');
        night.confirmed(station, 'list', night.book.at('entered list 1'), { ...figures, a: 142, b: 101 });
      }),
    'figure-of-nothing.saylau': () =>
      eveningWith((night) => {
        const station = second(night);
        night.entered(station, 'district', { ...figuresOf(station, 'district'), z: 0 });
      }),
    'papers-differ.saylau': () =>
      eveningWith((night) => {
        const station = second(night);
        const papers = { received: 600, issued: 305, spoiled: 2, unused: 290, found: 305 };
        const protocol = night.entered(station, 'district', figuresOf(station, 'district'), { papers });
        night.confirmed(station, 'district', protocol);
        night.accepted(station, 'district', protocol);
      }),
    'withheld-without-rule.saylau': () =>
      eveningWith((night) => {
        const station = second(night);
        const { registered, 'took-part': tookPart } = figuresOf(station, 'district');
        const body = { ...night.slot(station, 'district'), figures: { registered, 'took-part': tookPart } };
        const commitments = { figures: '0'.repeat(64) };
        const signers = precincts(station, 'chair', 'secretary');
        night.book.act('protocol-entered', precinct(station), body, signers, { commitments });
      }),
    'equation-broken.saylau': () => {
      const whole = evening();
      const night = whole.upTo(whole.book.at('entered list 1'));
      const station = second(night);
      const figures = { ...figuresOf(station, 'list'), invalid: 36 };
      const protocol = night.entered(station, 'list', figures);
      night.confirmed(station, 'list', protocol, figures);
      night.accepted(station, 'list', protocol);
      return night.book.bundle();
    },
    'established-while-missing.saylau': () =>
      eveningWith((night) => {
        const figures = sumOf([0, 1].map((number) => figuresOf(night.station(number), 'list')));
        const results = [{ contest: 'list', figures, seats: { a: 6, b: 4 } }];
        const body = { election: council(night.marked), size: night.book.size, results };
        night.book.act('result-established', central, body, centrals('chair', 'member'));
      }),
    'size-too-large.saylau': () =>
      eveningWith((night) => {
        const results = [{ contest: 'list', figures: {}, seats: {} }];
        const body = { election: council(night.marked), size: 30, results };
        night.book.act('preliminary-announced', central, body, centrals('chair'));
      }),
    'size-too-small.saylau': () => {
      const whole = wholeNight();
      const night = whole.upTo(whole.book.at('established'));
      const size = whole.book.at('accepted list 11');
      const body = { election: council(night.marked), size, results: councilResults(night) };
      night.book.act('result-established', central, body, centrals('chair', 'member'));
      return night.book.bundle();
    },
  };
}

/** What was counted is stated otherwise, by those who may state it. */
function countAttacks(): Record<string, () => Made> {
  return {
    'total-differs.saylau': () =>
      nightWith((night) => {
        const own = night.stations.filter(({ region }) => region === 'north');
        const figures = sumOf(own.map((station) => figuresOf(station, 'list')));
        const body = { election: council(night.marked), contest: 'list', area: 'north' };
        const wrong = { ...body, figures: { ...figures, a: (figures.a ?? 0) + 1 } };
        night.book.act('totals-declared', territorial('north'), wrong, territorials('north', 'chair'));
      }),
    'result-figures-wrong.saylau': () => wronglyEstablished('list', (result) => withFigure(result, 'b', 10)),
    'result-seats-wrong.saylau': () => wronglyEstablished('list', (result) => ({ ...result, seats: { a: 7, b: 3 } })),
    'result-elected-wrong.saylau': () => wronglyEstablished('c1', (result) => ({ ...result, elected: ['y'] })),
    'result-answer-wrong.saylau': () => {
      const night = untilEstablished('question established');
      const results = [{ ...questionResult(night), adopted: false }];
      const body = { election: night.slot(night.station(0), 'question').election, size: 141, results };
      night.book.act('result-established', territorial('north'), body, territorials('north', 'chair', 'secretary'));
      return night.book.bundle();
    },
  };
}

function withFigure(result: StatedResult, line: string, by: number): StatedResult {
  return { ...result, figures: { ...result.figures, [line]: (result.figures[line] ?? 0) + by } };
}

function untilEstablished(label: string): Night {
  const whole = wholeNight();
  return whole.upTo(whole.book.at(label));
}

function wronglyEstablished(contest: string, change: (result: StatedResult) => StatedResult): Made {
  const night = untilEstablished('established');
  const results = councilResults(night).map((result) => (result.contest === contest ? change(result) : result));
  const body = { election: council(night.marked), size: 141, results };
  night.book.act('result-established', central, body, centrals('chair', 'member'));
  return night.book.bundle();
}

function brokenFiles(): Record<string, () => Made> {
  return {
    'truncated.saylau': async () => {
      const text = Buffer.from(await evening().book.bundle()).toString();
      const lines = text.split('\n');
      // The head, 9 documents, 15 leaves, and half of the next.
      return new Uint8Array(Buffer.from([...lines.slice(0, 25), (lines[25] ?? '').slice(0, 100)].join('\n')));
    },
    'gzip-garbage.saylau.gz': () =>
      Promise.resolve(Uint8Array.of(0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff, 0)),
    'head-malformed.saylau': async () => {
      const text = Buffer.from(await evening().book.bundle()).toString();
      return new Uint8Array(Buffer.from(text.replace('"size":19', '"size":"19"')));
    },
  };
}

/** What readers trust: keys of the logs, and a policy in which two of three witnesses must have cosigned. */
export function trust(): { readonly keys: readonly string[]; readonly policy: string } {
  const origins = [rehearsalOrigin, dayOrigin, archiveOrigin];
  const keys = origins.map((origin) => formatVerifierKey(logSigner(origin).key));
  const named = witnesses.map(({ key }, at) => `witness w${at + 1} ${formatVerifierKey(key)}`);
  const lines = [...keys.map((key) => `log ${key}`), ...named, 'group most 2 w1 w2 w3', 'quorum most'];
  return { keys, policy: lines.map((line) => `${line}\n`).join('') };
}
