import {
  type ActedAs,
  type ActKind,
  type ActOf,
  actRules,
  bodies,
  type Holder,
  keyIdOf,
  largestLeaf,
  leafBytes,
  type SignedAct,
} from '@saylau/acts';
import { clearBit, hasBit } from '@saylau/core';
import { nodeCrypto } from '@saylau/log/node';
import Value from 'typebox/value';
import { beforeAll, describe, expect, test } from 'vitest';
import { castOf, over } from './cast.js';
import { instantOf, instantText } from './instants.js';
import { figuresAt } from './paper.js';
import { busyNight, playedActs } from './plain-desk.test-kit.js';
import { replayed } from './replayed.test-kit.js';
import { smallDay } from './small-day.test-kit.js';
import { timelineOf } from './timeline.js';

const { day, timeline } = busyNight('night', 60);
const { cast } = timeline;
let acts: readonly SignedAct[] = [];
beforeAll(async () => {
  acts = await playedActs(timeline);
});

function ofKind<K extends ActKind>(kind: K, among = acts): { readonly act: ActOf<K>; readonly leaf: number }[] {
  return among.flatMap(({ act }, leaf) => (act.act === kind ? [{ act: act as ActOf<K>, leaf }] : []));
}

const areaOf = (row: number): string => day.day.stations.areas[day.day.stations.hierarchies[0]!.leaves[row]!]!.id;

/** Does an area lie in another, or is it that? */
function within(inner: string | undefined, outer: string | undefined): boolean {
  const { areas, areaNumbers } = day.day.stations;
  for (let at = inner; at !== undefined; at = areas[areaNumbers.get(at) ?? -1]?.parent) if (at === outer) return true;
  return false;
}

/** By acts.md: the central commission for everybody, a territorial one for stations in its area and for observers. */
function mayVouch(as: ActedAs, { office, station }: Holder): boolean {
  if (as.office === 'central') return true;
  if (office === 'observer') return true;
  return office === 'precinct' && within(areaOf(day.day.stations.rows.get(station ?? '') ?? -1), as.area);
}

interface Vouched {
  readonly holder: Holder;
  /** The first leaf that it can sign. */
  readonly from: number;
}

/** Everybody with a key, by its id. */
function vouchedFor(): ReadonlyMap<string, Vouched> {
  const opening = ofKind('log-opened').flatMap(({ act, leaf }) =>
    act.body.keys.map((own) => ({ own, as: act.as, from: leaf })),
  );
  const later = ofKind('key-vouched').flatMap(({ act, leaf }) =>
    act.body.keys.map((own) => ({ own, as: act.as, from: leaf + 1 })),
  );
  const holders = new Map<string, Vouched>();
  for (const { own, as, from } of [...opening, ...later]) {
    const id = keyIdOf(nodeCrypto, Buffer.from(own.key, 'base64'));
    expect(holders.has(id)).toBe(false);
    holders.set(id, { holder: own.holder, from });
    expect(mayVouch(as, own.holder)).toBe(true);
  }
  return holders;
}

describe('every act', () => {
  test('is of the form of its kind, by an office that does such acts, signed by as many as it takes', () => {
    expect(acts).toHaveLength(timeline.steps.length);
    for (const { act, signatures } of acts) {
      expect(Value.Check(bodies[act.act], act.body), JSON.stringify(act)).toBe(true);
      const { by, signing } = actRules[act.act];
      expect(by).toContain(act.as.office);
      expect(signatures.map(({ key }) => key)).toHaveLength(signing === 'one' ? 1 : 2);
      expect(new Set(signatures.map(({ key }) => key)).size).toBe(signatures.length);
      expect(act.id).toMatch(/^[A-Za-z0-9_-]{22}$/);
    }
    expect(new Set(acts.map(({ act }) => act.id)).size).toBe(acts.length);
  });

  test('stands in the order of the night, under its author’s time', () => {
    const times = acts.map(({ act }) => act.at);
    expect(times).toEqual(times.toSorted());
    expect(times[0]).toBe('2020-05-02T08:00:00Z');
  });

  test('every kind of act of an ordinary night happens', () => {
    const kinds = new Set(acts.map(({ act }) => act.act));
    const never = ['key-revoked', 'protocol-annulled', 'repeat-voting-ordered', 'result-re-established', 'lots-drawn'];
    const day = Object.entries(actRules).flatMap(([kind, { logs }]) => (logs.includes('rehearsal') ? [kind] : []));
    expect([...kinds].sort()).toEqual(day.filter((kind) => ![...never, 'decision-recorded'].includes(kind)).sort());
  });

  test('the same seed gives the same acts, another seed other ones', async () => {
    expect(await playedActs(busyNight('night', 60).timeline)).toEqual(acts);
    const other = await playedActs(busyNight('nacht', 60).timeline);
    const ids = new Set(acts.map(({ act }) => act.id));
    expect(other.filter(({ act }) => ids.has(act.id))).toEqual([]);
    const keys = new Set(acts.flatMap(({ signatures }) => signatures.map(({ key }) => key)));
    expect(other.flatMap(({ signatures }) => signatures).filter(({ key }) => keys.has(key))).toEqual([]);
  });
});

describe('keys', () => {
  test('every key is vouched for before it signs, once, by who may, for who signs with it', () => {
    const holders = vouchedFor();
    const used = new Set<string>();
    for (const [leaf, { act, signatures }] of acts.entries()) {
      const roles = signatures.map(({ key }) => {
        const { role, ...as } = holders.get(key)!.holder;
        expect(holders.get(key)!.from).toBeLessThanOrEqual(leaf);
        expect(as).toEqual(act.as);
        used.add(key);
        return role;
      });
      if (actRules[act.act].signing !== 'one') expect(roles).toEqual(['chair', 'secretary']);
    }
    expect(used.size).toBeGreaterThan(100);
  });

  test('stations are vouched for once it is known where they lie', () => {
    const election = ofKind('election-opened')[0]!.leaf;
    expect(ofKind('key-vouched').every(({ leaf }) => leaf > election)).toBe(true);
  });

  test('long lists of keys are divided: 400 keys and a leaf’s bytes are never passed', async () => {
    const far = smallDay('1', 900);
    const own = castOf(far.day, 's', 'rehearsal');
    const { steps, ...rest } = timelineOf(far, own, { documents: far.documents });
    const begun = steps.filter(({ act }) => act === 'key-vouched' || act === 'log-opened');
    const vouched = ofKind('key-vouched', await playedActs({ ...rest, steps: begun }));
    const sizes = vouched.map(({ act }) => act.body.keys.length);
    expect(Math.max(...sizes)).toBeGreaterThan(300);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(400);
    for (const { act } of vouched) {
      const signature = { key: '0'.repeat(16), signature: 'A'.repeat(88) };
      const leaf = { act, received: '2020-05-02T08:00:00.000Z', signatures: [signature] };
      expect(leafBytes(leaf).length).toBeLessThanOrEqual(largestLeaf);
    }
    const persons = 3 * (own.territorial.size + own.districts.size) + 2 * own.precincts.filter(Boolean).length;
    expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(persons + own.observers.size);
  });
});

describe('stations', () => {
  test('open before they report, close before their first protocol; those without keys do neither', () => {
    const first = new Map<string, Partial<Record<ActKind, number>>>();
    for (const [leaf, { act }] of acts.entries()) {
      if (!('station' in act.body)) continue;
      const own = first.get(act.body.station) ?? {};
      first.set(act.body.station, { [act.act]: leaf, ...own });
    }
    expect(first.size).toBe(day.day.stations.ids.length);
    for (const [station, own] of first) {
      const keyless = cast.precincts[day.day.stations.rows.get(station)!] === undefined;
      expect(own['station-opened'] === undefined).toBe(keyless);
      expect(own['paper-received'] !== undefined).toBe(keyless);
      if (keyless) continue;
      expect(own['station-opened']).toBeLessThan(own['turnout-reported']!);
      expect(own['station-opened']).toBeLessThan(own['station-closed']!);
      expect(own['station-closed']).toBeLessThan(own['protocol-entered']!);
    }
  });

  test('open and close at the hours of the law, a little late', () => {
    for (const [kind, hour] of [
      ['station-opened', '06:0'],
      ['station-closed', '19:0'],
    ] as const)
      for (const { act } of ofKind(kind)) expect(act.at.slice(11)).toMatch(new RegExp(`^${hour}`));
  });

  test('a station that reports or counts before the law’s hours opens and closes before that', async () => {
    const early = await playedActs(busyNight('night', 60, { hours: { opens: 11 * 60, closes: 26 * 60 } }).timeline);
    for (const { station } of cast.precincts.filter((own) => own !== undefined)) {
      const [opened, reported, closed, entered] = [
        'station-opened',
        'turnout-reported',
        'station-closed',
        'protocol-entered',
      ].map((kind) => early.findIndex(({ act }) => act.act === kind && act.as.station === station));
      expect(opened).toBeGreaterThan(0);
      expect(opened).toBeLessThan(reported ?? -1);
      expect(opened).toBeLessThan(closed ?? -1);
      expect(closed).toBeLessThan(entered ?? -1);
    }
  });

  test('turnout is reported as it was, after its time', () => {
    const reported = ofKind('turnout-reported').map(({ act }) => {
      const { station, time, voters } = act.body;
      const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
      expect(act.at > instantText(instantOf(day.day, minutes))).toBe(true);
      return `${station} ${time} ${voters}`;
    });
    const { times, columns } = day.day.turnout!;
    const expected = day.day.stations.ids.flatMap((station, row) =>
      times.map((time, place) => `${station} ${time === 600 ? '10:00' : '20:00'} ${columns[place]![row]}`),
    );
    expect(reported.sort()).toEqual(expected.sort());
  });
});

describe('protocols', () => {
  test('all end accepted, each act from a state that allows it and on the current version, with the figures of the day', () => {
    const protocols = replayed(acts);
    const expected = day.tables.flatMap((table) =>
      day.day.stations.ids.flatMap((station, row): [string, object][] => {
        const contest = table.ballot.contests[table.contestOf[row] ?? -1];
        if (contest === undefined) return [];
        return [[JSON.stringify([table.ballot.election, contest.id, station]), figuresAt(table, row)]];
      }),
    );
    const found = [...protocols].map(([slot, { figures }]): [string, object] => [slot, figures]);
    expect(new Map(found)).toEqual(new Map(expected));
    expect([...protocols.values()].every(({ state }) => state === 'accepted')).toBe(true);
    expect([...protocols.values()].filter(({ versions }) => versions === 2).length).toBeGreaterThan(5);
  });

  test('arrive at their minute', () => {
    for (const kind of ['protocol-entered', 'paper-received'] as const) {
      for (const { act } of ofKind(kind)) {
        const table = day.tables.find(({ ballot }) => ballot.contests.some(({ id }) => id === act.body.contest))!;
        const minutes = table.received![day.day.stations.rows.get(act.body.station)!]!;
        expect(act.at.slice(0, 16)).toBe(instantText(instantOf(day.day, minutes)).slice(0, 16));
      }
    }
  });

  test('a mistyped figure differs from the paper, and the second entry says what the paper says', () => {
    const disputed = ofKind('protocol-disputed');
    expect(disputed.length).toBeGreaterThan(3);
    for (const { act, leaf } of disputed) {
      const before = acts[act.body.protocol]!.act as ActOf<'protocol-entered'>;
      const after = ofKind('entry-corrected').find(
        (own) => own.leaf > leaf && own.act.body.protocol === act.body.protocol,
      )!;
      const wrong = Object.entries(before.body.figures).filter(([line, own]) => act.body.figures?.[line] !== own);
      expect(wrong).toHaveLength(1);
      expect(after.act.body.figures).toEqual(act.body.figures);
    }
  });

  test('a recount moves votes between options and leaves every sum', () => {
    const replaced = ofKind('protocol-replaced');
    expect(replaced.length).toBeGreaterThan(3);
    for (const { act } of replaced) {
      const before = (acts[act.body.protocol]!.act as ActOf<'protocol-entered'>).body.figures;
      const moved = Object.entries(act.body.figures).map(([line, own]) => own - (before[line] ?? Number.NaN));
      expect(moved.filter((by) => by !== 0)).toHaveLength(2);
      expect(moved.reduce((sum, by) => sum + by, 0)).toBe(0);
    }
  });

  test('an observer’s copy says what the paper says, not what was mistyped', () => {
    const copies = ofKind('observer-copy-handed-in');
    expect(copies.length).toBeGreaterThan(5);
    const entered = [...ofKind('protocol-entered'), ...ofKind('paper-received')];
    const mistyped = new Set(ofKind('protocol-disputed').map(({ act }) => act.body.protocol));
    let slips = 0;
    for (const { act } of copies) {
      const { contest, station, figures } = act.body;
      const own = entered.find(({ act: { body } }) => body.contest === contest && body.station === station)!;
      if (mistyped.has(own.leaf)) slips += 1;
      expect(figures).not.toEqual(mistyped.has(own.leaf) ? own.act.body.figures : {});
      if (!mistyped.has(own.leaf)) expect(figures).toEqual(own.act.body.figures);
    }
    expect(slips).toBeGreaterThan(0);
  });
});

/** Who established each contest; every one after its last protocol was accepted, and counted from leaves that have it. */
function establishedBy(among: readonly SignedAct[]): ReadonlyMap<string, ActedAs> {
  const accepted = [...replayed(among)].map(([slot, own]) => ({ contest: JSON.parse(slot)[1], leaf: own.accepted }));
  const stated = new Map<string, ActedAs>();
  for (const { act, leaf } of ofKind('result-established', among)) {
    expect(act.body.size).toBeLessThanOrEqual(leaf);
    for (const { contest } of act.body.results) {
      const own = accepted.filter((one) => one.contest === contest).map((one) => one.leaf);
      expect(own.length).toBeGreaterThan(0);
      expect(Math.max(...own)).toBeLessThan(act.body.size);
      expect(stated.has(contest)).toBe(false);
      stated.set(contest, act.as);
    }
  }
  return stated;
}

const { contests } = day.day.elections[0]!;

describe('above the stations', () => {
  test('every territorial protocol is declared, by the area’s own commission, once its stations are accepted', () => {
    const accepted = [...replayed(acts)].map(([slot, { accepted: leaf }]) => ({
      slot: JSON.parse(slot) as string[],
      leaf,
    }));
    const declared = ofKind('totals-declared');
    expect(declared).toHaveLength(day.territorial.length);
    for (const { act, leaf } of declared) {
      const { area, contest, figures } = act.body;
      const own = day.territorial.find((one) => one.contest === contest && one.area === area)!;
      expect(figures).toEqual(Object.fromEntries([...own.figures].map(([line, figure]) => [line, Number(figure)])));
      expect(act.as.area ?? 'xx').toBe(area);
      const { hierarchies } = day.day.stations;
      const within_ = (row: number): boolean =>
        hierarchies.some(({ leaves }) => within(day.day.stations.areas[leaves[row]!]?.id, area));
      const stations = accepted.filter(
        ({ slot }) => slot[1] === contest && within_(day.day.stations.rows.get(slot[2]!)!),
      );
      expect(stations.length).toBeGreaterThan(0);
      expect(Math.max(...stations.map((station) => station.leaf))).toBeLessThan(leaf);
    }
  });

  test('every contest is established once, after its last protocol, by the central commission where one is of the whole country', () => {
    const stated = establishedBy(acts);
    expect([...stated.keys()].sort()).toEqual(contests.map(({ id }) => id).sort());
    expect(new Set([...stated.values()].map(({ area }) => area))).toEqual(new Set([undefined]));
  });

  test('else by the lowest commission over its area', async () => {
    const local = timelineOf({ ...day, tables: day.tables.slice(1) }, cast, { documents: day.documents });
    const stated = establishedBy(await playedActs(local));
    expect(stated.size).toBe(contests.length - 1);
    for (const { id, area } of contests.filter((contest) => contest.id !== 'list'))
      expect(stated.get(id)).toEqual(over(cast, area));
    const by = new Set([...stated.values()].map(({ area }) => area));
    expect(by).toEqual(new Set(['north', 'south', 'east', 'north-city', 'north-hills', 'south-coast']));
  });

  test('the central commission announces its own contests while the count goes on', () => {
    const announced = ofKind('preliminary-announced');
    expect(new Set(announced.map(({ act }) => act.at.slice(11, 16)))).toEqual(new Set(['23:00', '02:00']));
    const of = announced.flatMap(({ act }) => act.body.results.map(({ contest }) => contest));
    expect(of.sort()).toEqual(
      [...contests, ...contests]
        .map(({ id }) => id)
        .filter((id) => of.includes(id))
        .sort(),
    );
    expect(of.filter((id) => id === 'list')).toHaveLength(2);
    for (const { act } of announced) expect(act.as).toEqual({ office: 'central' });
  });
});

describe('nights that do not end', () => {
  test('what did not arrive is not played, and its contests and areas are neither declared nor established', async () => {
    const own = smallDay('1', 60);
    const [list] = own.tables;
    clearBit(list!.arrived, 0);
    const short = timelineOf(own, cast, { documents: own.documents });
    const station = own.day.stations.ids[0]!;
    const about = short.steps.filter(({ as, act }) => as.station === station && act === 'protocol-entered');
    expect(about).toHaveLength(2);
    const taken = await playedActs(short);
    const stated = ofKind('result-established', taken).flatMap(({ act }) => act.body.results);
    expect(stated.map(({ contest }) => contest)).not.toContain('list');
    expect(stated).toHaveLength(own.day.elections[0]!.contests.length - 1);
    const declared = ofKind('totals-declared', taken).filter(({ act }) => act.body.contest === 'list');
    expect(declared.map(({ act }) => act.body.area)).not.toContain(areaOf(0));
    expect(declared.map(({ act }) => act.body.area)).toContain('east');
  });

  test('a protocol that does not add up is sent back and stays there', async () => {
    const own = smallDay('1', 60);
    const table = own.tables[1]!;
    const row = table.contestOf.findIndex((contest) => contest >= 0);
    table.columns[0]![row]! += 1_000_000;
    table.columns[1]![row] = 0;
    const taken = await playedActs(timelineOf(own, cast, { documents: own.documents, slips: 0, recounts: 0 }));
    const returned = ofKind('protocol-returned', taken);
    expect(returned).toHaveLength(1);
    expect(hasBit(table.arrived, row)).toBe(true);
    const stated = ofKind('result-established', taken).flatMap(({ act }) => act.body.results);
    expect(stated.map(({ contest }) => contest)).not.toContain(table.ballot.contests[table.contestOf[row]!]!.id);
  });

  test('an election without documents is a mistake of the caller', () => {
    const documents = { ...day.documents, elections: new Map() };
    expect(() => timelineOf(day, cast, { documents })).toThrow(RangeError);
  });
});
