/** Elections: a folder of YAML files, or one self-contained JSON file (docs/formats/election.md). */

import type { Area, Contest, Election, Rules, Text } from '@saylau/core';
import { about, checkCited, contradictions } from './about.js';
import { area, areaIndex, checkAreas, totalArea } from './areas.js';
import { At, Faults } from './at.js';
import { type ContestContext, readContest } from './contest.js';
import type { Read } from './faults.js';
import { readJson } from './json.js';
import { day, formatName, id, known, label, text } from './leaves.js';
import { areasNamed, formLines, lineIds, linesOf } from './lines.js';
import { isRecord, own, type Parsed, type Plain } from './plain.js';
import { areasOn, partiesOn, type Register } from './registers.js';
import { rulesShape } from './rules.js';
import { anything, list, mapOf, optional, plainValue, record, required, type Shape, shape, whole } from './shape.js';
import { checkSources, sources } from './sources.js';
import { readYaml } from './yaml.js';

/** What stands outside the election's own files. */
export interface Surroundings {
  /** Registers by id, for `{register: kz}`. */
  readonly registers?: ReadonlyMap<string, Register>;
  /** The rules of an election under a statute, where it is at hand: parts and the roles of options are read by them. */
  readonly rulesOf?: (statute: string, office: string, date: string) => Rules | undefined;
}

const top = record({
  format: required(formatName('saylau-election/1')),
  id: required(id),
  name: required(text),
  date: required(day),
  office: required(id),
  country: optional(id),
  statute: optional(id),
  rules: optional(plainValue),
  areas: optional(anything),
  parties: optional(anything),
  contests: optional(anything),
  declaredChamber: optional(mapOf(id, whole(0))),
  declaredParts: optional(mapOf(id, mapOf(id, whole(0)))),
  contradictions: optional(contradictions),
  decide: optional(mapOf(label, plainValue)),
  lots: optional(mapOf(id, list(id))),
  about: optional(about),
  sources: optional(sources),
});

type Top = typeof top.standIn;

/** Reads one self-contained JSON file. */
export function readElectionFile(file: string, json: string, surroundings: Surroundings = {}): Read<Election> {
  const parsed = readJson(file, json);
  if (!parsed.ok) return parsed;
  return readElection(file, parsed.value, [], surroundings, new Faults());
}

/** Reads the files of one election's folder by name: `election.yaml`, `contests/*.yaml`. */
export function readElectionFolder(
  files: ReadonlyMap<string, string>,
  surroundings: Surroundings = {},
): Read<Election> {
  const faults = new Faults();
  const parsed = new Map<string, Parsed>();
  for (const [name, text] of files) {
    const isKnown = name === mainFile || /^contests\/[^/]+\.yaml$/.test(name);
    if (!isKnown) faults.add({ code: 'file-unexpected', file: name, place: '', params: { file: name } });
    const read = isKnown ? readYaml(name, text) : undefined;
    if (read?.ok === true) parsed.set(name, read.value);
    else if (read !== undefined) faults.addAll(read.faults);
  }
  if (!files.has(mainFile)) faults.add({ code: 'file-missing', file: mainFile, place: '', params: { file: mainFile } });
  const main = parsed.get(mainFile);
  // Without the main file nothing is known that contests could be checked against.
  if (main === undefined) return faults.read(() => neverRead());
  return readElection(
    mainFile,
    main,
    [...parsed].filter(([name]) => name !== mainFile),
    surroundings,
    faults,
  );
}

const mainFile = 'election.yaml';

function neverRead(): never {
  throw new Error('a fault was reported before');
}

function readElection(
  file: string,
  main: Parsed,
  more: readonly (readonly [string, Parsed])[],
  surroundings: Surroundings,
  faults: Faults,
): Read<Election> {
  const at = new At(file, faults, main.locate);
  const read = top.read(main.value, at);
  checkLaw(read, at);
  const rules =
    ownRules(main.value, at) ??
    (read.statute === undefined ? undefined : surroundings.rulesOf?.(read.statute, read.office, read.date));
  const areas = areasOf(read, surroundings, at.in('areas'));
  const parties = partiesOf(read, surroundings, at.in('parties'));
  const context: ContestContext = {
    areas: areaIndex(areas),
    lines: new Set([...lineIds, 'against-all', ...(rules === undefined ? [] : linesOf(rules))]),
    sources: checkSources(read.sources ?? [], at.in('sources')),
    seen: new Map(),
    ...(parties === undefined ? {} : { parties }),
    ...(rules === undefined ? {} : { rules }),
  };
  const contests = readContests(read, more, context, at, faults);
  checkWhole(read, context, at);
  if (read.rules !== undefined && rules !== undefined) checkRuleNames(rules, context, at.in('rules'));
  return faults.read(() => electionOf(read, areas, parties ?? new Map(), contests));
}

function checkLaw({ statute, rules }: Top, at: At): void {
  if (statute !== undefined && rules !== undefined) at.fault('conflicting-keys', { keys: 'statute, rules' });
  if (statute === undefined && rules === undefined) at.fault('missing', { key: 'statute or rules' });
}

/** The file's own rules, checked; the election keeps them plain, so that decisions can be set at their paths. */
function ownRules(value: Plain, at: At): Rules | undefined {
  const rules = isRecord(value) ? own(value, 'rules') : undefined;
  return rules === undefined ? undefined : rulesShape().read(rules, at.in('rules'));
}

const areaList = list(area, 1);
const partyMap = mapOf(id, text);
const reference = record({ register: required(id) });

function areasOf({ areas, date }: Top, surroundings: Surroundings, at: At): readonly Area[] {
  if (areas === undefined) return [totalArea];
  if (isRecord(areas)) {
    const register = registerOf(areas, surroundings, at);
    return register === undefined ? [] : areasOn(register, date);
  }
  const read = areaList.read(areas, at);
  checkAreas(read, at);
  return read;
}

function partiesOf({ parties, date }: Top, surroundings: Surroundings, at: At): ReadonlyMap<string, Text> | undefined {
  if (parties === undefined) return undefined;
  if (!isRecord(parties) || !Object.hasOwn(parties, 'register')) return partyMap.read(parties, at);
  const register = registerOf(parties, surroundings, at);
  return register === undefined ? undefined : partiesOn(register, date);
}

function registerOf(value: Plain, { registers }: Surroundings, at: At): Register | undefined {
  const { register } = reference.read(value, at);
  known('unknown-register', register, registers ?? new Map(), at.in('register'));
  return registers?.get(register);
}

const contestsFile = record({ contests: required(anything) });

function readContests(
  { contests }: Top,
  more: readonly (readonly [string, Parsed])[],
  context: ContestContext,
  at: At,
  faults: Faults,
): readonly Contest[] {
  const shapeOf: Shape<readonly Contest[]> = list(
    shape<Contest>({ id: '', name: {}, part: '', area: '', options: [], polls: [], declared: {} }, (value, place) =>
      readContest(value, context, place),
    ),
  );
  const found = contests === undefined ? [] : [...shapeOf.read(contests, at.in('contests'))];
  for (const [file, { value, locate }] of more) {
    const place = new At(file, faults, locate);
    found.push(...shapeOf.read(contestsFile.read(value, place).contests, place.in('contests')));
  }
  if (contests === undefined && more.length === 0) at.fault('missing', { key: 'contests' });
  return found;
}

/** What the whole election names: contests, parties, sources, and the lines of its own rules. */
function checkWhole(read: Top, context: ContestContext, at: At): void {
  const { seen, sources: cited } = context;
  for (const [contest, options] of read.lots ?? []) {
    const place = at.in('lots').in(contest);
    known('unknown-contest', contest, seen, place);
    const ids = new Map((seen.get(contest)?.options ?? []).map((option) => [option.id, option]));
    if (seen.has(contest))
      for (const [index, id] of options.entries()) known('unknown-option', id, ids, place.in(index));
  }
  checkParties(read, context, at);
  checkCited(read.about ?? about.standIn, read.contradictions ?? [], cited, at);
}

function checkParties({ declaredChamber, declaredParts }: Top, { parties, rules, seen }: ContestContext, at: At): void {
  const ids = new Set(['independent', ...(parties?.keys() ?? [])]);
  for (const { options } of seen.values()) for (const { id, party } of options) ids.add(party ?? id);
  for (const party of declaredChamber?.keys() ?? [])
    known('unknown-party', party, ids, at.in('declaredChamber').in(party));
  for (const [part, seats] of declaredParts ?? []) {
    const place = at.in('declaredParts').in(part);
    if (rules !== undefined) known('unknown-part', part, rules.parts, place);
    for (const party of seats.keys()) known('unknown-party', party, ids, place.in(party));
  }
}

/** A line that the file's own rules name must be one of protocols, an option, or have a figure somewhere; an area must be the election's. */
function checkRuleNames(rules: Rules, { seen, areas }: ContestContext, at: At): void {
  const ids = new Set([...lineIds, 'options', 'against-all', ...rules.derive.keys(), ...formLines(rules)]);
  for (const { options, polls } of seen.values()) {
    for (const { id } of options) ids.add(id);
    for (const { tally } of polls) for (const lines of tally.values()) for (const line of lines.keys()) ids.add(line);
  }
  for (const line of linesOf(rules)) known('unknown-line', line, ids, at);
  for (const area of areasNamed(rules)) known('unknown-area', area, areas.byId, at);
}

function electionOf(
  read: Top,
  areas: readonly Area[],
  parties: ReadonlyMap<string, Text>,
  contests: readonly Contest[],
): Election {
  const { format: _, decide = new Map(), lots = new Map(), ...rest } = read;
  return {
    ...rest,
    areas,
    parties,
    contests,
    decided: decide,
    lots,
    contradictions: read.contradictions ?? [],
    about: read.about ?? about.standIn,
    sources: read.sources ?? [],
  };
}
