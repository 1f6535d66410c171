/** Statutes: a folder of YAML files, one a subject, with `systems.yaml`, `sources.yaml` and others in common (docs/formats/statute.md). */

import {
  confidences,
  type PlainValue,
  type Provision,
  provisionTypes,
  type Says,
  type Statute,
  type Version,
} from '@saylau/core';
import { At, Faults } from './at.js';
import { checkVersions } from './dated.js';
import type { Read } from './faults.js';
import { day, dayOrMonth, dottedId, id, known, label, printed, says, text } from './leaves.js';
import { groups, lineIds } from './lines.js';
import type { Parsed, Plain } from './plain.js';
import { readProvisionValue, wordsIn } from './provision-value.js';
import { anything, list, mapOf, oneOf, optional, record, required, type Shape, whole } from './shape.js';
import { link } from './sources.js';
import { officialActsShape } from './statute-acts.js';
import { checkForm, type FormAt } from './statute-forms.js';
import { systemsShape } from './systems.js';
import { readYaml } from './yaml.js';

const sourcesFile = record({
  name: required(says),
  acts: required(mapOf(label, says)),
  instruments: required(mapOf(id, record({ from: required(dayOrMonth), name: required(says) }))),
  sources: required(mapOf(label, record({ url: optional(link), what: required(text) }))),
  comparison: optional(
    record({ earlier: required(day), later: required(day), highlights: required(list(dottedId, 1)) }),
  ),
});

const wordsFile = record({ words: required(mapOf(id, says)) });

type Sources = typeof sourcesFile.standIn;

const version = record({
  from: required(dayOrMonth),
  to: optional(dayOrMonth),
  state: optional(oneOf(['given', 'unspecified', 'none', 'gap', 'superseded'])),
  value: optional(anything),
  reading: optional(record({ value: required(anything), says: required(says) })),
  cite: required(record({ act: required(label), article: optional(printed), sources: required(list(label, 1)) })),
  confidence: required(oneOf(confidences)),
  by: optional(id),
  note: optional(says),
});

const provision = record({
  says: required(says),
  type: required(oneOf(provisionTypes)),
  history: required(list(version, 1)),
});

const subjectFile = record({
  subject: required(id),
  order: optional(whole(1)),
  name: required(says),
  provisions: required(mapOf(dottedId, anything)),
});

/** What provisions are checked against, and what has been read so far. */
interface Context {
  readonly faults: Faults;
  /** Undefined where `sources.yaml` could not be read: then nothing is said of what it lacks. */
  readonly sources: Sources | undefined;
  readonly words: ReadonlyMap<string, Says>;
  readonly provisions: Map<string, Provision>;
  /** Sound by themselves, and to be checked against the provisions that they name. */
  readonly forms: FormAt[];
}

/** Files that are no subject. */
const commonFiles: readonly string[] = ['acts.yaml', 'sources.yaml', 'systems.yaml', 'words.yaml'];

/**
 * Reads the files of one statute's folder by name (`sources.yaml`, `systems.yaml`, `words.yaml`, `acts.yaml`, and one file a subject).
 * `statute` is the folder's name, the statute's id.
 */
export function readStatute(statute: string, files: ReadonlyMap<string, string>): Read<Statute> {
  const faults = new Faults();
  const parsed = parseAll(files, faults);
  const sources = readPart('sources.yaml', parsed, faults, sourcesFile);
  const context: Context = {
    faults,
    sources: parsed.has('sources.yaml') ? sources : undefined,
    words: readPart('words.yaml', parsed, faults, wordsFile).words,
    provisions: new Map(),
    forms: [],
  };
  const names = [...parsed.keys()].filter((name) => !commonFiles.includes(name)).sort();
  const subjects = names.flatMap((name) => readSubject(name, parsed, context)).sort((a, b) => a.order - b.order);
  checkSubjects(subjects, faults);
  for (const one of context.forms) checkForm(one, context.provisions);
  checkComparison(sources, context);
  const systems = readPart('systems.yaml', parsed, faults, systemsShape(context.provisions));
  const offices = new Set(systems.map(({ office }) => office));
  const officialActs = readPart('acts.yaml', parsed, faults, officialActsShape(context.provisions, offices));
  return faults.read(() => ({
    id: statute,
    name: sources.name,
    subjects: subjects.map(({ id, name, provisions }) => ({ id, name, provisions })),
    systems,
    officialActs,
    words: [...context.words].map(([word, said]) => ({ id: word, says: said })),
    acts: [...sources.acts].map(([act, name]) => ({ id: act, name })),
    instruments: [...sources.instruments].map(([instrument, rest]) => ({ id: instrument, ...rest })),
    sources: [...sources.sources].map(([source, rest]) => ({ id: source, ...rest })),
    ...(sources.comparison === undefined ? {} : { comparison: sources.comparison }),
  }));
}

function checkComparison({ comparison }: Sources, { faults, provisions }: Context): void {
  const at = new At('sources.yaml', faults).in('comparison').in('highlights');
  for (const [index, one] of (comparison?.highlights ?? []).entries())
    known('unknown-provision', one, provisions, at.in(index));
}

function parseAll(files: ReadonlyMap<string, string>, faults: Faults): ReadonlyMap<string, Parsed> {
  const parsed = new Map<string, Parsed>();
  for (const name of ['sources.yaml', 'systems.yaml']) {
    if (!files.has(name)) faults.add({ code: 'file-missing', file: name, place: '', params: { file: name } });
  }
  for (const [name, text] of files) {
    if (!/^[a-z0-9-]+\.yaml$/.test(name)) {
      faults.add({ code: 'file-unexpected', file: name, place: '', params: { file: name } });
      continue;
    }
    const read = readYaml(name, text);
    if (read.ok) parsed.set(name, read.value);
    else faults.addAll(read.faults);
  }
  return parsed;
}

function readPart<T>(name: string, parsed: ReadonlyMap<string, Parsed>, faults: Faults, of: Shape<T>): T {
  const file = parsed.get(name);
  return file === undefined ? of.standIn : of.read(file.value, new At(name, faults, file.locate));
}

interface Subject {
  readonly file: string;
  /** Place among the subjects; those without one come last, by file name. */
  readonly order: number;
  readonly id: string;
  readonly name: Says;
  readonly provisions: readonly Provision[];
}

function readSubject(file: string, parsed: ReadonlyMap<string, Parsed>, context: Context): readonly Subject[] {
  const found = parsed.get(file);
  if (found === undefined) return [];
  const at = new At(file, context.faults, found.locate);
  const { subject, order = Number.MAX_SAFE_INTEGER, name, provisions } = subjectFile.read(found.value, at);
  const read = [...provisions].map(([key, value]) => readProvision(key, value, context, at.in('provisions').in(key)));
  return [{ file, order, id: subject, name, provisions: read }];
}

function checkSubjects(subjects: readonly Subject[], faults: Faults): void {
  const seen = new Set<string>();
  for (const { id, file } of subjects) {
    if (id !== '' && seen.has(id)) faults.add({ code: 'duplicate-id', file, place: '/subject', params: { id } });
    seen.add(id);
  }
}

function readProvision(key: string, value: Plain, context: Context, at: At): Provision {
  const { says, type, history } = provision.read(value, at);
  checkVersions(history, at.in('history'));
  let versions: readonly Version[] = [];
  const sound = at.clean(() => {
    versions = history.map((one, index) => versionOf(one, type, context, at.in('history').in(index)));
  });
  const found: Provision = { id: key, says, type, history: versions };
  if (key !== '' && context.provisions.has(key)) at.fault('duplicate-id', { id: key });
  context.provisions.set(key, found);
  if (type === 'form' && sound) context.forms.push({ provision: found, at: at.in('history') });
  return found;
}

type VersionRead = typeof version.standIn;

function versionOf(read: VersionRead, type: Provision['type'], context: Context, at: At): Version {
  const { state = 'given', value, reading, ...rest } = read;
  if ((state === 'given') !== (value !== undefined))
    at.fault('version-state', { state, value: value === undefined ? 'no' : 'yes' });
  if (reading !== undefined && state !== 'given') at.in('reading').fault('version-state', { state, value: 'yes' });
  checkCite(read, context, at);
  const second = reading && {
    value: saidValue(type, reading.value, context, at.in('reading').in('value')),
    says: reading.says,
  };
  return {
    ...rest,
    state,
    ...(value === undefined ? {} : { value: saidValue(type, value, context, at.in('value')) }),
    ...(second === undefined ? {} : { reading: second }),
  };
}

/** A value of its type, of which every word can be said. */
function saidValue(type: Provision['type'], value: Plain, { words: said }: Context, at: At): PlainValue {
  const read = readProvisionValue(type, value, at);
  for (const word of wordsIn(type, read)) {
    if (!lineIds.has(word) && !groups.has(word)) known('missing-word', word, said, at);
  }
  return read;
}

function checkCite({ cite, by }: VersionRead, { sources }: Context, at: At): void {
  if (sources === undefined) return;
  known('unknown-act', cite.act, sources.acts, at.in('cite').in('act'));
  for (const [index, source] of cite.sources.entries()) {
    known('unknown-source', source, sources.sources, at.in('cite').in('sources').in(index));
  }
  if (by !== undefined) known('unknown-instrument', by, sources.instruments, at.in('by'));
}
