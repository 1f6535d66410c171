#!/usr/bin/env node
/**
 * A second verifier of Saylau bundles, written from docs/formats alone. It shares no line of code with the packages, needs nothing but Node
 * and is one file that can be read from top to bottom: bytes, tree, notes, canonical bytes, acts, the polling day, the law, forms, counting,
 * state, controls, claims, the bundle, the command. Where the formats leave a choice, a comment that begins with "Reading:" says which one was made.
 */
// biome-ignore-all lint/style/noExcessiveLinesPerFile: one file by purpose, so that it can be checked and run without anything else

import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { closeSync, createReadStream, openSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs, TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';

// ───────────────────────────────────────────────── 1. Bytes (log.md)

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const hexHash = (bytes) => sha256(bytes).toString('hex');

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of an object that is its own, so that no word of a file reaches what JavaScript adds to every object. */
const own = (object, key) =>
  typeof object === 'object' && object !== null && Object.hasOwn(object, key) ? object[key] : undefined;

const isCount = (value) => Number.isSafeInteger(value) && value >= 0;

/** The bytes that a base64 text stands for; undefined unless it is the one way to write them (padding, no stray bits). */
function base64(text) {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** The text that UTF-8 bytes stand for, or undefined. */
function utf8(bytes) {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

const MAX_DEPTH = 32;
/** Of documents, which are no canonical bytes. */
const MAX_DOCUMENT_DEPTH = 64;

const isShallow = (value, left) =>
  typeof value !== 'object' ||
  value === null ||
  (left > 0 && Object.values(value).every((inner) => isShallow(inner, left - 1)));

/** The value of a JSON text; undefined where it is none or nested so deep that no format means it. */
function json(text, depth = MAX_DEPTH) {
  try {
    const value = text === undefined ? undefined : JSON.parse(text);
    return isShallow(value, depth) ? value : undefined;
  } catch {
    return undefined;
  }
}

// ───────────────────────────────────────────────── 2. Canonical bytes (log.md)

/** Canonical text of a value, or undefined where the format has none for it. Reading: an outermost object is nesting of depth 1. */
function canonical(value, depth = 1) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : undefined;
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value !== 'object' || depth > MAX_DEPTH) return undefined;
  return Array.isArray(value) ? canonicalList(value, depth) : canonicalObject(value, depth);
}

function canonicalText(text) {
  return text.isWellFormed() && text.normalize('NFC') === text ? JSON.stringify(text) : undefined;
}

function canonicalList(list, depth) {
  const items = list.map((item) => canonical(item, depth + 1));
  return items.includes(undefined) ? undefined : `[${items.join(',')}]`;
}

/** Keys in the order of their UTF-16 code units, which is how JavaScript sorts by itself. */
function canonicalObject(object, depth) {
  const members = [];
  for (const key of Object.keys(object).sort()) {
    const name = canonicalText(key);
    const value = canonical(object[key], depth + 1);
    if (name === undefined || value === undefined) return undefined;
    members.push(`${name}:${value}`);
  }
  return `{${members.join(',')}}`;
}

// ───────────────────────────────────────────────── 3. Tree (log.md, RFC 6962)

const leafHash = (data) => sha256(Buffer.of(0), data);

const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

/** A tree that forgets its leaves: of n of them it keeps one hash for each bit of n that is set. */
class Frontier {
  size = 0;
  hashes = [];

  append(data) {
    this.appendHash(leafHash(data));
  }

  appendHash(hash) {
    this.hashes.push(hash);
    this.size += 1;
    for (let rest = this.size; rest % 2 === 0; rest /= 2) {
      const right = this.hashes.pop();
      this.hashes.push(nodeHash(this.hashes.pop(), right));
    }
  }

  root() {
    if (this.size === 0) return sha256();
    return this.hashes.reduceRight((right, left) => nodeHash(left, right));
  }
}

// ───────────────────────────────────────────────── 4. Notes, checkpoints, cosignatures, policies (log.md)

const TYPE_LOG = 1;
const TYPE_WITNESS = 4;
const MAX_NOTE = 1_000_000;
const MAX_SIGNATURE_LINES = 64;

const keyObjects = new Map();

/** Whether an Ed25519 signature is right. Key objects are kept, since few keys sign much. */
function signatureHolds(publicKey, message, signature) {
  const x = publicKey.toString('base64url');
  try {
    const key = keyObjects.get(x) ?? createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    keyObjects.set(x, key);
    return verifySignature(null, message, key, signature);
  } catch {
    return false;
  }
}

/** A verifier key `name+<hex of the key id>+base64(type || public key)`, or undefined where it is none or its id is not its own. */
function verifierKey(text) {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text);
  const bytes = base64(match?.[3]);
  if (bytes?.length !== 33 || (bytes[0] !== TYPE_LOG && bytes[0] !== TYPE_WITNESS)) return undefined;
  const id = sha256(match[1], '\n', bytes).subarray(0, 4).toString('hex');
  return id === match[2] ? { name: match[1], id, type: bytes[0], publicKey: bytes.subarray(1), text } : undefined;
}

/** A note taken apart: text and signature lines; undefined where it is no note. */
function parseNote(note) {
  const printable = [...note].every((c) => c === '\n' || (c >= ' ' && !(c >= '\u007f' && c <= '\u009f')));
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !printable || !note.endsWith('\n') || Buffer.byteLength(note) > MAX_NOTE) return undefined;
  const lines = note.slice(split + 2, -1).split('\n');
  const signatures = lines.map((line) => {
    const match = /^\u2014 ([^\s+]+) (\S+)$/u.exec(line);
    const bytes = base64(match?.[2]);
    return bytes && bytes.length > 4
      ? { name: match[1], id: bytes.toString('hex', 0, 4), bytes: bytes.subarray(4) }
      : undefined;
  });
  if (lines.length > MAX_SIGNATURE_LINES || signatures.includes(undefined)) return undefined;
  return { text: note.slice(0, split + 1), signatures };
}

/** A checkpoint of a note: origin, size, root and the note's lines; undefined where it is none. */
function parseCheckpoint(text) {
  const note = typeof text === 'string' ? parseNote(text) : undefined;
  if (!note) return undefined;
  const [origin, size, root] = note.text.split('\n');
  const hash = base64(root);
  if (!origin || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || !isCount(Number(size)) || hash?.length !== 32)
    return undefined;
  return { ...note, origin, size: Number(size), root: hash };
}

const linesOf = (note, key) => note.signatures.filter((line) => line.name === key.name && line.id === key.id);

const logSigned = (note, line, key) =>
  line.bytes.length === 64 && signatureHolds(key.publicKey, Buffer.from(note.text), line.bytes);

/** Whether a line is the key's cosignature: eight bytes of time, then the signature over time and checkpoint. */
function witnessSigned(note, line, key) {
  if (line.bytes.length !== 72) return false;
  const signed = `cosignature/v1\ntime ${line.bytes.readBigUInt64BE(0)}\n${note.text}`;
  return signatureHolds(key.publicKey, Buffer.from(signed), line.bytes.subarray(8));
}

/** A policy: keys of logs, witnesses and groups by name, the name of the quorum. Returns `{fault}` with a sentence where it cannot be read. */
function parsePolicy(text) {
  const policy = { logs: [], names: new Map(), quorum: undefined, used: new Set(), keys: new Set() };
  for (const [number, raw] of text.split('\n').entries()) {
    const words = raw.replace(/#.*/, '').trim().split(/\s+/).filter(Boolean);
    const fault = words.length > 0 && policyLine(policy, words);
    if (fault) return { fault: `line ${number + 1}: ${fault}` };
  }
  return policy.quorum === undefined ? { fault: 'there is no quorum' } : policy;
}

/** Takes one line of a policy in; a sentence where it is none. */
function policyLine(policy, [kind, name, ...rest]) {
  if (kind === 'quorum') return policyQuorum(policy, name, rest);
  if (kind === 'group') return policyGroup(policy, name, rest);
  if (kind === 'log') return policyKey(policy, name, TYPE_LOG, (key) => policy.logs.push(key));
  if (kind !== 'witness') return 'neither log, witness, group nor quorum';
  if (policy.names.has(name) || name === 'none') return 'a name that stands twice';
  return policyKey(policy, rest[0], TYPE_WITNESS, (key) => policy.names.set(name, { key }));
}

function policyKey(policy, text, type, take) {
  const key = verifierKey(text ?? '');
  if (key?.type !== type) return 'no verifier key of this kind';
  if (policy.keys.has(text)) return 'a key that stands twice';
  policy.keys.add(text);
  take(key);
  return undefined;
}

function policyQuorum(policy, name, rest) {
  if (policy.quorum !== undefined) return 'a second quorum';
  policy.quorum = name;
  return rest.length === 0 && (name === 'none' || policy.names.has(name)) ? undefined : 'an unknown quorum';
}

function policyGroup(policy, name, [needed, ...members]) {
  const sizes = { any: 1, all: members.length };
  const least = own(sizes, needed) ?? (/^[1-9]\d{0,5}$/.test(needed ?? '') ? Number(needed) : 0);
  if (policy.names.has(name) || name === 'none') return 'a name that stands twice';
  if (members.length === 0 || least < 1 || least > members.length) return 'a group that can never be met';
  if (members.some((member) => !policy.names.has(member) || policy.used.has(member)))
    return 'a member unknown or in two groups';
  for (const member of members) policy.used.add(member);
  policy.names.set(name, { least, members });
  return new Set(members).size < members.length ? 'a member that stands twice' : undefined;
}

/** Whether a name of a policy is met by the names of witnesses that cosigned. */
function policyMet(policy, name, cosigned) {
  const entry = policy.names.get(name);
  if (entry.key) return cosigned.has(name);
  return entry.members.filter((member) => policyMet(policy, member, cosigned)).length >= entry.least;
}

// ───────────────────────────────────────────────── 5. The form of acts (acts.md)

const MAX_LEAF = 65_535;
const FIVE_MINUTES = 300_000;

const pattern = (expression) => (value) => typeof value === 'string' && expression.test(value);
const oneOf =
  (...words) =>
  (value) =>
    words.includes(value);
const isText = (value) => typeof value === 'string' && value.length > 0;
const textTo = (most) => (value) => isText(value) && [...value].length <= most;
const isFlag = (value) => typeof value === 'boolean';
const isHash = pattern(/^[0-9a-f]{64}$/);
const isId = (value) => pattern(/^[a-z0-9]+(?:[-/][a-z0-9]+)*$/)(value) && value.length <= 200;
const isStation = textTo(100);
/** Text with a character that is no white space. */
const wordsTo = (most) => (value) => textTo(most)(value) && /[^\p{White_Space}\uFEFF]/u.test(value);
const isWords = wordsTo(2000);
const isGround = wordsTo(500);
const isOrigin = (value) => pattern(/^[a-z0-9.-]+(?:\/[a-z0-9.-]+)*$/)(value) && value.length <= 200;
const isFigure = (value) => isCount(value) && value <= 2_147_483_647;
const isWhole = (value) => Number.isSafeInteger(value);
const isDay = (value) => pattern(/^\d{4}-\d\d-\d\d$/)(value) && isMoment(`${value}T00:00:00.000Z`);
const listOf =
  (check, least = 0, most = Number.POSITIVE_INFINITY) =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most && value.every((item) => check(item));
/** A list that names nothing twice; `nameOf` says what an item names. */
const setOf =
  (check, least, most, nameOf = (item) => item) =>
  (value) =>
    listOf(check, least, most)(value) && new Set(value.map(nameOf)).size === value.length;
const mapOf = (check) => (value) =>
  isObject(value) && Object.entries(value).every(([id, item]) => isId(id) && check(item));
const isPublicKey = (value) => base64(value)?.length === 32;
const anything = (value) => value !== undefined;

/** Whether a text is a moment in UTC to the millisecond that the calendar has. */
function isMoment(text) {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

/** A check of an object's members: all of `form` but those whose name ends in `?` are there, and no other. */
function record(form) {
  const checks = new Map(Object.entries(form).map(([name, check]) => [name.replace('?', ''), check]));
  const needed = Object.keys(form).filter((name) => !name.endsWith('?'));
  return (value) =>
    isObject(value) &&
    needed.every((name) => Object.hasOwn(value, name)) &&
    Object.keys(value).every((name) => checks.get(name)?.(value[name]) === true);
}

const PLACES = {
  central: {},
  archive: {},
  log: {},
  territorial: { area: isId },
  district: { area: isId },
  precinct: { station: isStation },
  observer: { name: isId },
};

const officeForm = (more) => {
  const forms = new Map(
    Object.entries(PLACES).map(([office, place]) => [office, record({ office: oneOf(office), ...place, ...more })]),
  );
  return (value) => isObject(value) && forms.get(value.office)?.(value) === true;
};

const isHolder = officeForm({ role: oneOf('chair', 'secretary', 'member') });
const keysTo = (most) => listOf(record({ key: isPublicKey, holder: isHolder }), 1, most);
const isFigures = mapOf(isFigure);
const isFileName = (value) => pattern(/^[a-z0-9][a-z0-9.-]*(?:\/[a-z0-9][a-z0-9.-]*)*$/)(value) && value.length <= 100;
const isFile = record({ name: isFileName, sha256: isHash, bytes: isCount });
const isPapers = record({ received: isFigure, issued: isFigure, spoiled: isFigure, unused: isFigure, found: isFigure });
const BALLOT = { election: isId, contest: isId };
const ENTRY = { ...BALLOT, station: isStation, figures: isFigures, 'papers?': isPapers, 'repeat?': isCount };
const WHY = { reason: isWords, ground: isGround };
const CHANGE = { protocol: isCount, figures: isFigures, 'papers?': isPapers, ...WHY };
const isResult = record({
  contest: isId,
  figures: mapOf(isCount),
  'seats?': mapOf(isCount),
  'elected?': setOf(isId, 0, 1000),
  'adopted?': isFlag,
  'valid?': isFlag,
  'next?': setOf(isId, 0, 1000),
});
const RESULTS = { election: isId, size: isCount, results: setOf(isResult, 1, 200, ({ contest }) => contest) };
const isDisclosure = record({
  line: isId,
  below: (value) => isCount(value) && value > 0,
  from: isDay,
  ground: isGround,
});

const BODIES = {
  'log-opened': { kind: oneOf('day', 'rehearsal', 'register', 'archive'), keys: keysTo(20) },
  'key-vouched': { keys: keysTo(400) },
  'key-revoked': { key: pattern(/^[0-9a-f]{16}$/), reason: isWords },
  'dataset-adopted': {
    dataset: isId,
    files: setOf(isFile, 1, 100, ({ name }) => name),
    counts: mapOf(isCount),
    'replaces?': isCount,
    'difference?': mapOf(isWhole),
  },
  'election-opened': {
    election: isId,
    definition: isCount,
    'statute?': isFile,
    rules: isFile,
    'disclosure?': isDisclosure,
  },
  'station-opened': { station: isStation },
  'station-closed': { station: isStation },
  'turnout-reported': { station: isStation, time: pattern(/^(?:[0-3]\d|4[0-7]):[0-5]\d$/), voters: isFigure },
  'protocol-entered': ENTRY,
  'paper-received': ENTRY,
  'protocol-confirmed': { protocol: isCount, figures: isFigures },
  'protocol-disputed': { protocol: isCount, reason: isWords, 'figures?': isFigures },
  'protocol-returned': { protocol: isCount, reason: isWords },
  'protocol-accepted': { protocol: isCount },
  'entry-corrected': CHANGE,
  'protocol-replaced': { ...CHANGE, cause: oneOf('recount', 'court', 'commission') },
  'protocol-annulled': { protocol: isCount, ...WHY },
  'repeat-voting-ordered': { ...BALLOT, stations: setOf(isStation, 1, 400), date: isDay, ...WHY },
  'totals-declared': { ...BALLOT, area: isId, figures: mapOf(isCount) },
  'preliminary-announced': RESULTS,
  'result-established': RESULTS,
  'result-re-established': { ...RESULTS, ...WHY },
  'lots-drawn': { ...BALLOT, drawn: setOf(isId, 1, 1000) },
  'decision-recorded': {
    election: isId,
    question: textTo(200),
    answer: (value) => value === '' || textTo(500)(value) || isWhole(value) || isFlag(value),
    ground: isGround,
  },
  'observer-copy-handed-in': { ...BALLOT, station: isStation, figures: isFigures, 'note?': isWords },
  'figure-transcribed': {
    election: isId,
    'contest?': isId,
    'area?': isId,
    'round?': (value) => isCount(value) && value >= 1 && value <= 9,
    line: textTo(200),
    value: textTo(500),
    stage: oneOf('reported', 'preliminary', 'final'),
    source: isGround,
    'log?': isOrigin,
  },
};
const bodyForms = new Map(Object.entries(BODIES).map(([act, form]) => [act, record(form)]));

const isAct = record({
  format: oneOf('saylau-act/1'),
  log: isOrigin,
  id: pattern(/^[A-Za-z0-9_-]{22}$/),
  act: (value) => bodyForms.has(value),
  as: officeForm({}),
  at: (value) => isText(value) && isMoment(value.replace(/Z$/, '.000Z')),
  body: isObject,
  'cites?': listOf(record({ origin: isOrigin, size: isCount, root: isHash }), 0, 20),
  'commitments?': mapOf(isHash),
});

const isSignatures = (value) =>
  listOf(record({ key: pattern(/^[0-9a-f]{16}$/), signature: (text) => base64(text)?.length === 64 }), 1)(value) &&
  value.length <= 2;

/** Whether what a leaf carries has the form of a signed act. */
const isSignedAct = (leaf) =>
  isAct(leaf.act) && isSignatures(leaf.signatures) && bodyForms.get(leaf.act.act)(leaf.act.body);

const isLeaf = record({ act: anything, received: (value) => isText(value) && isMoment(value), signatures: anything });

// Who does which act, how it is signed, and in which logs.
const DAYS = ['day', 'rehearsal'];
const ALL_LOGS = [...DAYS, 'register', 'archive'];
const COMMISSIONS = ['territorial', 'district', 'central'];
const row = (acts, by, signed, logs = DAYS) => acts.map((act) => [act, { by, signed, logs }]);
const ACTS = new Map([
  ...row(['log-opened', 'dataset-adopted'], ['central', 'archive'], 'one', ALL_LOGS),
  ...row(['key-vouched', 'key-revoked'], ['central', 'territorial', 'district', 'archive'], 'one', ALL_LOGS),
  ...row(['election-opened'], ['central'], 'chair-and-secretary'),
  ...row(['station-opened', 'station-closed'], ['precinct'], 'one'),
  ...row(['turnout-reported'], ['precinct', 'territorial'], 'one'),
  ...row(['protocol-entered'], ['precinct'], 'chair-and-secretary'),
  ...row(['protocol-confirmed', 'protocol-disputed', 'protocol-returned', 'protocol-accepted'], COMMISSIONS, 'one'),
  ...row(['totals-declared', 'preliminary-announced'], COMMISSIONS, 'one'),
  ...row(['entry-corrected', 'protocol-replaced'], ['precinct', ...COMMISSIONS], 'two'),
  ...row(['paper-received', 'protocol-annulled', 'lots-drawn'], COMMISSIONS, 'two'),
  ...row(['result-established', 'result-re-established'], COMMISSIONS, 'two'),
  ...row(['repeat-voting-ordered', 'decision-recorded'], ['central'], 'two'),
  ...row(['observer-copy-handed-in'], ['observer'], 'one'),
  ...row(['figure-transcribed'], ['archive'], 'one', ['archive']),
]);

// From which state an act leads to which.
const states = (names, to) => Object.fromEntries(names.split(' ').map((name) => [name, to]));
const TRANSITIONS = {
  'protocol-entered': states('expected repeat', 'entered'),
  'paper-received': states('expected repeat', 'entered'),
  'protocol-confirmed': states('entered', 'confirmed'),
  'protocol-disputed': states('entered confirmed', 'disputed'),
  'protocol-returned': states('entered confirmed disputed', 'returned'),
  'protocol-accepted': states('confirmed', 'accepted'),
  'entry-corrected': states('entered confirmed disputed returned accepted', 'entered'),
  'protocol-replaced': states('entered confirmed disputed returned accepted annulled', 'entered'),
  'protocol-annulled': states('entered confirmed disputed returned accepted', 'annulled'),
  'repeat-voting-ordered': states('annulled', 'repeat'),
};

// From these states a station's own commission does not do the act.
const ONLY_ABOVE = { 'entry-corrected': ['accepted'], 'protocol-replaced': ['accepted', 'annulled'] };

// ───────────────────────────────────────────────── 6. The polling day (polling-day.md)

/** Thrown inside the readers of this section and of the next, and caught where they are called: a document is not of its form. */
class Unreadable extends Error {
  constructor(document, why) {
    super(`${document}: ${why}`);
    this.document = document;
    this.why = why;
  }
}

function demand(holds, document, why) {
  if (!holds) throw new Unreadable(document, why);
}

const MAX_ROW = 100_000;

/** The lines of a table that are not empty, one by one: a text may hold more line ends than fit into memory as lines. */
function* rowsOf(name, text) {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? undefined : end).replace(/\r$/, '');
    if (line.length > MAX_ROW) throw new Unreadable(name, 'a line is too long');
    if (line !== '') yield line;
    at = end < 0 ? text.length : end + 1;
  }
}

/** The cells of one line, or undefined where its quotes do not match. */
function cellsOf(line, separator) {
  if (!line.includes('"')) return line.split(separator);
  const cells = [];
  const cell = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|([^"${separator}]*))(${separator}|$)`, 'y');
  for (;;) {
    const match = cell.exec(line);
    if (!match) return undefined;
    cells.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    if (match[3] === '') return cells;
  }
}

/** The rows of a table as objects of its columns. `columns` are those that must be there, `more` those that may. */
function* table(name, bytes, columns, more) {
  const text = utf8(bytes);
  if (text === undefined) throw new Unreadable(name, 'not UTF-8');
  const rows = rowsOf(name, text.replace(/^\ufeff/, ''));
  const first = rows.next().value ?? '';
  const widths = [',', ';', '\t'].map((separator) => [first.split(separator).length, separator]);
  const separator = widths.sort((a, b) => b[0] - a[0])[0][1];
  const header = cellsOf(first, separator) ?? [];
  const known = new Set([...columns, ...more]);
  if (columns.some((column) => !header.includes(column))) throw new Unreadable(name, 'a column is missing');
  if (new Set(header).size < header.length || header.some((column) => !known.has(column)))
    throw new Unreadable(name, 'a column unknown or twice');
  let number = 1;
  for (const row of rows) {
    const cells = cellsOf(row, separator);
    number += 1;
    if (cells?.length !== header.length) throw new Unreadable(name, `row ${number} has other cells than the header`);
    yield Object.fromEntries(header.map((column, place) => [column, cells[place]]));
  }
}

function wholeNumber(name, text) {
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new Unreadable(name, `${text} is no number`);
  return Number(text);
}

const NAMES = ['nameKk', 'nameRu', 'nameEn'];

const MAX_LEVELS = 64;

/** Areas by id. Those that lie in an area have their numbers `from` its own up to `to`, which is not among them. */
function readAreas(bytes) {
  const areas = new Map();
  for (const { id, parent, kind } of table('areas.csv', bytes, ['id', 'parent', 'kind'], NAMES)) {
    demand(id !== '' && !areas.has(id), 'areas.csv', `area ${id} stands twice`);
    const usual = parent === '' ? 'country' : 'region';
    areas.set(id, { id, parent: parent || undefined, kind: kind || usual, below: [] });
  }
  const roots = [...areas.values()].filter((area) => area.parent === undefined);
  demand(roots.length === 1, 'areas.csv', 'there is not exactly one root');
  for (const area of areas.values()) {
    demand(area.parent === undefined || areas.has(area.parent), 'areas.csv', `unknown area ${area.parent}`);
    areas.get(area.parent)?.below.push(area);
  }
  const numbered = numberAreas(roots[0]);
  demand(numbered === areas.size, 'areas.csv', 'an area lies in itself');
  return { areas, root: roots[0].id };
}

/** Numbers the areas of a tree from top to bottom; returns how many there are. */
function numberAreas(area, from = 0, level = 1) {
  demand(level <= MAX_LEVELS, 'areas.csv', `area ${area.id} lies too deep`);
  area.from = from;
  area.to = area.below.reduce((next, inner) => numberAreas(inner, next, level + 1), from + 1);
  return area.to;
}

const liesIn = (area, outer) =>
  area !== undefined && outer !== undefined && outer.from <= area.from && area.from < outer.to;

/** Stations by id, each with the areas that its row names. */
function readStations(bytes, areas, hierarchies) {
  const stations = new Map();
  const columns = ['station', ...hierarchies];
  for (const cells of table('stations.csv', bytes, columns, ['name', 'registered', 'ballots'])) {
    const id = cells.station;
    const named = hierarchies.map((hierarchy) => cells[hierarchy]).filter((area) => area !== '');
    demand(id !== '' && !stations.has(id), 'stations.csv', `station ${id} stands twice`);
    for (const number of [cells.registered, cells.ballots]) wholeNumber('stations.csv', number);
    const known = cells[hierarchies[0]] !== '' && named.every((area) => areas.has(area));
    demand(known, 'stations.csv', `unknown area of ${id}`);
    stations.set(id, { id, areas: named.map((area) => areas.get(area)) });
  }
  return stations;
}

const MAX_OPTIONS = 1000;
const OPTION_ROLES = ['', 'list', 'candidate', 'answer', 'others', 'against-all'];

function readOptions(bytes, contests) {
  const more = ['role', 'party', 'order', 'registered', 'born', 'candidates', 'group', ...NAMES];
  for (const cells of table('options.csv', bytes, ['election', 'contest', 'option'], more)) {
    const contest = contests.get(pairOf(cells.election, cells.contest));
    const { option: id, role = '' } = cells;
    demand(contest, 'options.csv', `unknown contest ${cells.contest}`);
    demand(OPTION_ROLES.includes(role), 'options.csv', `unknown role ${role}`);
    demand(
      id !== '' && !contest.options.some((option) => option.id === id),
      'options.csv',
      `option ${id} stands twice`,
    );
    demand(contest.options.length < MAX_OPTIONS, 'options.csv', `contest ${contest.id} has too many options`);
    if (role !== 'against-all') contest.options.push(optionOf(cells));
  }
}

function optionOf(cells) {
  const words = ['role', 'party', 'registered', 'born', 'group'].map((name) => [name, cells[name] || undefined]);
  const numbers = ['order', 'candidates'].map((name) => [name, wholeNumber('options.csv', cells[name])]);
  return { id: cells.option, ...Object.fromEntries([...words, ...numbers]) };
}

const pairOf = (election, contest) => `${election}\n${contest}`;

/** Contests by election and id; the ids of the stations that vote on each are put into it afterwards. */
function readContests(files, day, areas, root) {
  const contests = new Map();
  const elections = new Set(day.elections.map(({ id }) => id));
  const more = ['body', 'seats', 'candidates', ...NAMES];
  for (const cells of table('contests.csv', files.get('contests.csv'), ['election', 'contest', 'part', 'area'], more)) {
    const { election, contest: id, part, body } = cells;
    const key = pairOf(election, id);
    const area = cells.area || root;
    demand(id !== '' && !contests.has(key), 'contests.csv', `contest ${id} stands twice`);
    demand(elections.has(election), 'contests.csv', `unknown election ${election}`);
    demand(areas.has(area), 'contests.csv', `unknown area ${area}`);
    const seats = cells.seats === 'unknown' ? undefined : wholeNumber('contests.csv', cells.seats);
    contests.set(key, { election, id, part, area, body, seats, options: [], stations: [] });
  }
  readOptions(files.get('options.csv'), contests);
  for (const contest of contests.values())
    demand(contest.options.length > 0, 'options.csv', `contest ${contest.id} has no option`);
  return contests;
}

/** A station votes on a contest when it belongs to the contest's area; it belongs to no two contests of one part. */
function placeStations(contests, areas, stations) {
  const held = heldAbove(contests, areas);
  for (const station of stations.values()) {
    const voted = new Map();
    for (const area of station.areas) {
      for (let at = held.get(area); at; at = at.above) {
        const other = voted.get(at.part) ?? at.contest;
        demand(other === at.contest, 'contests.csv', `station ${station.id} is in two contests of one part`);
        voted.set(at.part, other);
      }
    }
    for (const contest of voted.values()) contest.stations.push(station.id);
  }
}

/** Of each area the contests held there and above, as a chain: the one nearest, with those further up behind `above`. */
function heldAbove(contests, areas) {
  const byArea = new Map();
  for (const contest of contests)
    byArea
      .set(contest.area, byArea.get(contest.area) ?? [])
      .get(contest.area)
      .push(contest);
  const held = new Map();
  // By their numbers parents stand before children.
  for (const area of [...areas.values()].sort((a, b) => a.from - b.from)) {
    let chain = held.get(areas.get(area.parent));
    for (const contest of byArea.get(area.id) ?? [])
      chain = { contest, part: pairOf(contest.election, contest.part), above: chain };
    held.set(area, chain);
  }
  return held;
}

const DAY_FILES = ['polling-day.json', 'areas.csv', 'stations.csv', 'contests.csv', 'options.csv'];

/** The definition of a polling day out of its files (name → bytes), with the statutes that its elections name. Throws Unreadable. */
function readDefinition(files) {
  const missing = DAY_FILES.find((name) => !files.has(name));
  if (missing) throw new Unreadable(missing, 'missing');
  const day = json(utf8(files.get('polling-day.json'))?.replace(/^\ufeff/, ''), MAX_DOCUMENT_DEPTH);
  const sound =
    isObject(day) &&
    day.format === 'saylau-polling-day/1' &&
    isText(day.id) &&
    isDay(day.date) &&
    pattern(/^[+-]\d\d:\d\d$/)(day.zone) &&
    listOf(isText, 1)(day.hierarchies) &&
    listOf((election) => isObject(election) && isText(election.id), 1)(day.elections);
  if (!sound) throw new Unreadable('polling-day.json', 'not of the form of a polling day');
  if (new Set(day.elections.map((election) => election.id)).size < day.elections.length)
    throw new Unreadable('polling-day.json', 'an election stands twice');
  const { areas, root } = readAreas(files.get('areas.csv'));
  const stations = readStations(files.get('stations.csv'), areas, day.hierarchies);
  const contests = readContests(files, day, areas, root);
  const statutes = readStatutes(files, day);
  const rules = rulesOfDay(day, statutes);
  const rehearsed = [day, ...day.elections, ...stations.values()].map(({ id }) => id.startsWith('rehearsal/'));
  const rehearsal = Object.hasOwn(day, 'rehearsal');
  demand(!rehearsed.includes(!rehearsal), 'polling-day.json', 'ids of a rehearsal on a real day, or the reverse');
  const partOf = ({ election, part }) => own(rules.get(election)?.parts, part);
  for (const contest of contests.values())
    demand(isObject(partOf(contest)), 'contests.csv', `unknown part ${contest.part}`);
  const voted = [...contests.values()].filter((contest) => partOf(contest).rule !== 'given');
  placeStations(voted, areas, stations);
  return { day, areas, root, stations, contests, statutes, rules, rehearsal };
}

const MAX_DERIVED = 100;

/** The rules of each election of a day by its id: those that its statute has for the office, or its own; undefined where there are none. */
function rulesOfDay(day, statutes) {
  const known = new Map();
  const lawful = (statute, office) => {
    const key = JSON.stringify([statute, office]);
    if (!known.has(key)) known.set(key, rulesByStatute(statutes.get(statute), office, day.date));
    return known.get(key);
  };
  const all = new Map(
    day.elections.map(({ id, statute, office, rules }) => [
      id,
      statute === undefined ? rules : lawful(statute, office),
    ]),
  );
  for (const rules of all.values()) {
    const derived = Object.keys(isObject(rules?.derive) ? rules.derive : {}).length;
    demand(derived <= MAX_DERIVED, 'polling-day.json', 'too many lines are derived');
  }
  return all;
}

/** The compiled statutes that the elections of a day name, by id. */
function readStatutes(files, day) {
  const statutes = new Map();
  for (const { statute } of day.elections.filter((election) => election.statute !== undefined)) {
    const name = `statutes/${statute}.json`;
    demand(files.has(name), name, 'missing');
    const document = json(utf8(files.get(name)), MAX_DOCUMENT_DEPTH);
    demand(isStatute(document), name, 'no compiled statute');
    demand(document.statute.id === statute, name, 'a statute of another name');
    demand(isBounded(document.statute), name, 'its rules are too many');
    statutes.set(statute, document);
  }
  return statutes;
}

// ───────────────────────────────────────────────── 7. The law (statute.md): from a statute to the rules of a day

const NONE = Symbol('the law has no such thing');
const UNSPECIFIED = 'unspecified';

/** Whether a day lies in a boundary: `no`, `yes`, or `unknown` where only its month is known and it is this month. */
function reached(boundary, day) {
  if (boundary.length === 7 && day.startsWith(boundary)) return 'unknown';
  return boundary <= day ? 'yes' : 'no';
}

/** The version in force on a day: the version, undefined where there is none, or `unknown` in a month of change. */
function versionOn(versions, day) {
  for (const [index, version] of versions.entries()) {
    const begun = reached(version.from, day);
    const end = version.to ?? versions[index + 1]?.from;
    const ended = end === undefined ? 'no' : reached(end, day);
    if (begun === 'unknown' || (begun === 'yes' && ended === 'unknown')) return 'unknown';
    if (begun === 'yes' && ended === 'no') return version;
  }
  return undefined;
}

/** A leaf or tree of rules with every `$provision` replaced by its value on the day. */
function resolve(value, law) {
  if (typeof value === 'string' && value.startsWith('$')) return resolveProvision(value, law);
  if (Array.isArray(value)) return value.map((item) => resolve(item, law)).filter((item) => item !== NONE);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([key, member]) => [key, resolve(member, law)]);
  return Object.fromEntries(members.filter(([, member]) => member !== NONE));
}

function resolveProvision(reference, law) {
  const version = versionOn(law.provisions.get(reference.slice(1)) ?? [], law.day);
  if (version?.state === 'none') return NONE;
  const given = version?.state === 'given' && version.value !== undefined;
  return given ? resolve(version.value, law) : UNSPECIFIED;
}

const MAX_VALUES = 100_000;
const MAX_WITHIN = 10;
const ENDLESS = [Number.POSITIVE_INFINITY, 0];

/** Whether the rules of a statute are so few that they can be put together: provisions that name each other twice double at every step. */
function isBounded({ subjects, systems }) {
  const histories = new Map(subjects.flatMap(({ provisions }) => provisions).map(({ id, history }) => [id, history]));
  const sizes = new Map(); // provision → values in its history, and how many provisions stand within each other there
  const sizeOf = (value, depth) => {
    if (typeof value === 'string' && value.startsWith('$')) return provisionSize(value.slice(1), depth + 1);
    if (typeof value !== 'object' || value === null) return [1, 0];
    const inner = Object.values(value).map((one) => sizeOf(one, depth));
    return inner.reduce(([values, within], [more, deeper]) => [values + more, Math.max(within, deeper)], [1, 0]);
  };
  const provisionSize = (id, depth) => {
    if (depth > MAX_WITHIN) return ENDLESS;
    if (sizes.has(id)) return sizes.get(id);
    // Met again before its size is known, it stands within itself.
    sizes.set(id, ENDLESS);
    const [values, within] = sizeOf(histories.get(id), depth);
    sizes.set(id, [values, within + 1]);
    return sizes.get(id);
  };
  const [values, within] = sizeOf(
    systems.map(({ versions }) => versions),
    0,
  );
  return values < MAX_VALUES && within <= MAX_WITHIN;
}

const STATES = ['given', 'unspecified', 'none', 'gap', 'superseded'];
const isBoundary = pattern(/^\d{4}-\d\d(-\d\d)?$/);

/** Whether a compiled statute has the form that is needed here. */
function isStatute(document) {
  const isVersion = (version) =>
    isObject(version) &&
    isBoundary(version.from) &&
    (version.to === undefined || isBoundary(version.to)) &&
    STATES.includes(version.state);
  const isProvision = (provision) =>
    isObject(provision) && isText(provision.id) && listOf(isVersion)(provision.history);
  const statute = document?.statute;
  return (
    document?.format === 'saylau-statute/1' &&
    isText(statute?.id) &&
    listOf((subject) => listOf(isProvision)(subject?.provisions))(statute?.subjects) &&
    listOf((system) => isText(system?.office) && listOf(isVersion)(system.versions))(statute?.systems)
  );
}

const systemOf = (statute, office) => statute.systems.find((system) => system.office === office)?.versions ?? [];

/** The rules of an office on a day by a compiled statute (`saylau-statute/1`); undefined where the law has none on that day. */
function rulesByStatute({ statute }, office, day) {
  const subjects = statute.subjects.flatMap((subject) => subject.provisions);
  const provisions = new Map(subjects.map(({ id, history }) => [id, history]));
  const version = versionOn(systemOf(statute, office), day);
  return isObject(version?.rules) ? resolve(version.rules, { provisions, day }) : undefined;
}

/** A text that is the same for two JSON values that are equal: the order of keys says nothing. */
const sorted = (value) =>
  JSON.stringify(value, (_, inner) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );

// ───────────────────────────────────────────────── 8. Sums, fractions, forms, equations (election.md)

/** The terms of a sum (`valid + invalid - blank`), each with its sign; undefined where it is none. */
function parseSum(text) {
  if (typeof text === 'number') return isCount(text) ? [{ sign: '+', term: String(text) }] : undefined;
  if (typeof text !== 'string' || !/^-?\s*\S+(\s+[+-]\s+\S+)*$/.test(text.trim())) return undefined;
  const words = text.trim().replace(/^-\s*/, '- ').split(/\s+/);
  if (words[0] !== '-') words.unshift('+');
  return words.flatMap((word, index) => (index % 2 === 0 ? [{ sign: word, term: words[index + 1] }] : []));
}

function gcd(a, b) {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** `5%`, `2/3`, `0.05`, `7` as numerator and denominator in lowest terms; undefined where it is none of these. */
function fraction(value) {
  const match = /^(\d{1,40})(?:\.(\d{1,40}))?(?:\/([1-9]\d{0,39})|(%))?$/.exec(String(value));
  if (!match || (match[2] && match[3])) return undefined;
  const top = BigInt(match[1] + (match[2] ?? ''));
  const bottom = 10n ** BigInt(match[2]?.length ?? 0) * BigInt(match[3] ?? 1) * (match[4] ? 100n : 1n);
  const common = gcd(top, bottom) || 1n;
  return [top / common, bottom / common];
}

const wholeControl = (control) =>
  isObject(control) &&
  ['left', 'is', 'right', 'severity'].every((key) => control[key] !== undefined && control[key] !== UNSPECIFIED);

/** A form's lines (ids in order) and its equations, those without anything unspecified in them. */
function readForm(form) {
  const named = Array.isArray(form.lines)
    ? form.lines.map((id) => [id, true])
    : Object.entries(isObject(form.lines) ? form.lines : {});
  const absent = new Set(named.filter(([, value]) => value === UNSPECIFIED).map(([id]) => id));
  const controls = Object.entries(isObject(form.controls) ? form.controls : {}).filter(([, control]) =>
    wholeControl(control),
  );
  const over = ({ left, right }) => [...(parseSum(left) ?? []), ...(parseSum(right) ?? [])].map(({ term }) => term);
  return {
    lines: named.map(([id]) => String(id)).filter((id) => !absent.has(id)),
    controls: controls
      .map(([id, { left, is, right, severity }]) => ({ id, left, is, right, severity }))
      .filter((control) => over(control).every((term) => !absent.has(term))),
  };
}

/** The form that a part is given whose rules have none: lines of turnout and percentages, options, against all, invalid. */
function givenForm(rules, part) {
  const sums = [rules.turnout?.count, rules.turnout?.of, part.percentOf]
    .flatMap((sum) => parseSum(sum) ?? [])
    .map(({ term }) => term);
  const derived = new Set([
    'valid',
    'options',
    'against-all',
    UNSPECIFIED,
    ...Object.keys(isObject(rules.derive) ? rules.derive : {}),
  ]);
  const lines = sums.filter((line) => !derived.has(line) && !/^\d/.test(line));
  const last = part.againstAll === true ? ['options', 'against-all', 'invalid'] : ['options', 'invalid'];
  return { lines: [...new Set([...lines, ...last])], controls: [] };
}

/** A contest's ballot under the rules: its rule, its form, what each line of the form stands for. Undefined where the rules have no such part. */
function ballotOf(rules, contest) {
  const rule = own(rules.parts, contest.part);
  if (!isObject(rule) || rule.rule === 'given') return undefined;
  const form = isObject(rule.form) ? readForm(rule.form) : givenForm(rules, rule);
  const options = contest.options.map((option) => option.id);
  const againstAll = rule.againstAll === true;
  const expand = (line) => (line === 'options' ? options : line === 'against-all' && !againstAll ? [] : [line]);
  const lines = form.lines.flatMap(expand);
  const before = form.lines.slice(0, Math.max(form.lines.indexOf('options'), 0));
  const all = new Set([...lines, ...options]);
  return { rule, form, options, againstAll, lines, before: new Set(before), all };
}

/** Value of a side of an equation: a BigInt, or undefined where a figure is absent or the form has no such line. */
function sideOf(sum, ballot, figures) {
  const terms = parseSum(sum);
  if (!terms) return undefined;
  let value = 0n;
  for (const { sign, term } of terms) {
    for (const line of linesOfTerm(term, ballot)) {
      const known = /^\d+$/.test(line) ? line : ballot.all.has(line) && figures.get(line);
      if (known === undefined || known === false) return undefined;
      value += sign === '+' ? BigInt(known) : -BigInt(known);
    }
  }
  return value;
}

function linesOfTerm(term, ballot) {
  if (term === 'options') return ballot.options;
  return term === 'against-all' && !ballot.lines.includes('against-all') ? [] : [term];
}

/** The equations of severity error that figures (line → figure) break: `{id, left, right}` each. */
function brokenEquations(ballot, figures) {
  const broken = [];
  for (const { id, left, is, right, severity } of ballot.form.controls) {
    const [a, b] = [sideOf(left, ballot, figures), sideOf(right, ballot, figures)];
    if (severity !== 'error' || a === undefined || b === undefined) continue;
    if (is === '=' ? a !== b : a > b) broken.push({ id, left: a, right: b });
  }
  return broken;
}

/** Whether figures have a finding of severity error of their own. Lines that are withheld are not asked for. */
function hasErrors(ballot, figures, withheld) {
  const needed = withheld ? [...ballot.before] : ballot.lines;
  return needed.some((line) => !figures.has(line)) || brokenEquations(ballot, figures).length > 0;
}

// ───────────────────────────────────────────────── 9. Counting (election.md, apportion.md)

/**
 * Thrown inside the counting of a contest and caught in countContest. Codes: `rule-unknown` (this verifier does not know the rule),
 * `question` (the law leaves it open), `absent` (a figure that is needed is not known).
 */
class Stop extends Error {
  constructor(code, what) {
    super(`${code}: ${what}`);
    this.code = code;
  }
}

/** A rule's leaf that must have a value. */
function given(value, path) {
  if (value === undefined || value === UNSPECIFIED) throw new Stop('question', path);
  return value;
}

/** The value of a sum over figures (line → number or BigInt), or undefined where a figure of it is absent or it is below zero. */
function sumOf(text, scope, figures, found = derivedFrom(figures)) {
  const terms = parseSum(given(text, 'sum'));
  if (!terms) throw new Stop('rule-unknown', `sum ${text}`);
  let value = 0n;
  for (const { sign, term } of terms) {
    const figure = figureOf(term, scope, figures, found);
    if (figure === undefined) return undefined;
    value = sign === '+' ? value + figure : value - figure;
  }
  return value < 0n ? undefined : value;
}

const derivedLines = new WeakMap();

/** Lines that were derived from figures already: each is derived once, however many sums name it. */
function derivedFrom(figures) {
  if (!derivedLines.has(figures)) derivedLines.set(figures, new Map());
  return derivedLines.get(figures);
}

function figureOf(line, scope, figures, found) {
  const { ballot } = scope;
  if (/^\d+$/.test(line)) return BigInt(line);
  if (line === 'options') return ballot.options.reduce((sum, option) => plus(sum, figures.get(option)), 0n);
  if (figures.has(line)) return BigInt(figures.get(line));
  if (line === 'against-all' && !ballot.againstAll) return 0n;
  if (!found.has(line)) {
    // Met again while it is derived it is absent: no figure follows from itself.
    found.set(line, undefined);
    found.set(line, derivedFigure(line, scope, figures, found));
  }
  return found.get(line);
}

function derivedFigure(line, scope, figures, found) {
  const derived = own(scope.rules.derive, line);
  if (derived !== undefined && derived !== UNSPECIFIED) return sumOf(derived, scope, figures, found);
  return line === 'valid' ? sumOf('options + against-all', scope, figures, found) : undefined;
}

const plus = (sum, figure) => (sum === undefined || figure === undefined ? undefined : sum + BigInt(figure));

// Answers of conditions: true, false, or undefined where it cannot be told.
const allOf = (answers) => (answers.includes(false) ? false : answers.includes(undefined) ? undefined : true);
const anyOf = (answers) => (answers.includes(true) ? true : answers.includes(undefined) ? undefined : false);

/** Whether a value over a base keeps a bound: `atLeast`, `moreThan` or `atMost` of a condition. Without a base the value itself is compared. */
function keeps(condition, value, base) {
  const bounds = isObject(condition.bound) ? condition.bound : condition;
  const name = ['atLeast', 'moreThan', 'atMost'].find((key) => bounds[key] !== undefined);
  if (condition.bound === UNSPECIFIED || !name)
    throw new Stop(condition.bound === undefined ? 'rule-unknown' : 'question', 'bound');
  const bound = fraction(given(bounds[name], name));
  if (!bound) throw new Stop('rule-unknown', `bound ${bounds[name]}`);
  if (value === undefined || (condition.of !== undefined && base === undefined)) return undefined;
  if (base === 0n) return false;
  const [left, right] = [value * bound[1], bound[0] * (base ?? 1n)];
  if (name === 'atMost') return left <= right;
  return name === 'atLeast' ? left >= right : left > right;
}

const CONDITION_KEYS = new Set([
  'atLeast',
  'moreThan',
  'atMost',
  'bound',
  'of',
  'sum',
  'group',
  'all',
  'any',
  'not',
  'lead',
  'regions',
  'at',
  'where',
  'ballot',
  'is',
]);

/** Whether a condition holds for an option (undefined: for the vote as a whole) with the figures of an area. */
function holds(condition, option, scope, figures = scope.figures) {
  if (!isObject(condition)) throw new Stop(condition === UNSPECIFIED ? 'question' : 'rule-unknown', 'condition');
  const unknown = Object.keys(condition).find((key) => !CONDITION_KEYS.has(key));
  if (unknown) throw new Stop('rule-unknown', unknown);
  if (condition.all) return allOf(condition.all.map((inner) => holds(inner, option, scope, figures)));
  if (condition.any) return anyOf(condition.any.map((inner) => holds(inner, option, scope, figures)));
  if (condition.not) return not(holds(condition.not, option, scope, figures));
  if (condition.lead) return leadHolds(condition.lead, option, scope, figures);
  if (condition.regions) return regionsHold(condition.regions, option, scope);
  if (condition.at) return holdsIn(condition.at, condition.where, option, scope);
  if (condition.ballot) return keeps(condition.ballot, BigInt(scope.ballot.options.length));
  // A table of options has no column for tags, so no option of a polling day carries one.
  if (condition.is) return scope.contest.options.some(({ id, tags }) => id === option && tags?.includes(condition.is));
  return shareHolds(condition, option, scope, figures);
}

/** Whether a condition holds with the figures of another area. Asked once of each area, however conditions stand within each other. */
function holdsIn(area, condition, option, scope) {
  const there = scope.inArea(area);
  const answers = there.answers.get(condition) ?? new Map();
  there.answers.set(condition, answers);
  if (!answers.has(option)) answers.set(option, holds(condition, option, there));
  return answers.get(option);
}

const not = (answer) => (answer === undefined ? undefined : !answer);

function shareHolds(condition, option, scope, figures) {
  const base = condition.of === undefined ? undefined : sumOf(condition.of, scope, figures);
  return keeps(condition, votesFor(condition, option, scope, figures), base);
}

function votesFor(condition, option, scope, figures) {
  if (condition.sum !== undefined) return sumOf(condition.sum, scope, figures);
  const own = scope.contest.options.find(({ id }) => id === option);
  if (!own) throw new Stop('rule-unknown', 'a share of no option');
  const group =
    condition.group === true && own.group ? scope.contest.options.filter((other) => other.group === own.group) : [own];
  return group.reduce((sum, { id }) => plus(sum, figures.get(id)), 0n);
}

function leadHolds(condition, option, scope, figures) {
  const votes = (id) => (figures.has(id) ? BigInt(figures.get(id)) : undefined);
  const others = competitors(scope)
    .map(({ id }) => id)
    .filter((id) => id !== option)
    .map(votes);
  if (votes(option) === undefined || others.includes(undefined)) return undefined;
  const best = others.reduce((most, vote) => (vote > most ? vote : most), 0n);
  const lead = votes(option) - best;
  const base = condition.of === undefined ? undefined : sumOf(condition.of, scope, figures);
  return lead < 0n ? false : keeps(condition, lead, base);
}

/** `where` in a part or a number of the areas right below the contest's own. */
function regionsHold(condition, option, scope) {
  if (condition.weighted) throw new Stop('rule-unknown', 'weighted');
  const regions = scope.regions(condition.areaKind);
  const answers = regions.map((area) => holdsIn(area, condition.where, option, scope));
  const yes = BigInt(answers.filter((answer) => answer === true).length);
  const open = BigInt(answers.filter((answer) => answer === undefined).length);
  const bounds = isObject(condition.bound) ? condition.bound : condition;
  const bound = fraction(given(bounds.atLeast ?? bounds.moreThan, 'regions'));
  const name = bounds.atLeast === undefined ? 'moreThan' : 'atLeast';
  // Reading: an amount above 1, and 1 written as a number, is a number of regions; anything else a fraction of them.
  const number = bound && bound[1] === 1n && (bound[0] > 1n || typeof bounds[name] === 'number');
  const enough = (count) =>
    keeps(
      { [name]: bounds[name], of: number ? undefined : 'regions' },
      count,
      number ? undefined : BigInt(regions.length),
    );
  if (enough(yes)) return true;
  return enough(yes + open) ? undefined : false;
}

/** Options that can be admitted or elected. */
const competitors = ({ contest }) => contest.options.filter((option) => option.role !== 'others');

/** Votes of an option that are needed. */
function votesOf(option, scope) {
  if (!scope.figures.has(option.id)) throw new Stop('absent', option.id);
  return BigInt(scope.figures.get(option.id));
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** What an option is ordered by under a rule for ties, the smaller first; undefined where the fact is absent. */
const TIE_KEYS = {
  registered: (option) => option.registered,
  order: (option) => option.order,
  older: (option) => option.born,
  younger: (option) => (option.born === undefined ? undefined : -Date.parse(option.born)),
  votes: (option, scope) => -votesOf(option, scope),
};

/**
 * Settles which of equal options take `places`: `{chosen, open?}`, open being a lot that is still to be drawn. What neither the rules nor a lot
 * can settle is a question.
 */
function settleTie(among, places, scope, ties) {
  let [group, left, chosen] = [among, places, []];
  for (const rule of given(ties, 'ties')) {
    if (rule === 'lot') return drawLot(group, left, chosen, scope);
    const key = own(TIE_KEYS, rule);
    if (!key) throw new Stop('rule-unknown', `ties ${rule}`);
    const keyed = group.map((option) => ({ option, key: key(option, scope) }));
    if (keyed.some((entry) => entry.key === undefined)) throw new Stop('question', `ties ${rule}`);
    keyed.sort((a, b) => compare(a.key, b.key));
    const cut = keyed[left - 1].key;
    const sure = keyed.filter((entry) => compare(entry.key, cut) < 0).map(({ option }) => option);
    group = keyed.filter((entry) => compare(entry.key, cut) === 0).map(({ option }) => option);
    chosen = [...chosen, ...sure];
    left -= sure.length;
    if (group.length === left) return { chosen: [...chosen, ...group] };
  }
  throw new Stop('question', 'ties');
}

function drawLot(group, places, chosen, scope) {
  const drawn = scope.drawn.flatMap((id) => group.filter((option) => option.id === id)).slice(0, places);
  const rest = group.filter((option) => !drawn.includes(option));
  const open = drawn.length < places ? { among: rest, seats: places - drawn.length } : undefined;
  return { chosen: [...chosen, ...drawn], open };
}

/** The first `places` of options by a key, the larger first: `{chosen, open?}`. `order(a, b)` compares two, above zero where a is larger. */
function choose(options, places, order, scope, ties) {
  const sorted = [...options].sort((a, b) => order(b, a));
  if (places <= 0) return { chosen: [] };
  if (sorted.length <= places) return { chosen: sorted };
  const cut = sorted[places - 1];
  const sure = sorted.filter((option) => order(option, cut) > 0);
  const equal = sorted.filter((option) => order(option, cut) === 0);
  if (sure.length + equal.length === places) return { chosen: [...sure, ...equal] };
  const settled = settleTie(equal, places - sure.length, scope, ties);
  return { chosen: [...sure, ...settled.chosen], open: settled.open };
}

// Divisor methods: the divisor of a list's next seat when it has k, as numerator and denominator; `squared` where it is the square of it.
const DIVISORS = {
  dhondt: (k) => [k + 1n, 1n],
  'sainte-lague': (k) => [2n * k + 1n, 1n],
  'modified-sainte-lague': (k, first) => (k === 0n ? first : [2n * k + 1n, 1n]),
  adams: (k) => [k, 1n],
  dean: (k) => [2n * k * (k + 1n), 2n * k + 1n],
  'huntington-hill': (k) => [k * (k + 1n), 1n],
  danish: (k) => [3n * k + 1n, 1n],
  imperiali: (k) => [k + 2n, 1n],
};

/** Compares two quotients `{infinite, votes, divisor}`, the infinite above all others and among themselves by votes. */
function compareQuotients(a, b) {
  if (a.infinite !== b.infinite) return a.infinite ? 1 : -1;
  if (a.infinite) return compare(a.votes, b.votes);
  return compare(a.votes * a.divisor[1] * b.divisor[0], b.votes * b.divisor[1] * a.divisor[0]);
}

/** Seats one by one to the highest quotients. `lists` are `{option, votes, seats, most}` and are filled; returns lots and vacant seats. */
function byDivisors(lists, seats, rule, scope) {
  const divisorOf = DIVISORS[rule.method];
  const first = rule.method === 'modified-sainte-lague' ? fraction(rule.first ?? '7/5') : undefined;
  const quotient = (list) => {
    const divisor = divisorOf(BigInt(list.seats), first);
    return {
      infinite: divisor[0] === 0n,
      votes: rule.method === 'huntington-hill' ? list.votes * list.votes : list.votes,
      divisor,
    };
  };
  const order = (a, b) => compareQuotients(quotient(a), quotient(b));
  for (let left = seats; left > 0; ) {
    const open = lists.filter((list) => list.seats < list.most);
    if (open.length === 0) return { vacant: left };
    const best = open.reduce((most, list) => (order(list, most) > 0 ? list : most));
    const equal = open.filter((list) => order(list, best) === 0);
    const { winners, lot } = shareOut(equal, left, scope, rule.ties);
    for (const list of winners) list.seats += 1;
    if (lot) return { lot, vacant: 0 };
    left -= winners.length;
  }
  return { vacant: 0 };
}

/** One seat each to lists of equal claim, as far as seats go: `{winners, lot?}`. */
function shareOut(equal, seats, scope, ties) {
  if (equal.length <= seats) return { winners: equal };
  const settled = settleTie(
    equal.map((list) => list.option),
    seats,
    scope,
    ties,
  );
  return { winners: equal.filter((list) => settled.chosen.includes(list.option)), lot: settled.open };
}

// Quota methods: the exact quota as numerator and denominator.
const QUOTAS = {
  'hare-remainder': (votes, seats) => [votes, seats],
  'droop-remainder': (votes, seats) => [votes, seats + 1n],
  'hagenbach-bischoff-remainder': (votes, seats) => [votes, seats + 1n],
  'imperiali-remainder': (votes, seats) => [votes, seats + 2n],
};

function quotaOf(rule, votes, seats) {
  const [top, bottom] = QUOTAS[rule.method](votes, seats);
  const whole = top / bottom;
  const rounding = rule.quotaRounding ?? (rule.method === 'droop-remainder' ? 'next' : 'exact');
  const roundings = {
    exact: [top, bottom],
    floor: [whole, 1n],
    ceil: [(top + bottom - 1n) / bottom, 1n],
    'half-up': [(2n * top + bottom) / (2n * bottom), 1n],
    next: [whole + 1n, 1n],
  };
  const quota = own(roundings, given(rounding, 'quotaRounding'));
  if (!quota) throw new Stop('rule-unknown', `quotaRounding ${rounding}`);
  return quota[0] === 0n ? [1n, 1n] : quota;
}

/** Whole quotas, then the rest by remainders. As byDivisors. */
function byQuota(lists, seats, rule, scope) {
  const votes = lists.reduce((sum, list) => sum + list.votes, 0n);
  const quota = quotaOf(rule, votes, BigInt(seats));
  for (const list of lists) {
    const scaled = list.votes * quota[1];
    const whole = scaled / quota[0];
    const strict = rule.quotaStrict === true && whole > 0n && scaled % quota[0] === 0n;
    list.seats = Number(strict ? whole - 1n : whole);
    list.remainder = scaled - BigInt(list.seats) * quota[0];
    list.quota = quota[0];
  }
  const left = seats - lists.reduce((sum, list) => sum + list.seats, 0);
  if (left < 0) return takeBack(lists, -left, rule, scope);
  return left === 0 ? { vacant: 0 } : giveRemainders(lists, left, rule, scope);
}

/** Seats that are too many are taken back, the smallest remainder first, in rounds; who wins a tie keeps the seat. */
function takeBack(lists, surplus, rule, scope) {
  if ((rule.overaward ?? 'subtract') !== 'subtract') throw new Stop('rule-unknown', 'overaward');
  let left = surplus;
  while (left > 0) {
    const holders = lists.filter((list) => list.seats > 0);
    const keepers = Math.max(holders.length - left, 0);
    const kept = chooseLists(holders, keepers, (a, b) => compare(a.remainder, b.remainder), scope, rule.ties);
    for (const list of holders) if (!kept.winners.includes(list)) list.seats -= 1;
    left -= holders.length - keepers;
    if (kept.lot) return { vacant: 0, lot: kept.lot };
  }
  return { vacant: 0 };
}

function chooseLists(lists, places, order, scope, ties) {
  const byOption = new Map(lists.map((list) => [list.option, list]));
  const { chosen, open } = choose(
    [...byOption.keys()],
    places,
    (a, b) => order(byOption.get(a), byOption.get(b)),
    scope,
    ties,
  );
  return { winners: chosen.map((option) => byOption.get(option)), lot: open };
}

function giveRemainders(lists, seats, rule, scope) {
  const kind = rule.remainders ?? 'largest';
  if (kind === 'vacant') return { vacant: seats };
  const takers = lists.filter((list) => mayTake(list, rule.remaindersNeedQuota));
  if (takers.length === 0) return { vacant: seats };
  if (kind === 'highest-average') return byDivisors(takers, seats, { method: 'dhondt', ties: rule.ties }, scope);
  if (kind === 'largest-list') {
    const { winners, lot } = chooseLists(takers, 1, (a, b) => compare(a.votes, b.votes), scope, rule.ties);
    for (const list of winners) list.seats += seats;
    return { vacant: 0, lot };
  }
  if (kind !== 'largest') throw new Stop('rule-unknown', `remainders ${kind}`);
  const rounds = Math.floor(seats / takers.length);
  const { winners, lot } = chooseLists(
    takers,
    seats % takers.length,
    (a, b) => compare(a.remainder, b.remainder),
    scope,
    rule.ties,
  );
  for (const list of takers) list.seats += rounds + (winners.includes(list) ? 1 : 0);
  return { vacant: 0, lot };
}

/** Whether a list has the part of a quota that seats left over ask for. */
function mayTake(list, need) {
  if (need === undefined || need === false) return true;
  const part = need === true ? [1n, 1n] : fraction(given(need, 'remaindersNeedQuota'));
  if (!part) throw new Stop('rule-unknown', 'remaindersNeedQuota');
  return (BigInt(list.seats) * list.quota + list.remainder) * part[1] >= part[0] * list.quota;
}

/** Seats of options by votes: `{seats: option id → certain seats, vacant, lot?}`. */
function apportion(options, seats, rule, scope) {
  const lists = options
    .map((option) => ({ option, votes: votesOf(option, scope), seats: 0, most: Number.POSITIVE_INFINITY }))
    .filter((list) => list.votes > 0n);
  const method = given(rule.method, 'method');
  const divisors = Object.hasOwn(DIVISORS, method);
  if (!(divisors || Object.hasOwn(QUOTAS, method))) throw new Stop('rule-unknown', `method ${method}`);
  const nobody = lists.length === 0 || seats === 0;
  const divide = divisors ? byDivisors : byQuota;
  const outcome = nobody ? { vacant: seats } : divide(lists, seats, rule, scope);
  return { ...outcome, seats: new Map(lists.map((list) => [list.option.id, list.seats])) };
}

// Keys of a list's rule that this verifier does not know; where one is there the contest is not checkable.
const LIST_UNKNOWN = ['admitUntil', 'minimum', 'maximum', 'compensates', 'bonus'];

/** Seats among lists: `{kind: 'seats', seats, valid?}`. */
function countList(scope) {
  const { rule } = scope.ballot;
  const unknown = LIST_UNKNOWN.find((key) => rule[key] !== undefined);
  if (unknown) throw new Stop('rule-unknown', unknown);
  const valid = validOf(rule.valid, scope);
  if (valid === false) return { kind: 'seats', valid };
  const total = seatsOf(rule.seats, scope);
  const admitted = admittedLists(rule, scope);
  if (rule.groupsJoin !== false && admitted.some((option) => option.group)) throw new Stop('rule-unknown', 'groups');
  const { seats } = apportion(admitted, total, rule, scope);
  const short = admitted.filter(
    (option) => option.candidates !== undefined && (seats.get(option.id) ?? 0) > option.candidates,
  );
  if (short.length > 0) {
    if (given(rule.exhausted, 'exhausted') !== 'vacant') throw new Stop('rule-unknown', `exhausted ${rule.exhausted}`);
    for (const option of short) seats.set(option.id, option.candidates);
  }
  return { kind: 'seats', valid, seats: new Map(competitors(scope).map(({ id }) => [id, seats.get(id) ?? 0])) };
}

function admittedLists(rule, scope) {
  const lists = competitors(scope);
  if (rule.admit === undefined) return lists;
  const answers = lists.map((option) => holds(rule.admit, option.id, scope));
  if (answers.includes(undefined)) throw new Stop('absent', 'admit');
  const admitted = lists.filter((_, index) => answers[index]);
  if (admitted.length === 1 && isObject(rule.sole) && Object.keys(rule.sole).length > 0)
    throw new Stop('rule-unknown', 'sole');
  if (admitted.length > 0) return admitted;
  return given(rule.nonePass ?? 'vacant', 'nonePass') === 'all' ? lists : [];
}

function validOf(condition, scope) {
  if (condition === undefined) return undefined;
  const answer = holds(condition, undefined, scope);
  if (answer === undefined) throw new Stop('absent', 'valid');
  return answer;
}

const MAX_SEATS = 100_000;

/** Seats of a contest: the rule's, or where the law leaves them open the contest's own. */
function seatsOf(seats, scope) {
  const number = seats === undefined || seats === UNSPECIFIED ? scope.contest.seats : seats;
  if (!isCount(given(number, 'seats')) || number > MAX_SEATS) throw new Stop('rule-unknown', 'seats');
  return number;
}

/** The most votes: `{kind: 'elected', elected, valid?}`. */
function countPlurality(scope) {
  const { rule } = scope.ballot;
  const valid = validOf(rule.valid, scope);
  if (valid === false) return { kind: 'elected', elected: [], valid };
  const seats = rule.seats === undefined ? (scope.contest.seats ?? 1) : seatsOf(rule.seats, scope);
  return { kind: 'elected', elected: mostVotes(competitors(scope), seats, scope, rule.ties).chosen, valid };
}

function mostVotes(options, places, scope, ties) {
  // A single candidate is compared with nobody: without votes it is not elected all the same.
  for (const option of options) votesOf(option, scope);
  return choose(options, places, (a, b) => compare(votesOf(a, scope), votesOf(b, scope)), scope, ties);
}

/** One round of a majority election: `{kind: 'elected', elected, next?, valid?}`. */
function countMajority(scope) {
  const round = given(scope.ballot.rule.rounds, 'rounds')[scope.round - 1];
  if (!isObject(round)) throw new Stop('rule-unknown', `round ${scope.round}`);
  const valid = validOf(round.valid, scope);
  if (valid === false) return { kind: 'elected', elected: [], valid };
  const options = competitors(scope);
  const winners =
    given(round.win, 'win') === 'most' ? options : options.filter((option) => wins(round.win, option, scope));
  if (winners.length > 0) return { kind: 'elected', elected: mostVotes(winners, 1, scope, round.ties).chosen, valid };
  return { kind: 'elected', elected: [], next: advancing(round, options, scope), valid };
}

function wins(condition, option, scope) {
  const answer = holds(condition, option.id, scope);
  if (answer === undefined) throw new Stop('absent', 'win');
  return answer;
}

/** Who goes on to the next round, undefined where there is none. */
function advancing(round, options, scope) {
  if (round.advance === undefined) return undefined;
  if (round.advance === 'all') return options;
  const { top, also } = given(round.advance, 'advance');
  if (also !== undefined) throw new Stop('rule-unknown', 'also');
  if (!isCount(given(top, 'top'))) throw new Stop('rule-unknown', 'top');
  if (round.ties !== 'all') return mostVotes(options, top, scope, round.ties).chosen;
  const last = mostVotes(options, options.length, scope, []).chosen[top - 1];
  return last === undefined ? options : options.filter((option) => votesOf(option, scope) >= votesOf(last, scope));
}

/** A question: `{kind: 'answer', adopted, valid?}`. */
function countQuestion(scope) {
  const { rule } = scope.ballot;
  const valid = validOf(rule.valid, scope);
  const adopted = wins(given(rule.adopt, 'adopt'), { id: rule.answer ?? 'yes' }, scope);
  return { kind: 'answer', adopted: adopted && valid !== false, valid };
}

const COUNTS = { list: countList, plurality: countPlurality, majority: countMajority, question: countQuestion };

/**
 * Counts one contest. `scope`: `contest`, `ballot`, `rules`, `round`, `figures` (line → number) of its area, `regions(kind?)` (the areas right below),
 * `inArea(area)` (the same at another area), `answers` (what conditions within regions came to there),
 * `drawn` (options in the order of the lot). Returns the outcome, or `{stop}` with one of the codes of Stop and what it was about.
 */
export function countContest(scope) {
  const count = own(COUNTS, scope.ballot.rule.rule);
  try {
    if (!count) throw new Stop('rule-unknown', String(scope.ballot.rule.rule));
    return count(scope);
  } catch (error) {
    if (error instanceof Stop) return { stop: error.code, why: error.message };
    // Rules of another shape than election.md has (a text where a record is meant) end here: they are no rules that this verifier knows.
    if (error instanceof TypeError) return { stop: 'rule-unknown', why: error.message };
    throw error;
  }
}

// ───────────────────────────────────────────────── 10. State: what the acts add up to (acts.md)

const keyIdOf = (publicKey) => sha256(publicKey).toString('hex', 0, 8);

/** Everything that the leaves so far say. `documents` are bytes by their SHA-256. */
class State {
  constructor(origin, documents, withheld = new Map()) {
    this.origin = origin;
    this.documents = documents;
    this.withheld = withheld; // leaf and commitment → figures of private parts, which stand behind the leaves and are read before them
    this.size = 0;
    this.kind = undefined;
    this.lastReceived = '';
    this.ids = new Set();
    this.keys = new Map(); // key id → {publicKey, holder, revoked}
    this.keysAt = new Map(); // station → how many good keys it has
    this.datasets = new Map(); // name → leaf of the one that stands
    this.named = []; // {leaf, name, sha256, bytes?}: documents that acts name
    this.filesOf = new Map(); // leaf → the files of the dataset adopted there
    this.adopted = new Map(); // leaf → the definition that its dataset gives: {definition} or {unread}
    this.definition = undefined; // from the first election opened on
    this.opened = []; // {leaf, body} of every act that opens an election
    this.elections = new Map(); // id → {id, leaf, rules?, …}
    this.contests = new Map(); // election and contest → {contest, ballot, state, lastActed, protocols}
    this.stations = new Map(); // station → opened, closed
    this.versions = new Map(); // leaf → the protocol whose version it brought
    this.declared = new Map(); // who, contest, area → the totals that stand
    this.results = []; // {leaf, act}
    this.lots = new Map(); // election and contest → [{leaf, drawn}]
    this.decisions = []; // {leaf, election, question, answer}
  }

  /** Whether elections were to be opened and none could be, for want of a definition that can be read. */
  get unread() {
    return this.elections.size === 0 && this.opened.length > 0;
  }

  /** Whether that is because of what the definition holds, so that nobody can say what there is. */
  get blind() {
    return this.unread && this.opened.some(({ body }) => this.adopted.get(body.definition)?.unread);
  }

  /** The protocol of a station for a contest, `expected` while none has come. */
  protocol(entry, station) {
    const known = entry.protocols.get(station);
    if (known) return known;
    const made = { entry, station, state: 'expected', leaf: undefined, version: undefined, history: [] };
    entry.protocols.set(station, made);
    return made;
  }

  /** Takes a leaf in, whether or not it should be there, as far as what it names is known. */
  apply(index, leaf) {
    const { act, body } = leaf.act;
    own(EFFECTS, act)?.(this, index, body, leaf);
  }

  /** Moves a protocol to the state that an act leads to and remembers when. */
  move(protocol, index, act) {
    const { entry } = protocol;
    protocol.state = Object.values(TRANSITIONS[act])[0];
    protocol.history.push({ leaf: index, state: protocol.state, version: protocol.version });
    entry.lastActed = index;
    const changes = [
      'entry-corrected',
      'protocol-replaced',
      'protocol-annulled',
      'protocol-entered',
      'paper-received',
      'repeat-voting-ordered',
    ];
    if (changes.includes(act)) this.change(entry, index);
  }

  /** What a contest is counted from has changed: its result, where one is established, does not stand as it is. */
  change(entry, index) {
    entry.lastActed = index;
    if (entry.state === 'established') entry.state = 'changed';
  }

  /** Brings a new version of a protocol. Figures that cannot stand are not taken. */
  bring(protocol, index, leaf) {
    const { act, body } = leaf.act;
    const papers = body.papers ?? (act === 'entry-corrected' ? protocol.version?.papers : undefined);
    const { ballot } = protocol.entry;
    const { figures, committed, withheld } = this.figuresOf(protocol, index, leaf);
    const taken = new Map([...figures].filter(([line]) => ballot.all.has(line)));
    const signers = new Set(leaf.signatures.map(({ key }) => key));
    protocol.version = {
      leaf: index,
      figures: taken,
      committed,
      withheld,
      papers,
      signers,
      errors: hasErrors(ballot, taken, withheld),
    };
    protocol.leaf = index;
    this.versions.set(index, protocol);
    this.move(protocol, index, leaf.act.act);
  }

  /**
   * The figures that an act says of a station, with those of its private part where we have it. `committed` where the rule has votes
   * withheld and none is shown, `withheld` where they are kept from us too.
   */
  figuresOf(protocol, index, leaf) {
    const { ballot } = protocol.entry;
    const { body, commitments } = leaf.act;
    const figures = new Map(Object.entries(body.figures));
    const mayBe = commitments?.figures !== undefined && votesAmong(ballot, Object.keys(body.figures)).length === 0;
    const committed = mayBe && isWithheld(this, protocol, leaf);
    if (!committed) return { figures, committed, withheld: false };
    const text = utf8(this.withheld.get(`${index} ${commitments.figures}`) ?? Buffer.alloc(0));
    const opened = json(text);
    if (!isFigures(opened) || canonical(opened) !== text) return { figures, committed, withheld: true };
    for (const [line, figure] of Object.entries(opened)) if (!ballot.before.has(line)) figures.set(line, figure);
    return { figures, committed, withheld: false };
  }

  entryOf({ election, contest }) {
    return this.contests.get(pairOf(election, contest));
  }
}

/** Those of the lines that stand in `options` or after it. */
const votesAmong = (ballot, lines) => lines.filter((line) => ballot.all.has(line) && !ballot.before.has(line));

/** Acts that bring a version of a protocol. */
const BRINGING = ['protocol-entered', 'paper-received', 'entry-corrected', 'protocol-replaced'];

/** Whether the votes are to be withheld that a leaf says of the station of a protocol. */
function isWithheld(state, { entry, version }, { act: { act, at, body }, received }) {
  const { election, ballot } = entry;
  const rule = election.disclosure;
  if (!rule || body.figures === undefined || !ballot.before.has(rule.line)) return false;
  const done = state.kind !== 'rehearsal' && Date.parse(received) > Date.parse(at) ? received : at;
  if (dayIn(state.definition.day.zone, done) < rule.from) return false;
  const figure = own(body.figures, rule.line);
  if (figure === undefined || figure < rule.below) return true;
  return !BRINGING.includes(act) && version?.committed === true;
}

/** The day on which an instant falls in a zone (`+05:00`). */
function dayIn(zone, at) {
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  const ahead = (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  return new Date(Date.parse(at) + ahead).toISOString().slice(0, 10);
}

function addKeys(state, index, { keys }) {
  for (const { key, holder } of keys) {
    const publicKey = base64(key);
    const id = keyIdOf(publicKey);
    if (state.keys.has(id)) continue;
    state.keys.set(id, { publicKey, holder, vouched: index, revoked: undefined });
    state.keysAt.set(holder.station, (state.keysAt.get(holder.station) ?? 0) + 1);
  }
}

function revokeKey(state, index, { key: id }) {
  const key = state.keys.get(id);
  if (!key || key.revoked !== undefined) return;
  key.revoked = index;
  state.keysAt.set(key.holder.station, state.keysAt.get(key.holder.station) - 1);
}

/** Documents named by an act. */
function nameDocuments(state, leaf, files) {
  for (const { name, sha256: hash, bytes } of files) state.named.push({ leaf, name, sha256: hash, bytes });
}

function adoptDataset(state, index, body) {
  nameDocuments(state, index, body.files);
  if (body.dataset === 'polling-day' && state.elections.size > 0) return;
  state.datasets.set(body.dataset, index);
  if (body.dataset !== 'polling-day') return;
  state.filesOf.set(index, body.files);
  state.adopted.set(index, definitionOf(state, body.files));
}

/** What a dataset's files give: `{definition}`, or `{unread}` with the claim that says why, and what is wrong. */
function definitionOf(state, named) {
  const files = new Map(named.map((file) => [file.name, state.documents.get(file.sha256)]));
  if ([...files.values()].includes(undefined)) return { unread: 'documents' };
  try {
    return { definition: readDefinition(files) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { unread: 'law', why: error.message };
  }
}

/** Opens an election, where it is not open yet and its definition can be read. It is counted by the rules that follow from the definition. */
function openElection(state, index, body) {
  nameDocuments(state, index, [body.rules, ...(body.statute === undefined ? [] : [body.statute])]);
  state.opened.push({ leaf: index, body });
  if (state.elections.has(body.election)) return;
  const { definition } = state.adopted.get(body.definition) ?? {};
  const held = definition?.day.elections.find(({ id }) => id === body.election);
  const rules = held && definition.rules.get(held.id);
  if (!rules || (state.definition ?? definition) !== definition) return;
  state.definition ??= definition;
  const election = { id: body.election, leaf: index, held, disclosure: body.disclosure, rules };
  election.template = templateOf(definition, held);
  state.elections.set(body.election, election);
  openContests(state, election);
}

/** The rules in a document that is there; undefined where it holds none. */
function rulesIn(state, { sha256: hash }) {
  const rules = json(utf8(state.documents.get(hash)), MAX_DOCUMENT_DEPTH);
  return isObject(rules) && isObject(rules.parts) ? rules : undefined;
}

function openContests(state, election) {
  for (const contest of state.definition.contests.values()) {
    const ballot = contest.election === election.id ? ballotOf(election.rules, contest) : undefined;
    if (!ballot) continue;
    const entry = { contest, election, ballot, state: 'open', lastActed: -1, protocols: new Map() };
    state.contests.set(pairOf(election.id, contest.id), entry);
  }
}

/** The rules of an election as its statute writes them, with the `$provisions` that give them; undefined where it has rules of its own. */
function templateOf({ day, statutes }, held) {
  const statute = statutes.get(held.statute)?.statute;
  return statute && versionOn(systemOf(statute, held.office), day.date)?.rules;
}

/** Paths of the rules that a question is about: those that the provision of that name gives, else the path that it says. */
function askedPaths(election, question) {
  const paths = election.template ? pathsOf(election.template, `$${question}`) : [];
  return paths.length > 0 ? paths : [question.split('.')];
}

/** Whether the law leaves a question open. */
const asks = ({ rules, ...election }, question) =>
  askedPaths(election, question).some((path) => path.reduce(own, rules) === UNSPECIFIED);

function applyEntry(state, index, body, leaf) {
  const entry = state.entryOf(body);
  if (entry && stationWithin(state.definition, body.station, entry.contest.area))
    state.bring(state.protocol(entry, body.station), index, leaf);
}

function applyVersion(state, index, body, leaf) {
  const protocol = state.versions.get(body.protocol);
  if (protocol) state.bring(protocol, index, leaf);
}

function applyMove(state, index, body, leaf) {
  const protocol = state.versions.get(body.protocol);
  if (protocol) state.move(protocol, index, leaf.act.act);
}

function applyRepeat(state, index, body) {
  const entry = state.entryOf(body);
  if (!entry) return;
  for (const station of body.stations) {
    if (!state.definition.stations.has(station)) continue;
    const protocol = state.protocol(entry, station);
    protocol.ordered = index;
    state.move(protocol, index, 'repeat-voting-ordered');
  }
}

const applyStation = (to) => (state, _index, body) => {
  if (state.definition?.stations.has(body.station)) state.stations.set(body.station, to);
};

function applyResults(state, index, body, leaf) {
  const { act } = leaf.act;
  state.results.push({ leaf: index, act: leaf.act });
  for (const { contest } of body.results) {
    const entry = state.entryOf({ election: body.election, contest });
    if (!entry) continue;
    entry.state = act === 'preliminary-announced' ? 'announced' : 'established';
  }
}

const EFFECTS = {
  'log-opened': (state, index, body) => {
    state.kind ??= body.kind;
    addKeys(state, index, body);
  },
  'key-vouched': addKeys,
  'key-revoked': revokeKey,
  'dataset-adopted': adoptDataset,
  'election-opened': openElection,
  'station-opened': applyStation('opened'),
  'station-closed': applyStation('closed'),
  'protocol-entered': applyEntry,
  'paper-received': applyEntry,
  'protocol-confirmed': applyMove,
  'protocol-disputed': applyMove,
  'protocol-returned': applyMove,
  'protocol-accepted': applyMove,
  'entry-corrected': applyVersion,
  'protocol-replaced': applyVersion,
  'protocol-annulled': applyMove,
  'repeat-voting-ordered': applyRepeat,
  'totals-declared': (state, index, body, leaf) => {
    const key = canonical([leaf.act.as, body.election, body.contest, body.area]);
    state.declared.set(key, { leaf: index, body });
  },
  'preliminary-announced': applyResults,
  'result-established': applyResults,
  'result-re-established': applyResults,
  'lots-drawn': (state, index, body) => {
    const key = pairOf(body.election, body.contest);
    state.lots.set(key, [...(state.lots.get(key) ?? []), { leaf: index, drawn: body.drawn }]);
    const entry = state.entryOf(body);
    if (entry) state.change(entry, index);
  },
  'decision-recorded': (state, index, body) => {
    const election = state.elections.get(body.election);
    if (!election || !asks(election, body.question)) return;
    state.decisions.push({ leaf: index, ...body });
    for (const entry of state.contests.values()) if (entry.election === election) state.change(entry, index);
  },
};

// ───────────────────────────────────────────────── 11. Controls: why an act should not be there (acts.md)

/** Keys that signed a leaf: `{id, key?, code?}` each, code where the key was not good then. */
function signersOf(state, leaf) {
  const { act, body } = leaf.act;
  const opening = state.kind === undefined && act === 'log-opened';
  const opened = opening ? body.keys.map(({ key, holder }) => ({ publicKey: base64(key), holder })) : [];
  return leaf.signatures.map(({ key: id }) => {
    const key = opening ? opened.find(({ publicKey }) => keyIdOf(publicKey) === id) : state.keys.get(id);
    if (!key) return { id, code: 'act-key-unknown' };
    // A key is good up to the leaf before the one that revoked it, so it does not sign its own revocation.
    const revoked = key.revoked !== undefined || (act === 'key-revoked' && body.key === id);
    return { id, key, code: revoked ? 'act-key-revoked' : undefined };
  });
}

/** Why a leaf keeps its place and does nothing: too long, not canonical, no act; undefined where it is an act. */
function idleCode(line, text, value) {
  if (line === undefined || line.length > MAX_LEAF) return 'act-too-large';
  if (text === undefined || value === undefined || canonical(value) !== text) return 'leaf-form';
  return isLeaf(value) && isSignedAct(value) ? undefined : 'act-malformed';
}

/** Codes against a leaf's log and times. */
function leafCodes(state, leaf) {
  const codes = [];
  if (state.origin !== undefined && leaf.act.log !== state.origin) codes.push('act-log');
  const late = Date.parse(leaf.act.at) > Date.parse(leaf.received) + FIVE_MINUTES;
  const kind = state.kind ?? leaf.act.body.kind;
  if (leaf.received < state.lastReceived || (late && kind !== 'rehearsal')) codes.push('act-time');
  return codes;
}

/** What is against a leaf's signatures, each with its place in the leaf. */
function signatureFailures(signers, leaf) {
  const message = Buffer.from(canonical(leaf.act) ?? '');
  return signers.flatMap(({ key, code }, place) => {
    const { signature } = leaf.signatures[place];
    const right = !key || signatureHolds(key.publicKey, message, base64(signature));
    const codes = [code, right ? undefined : 'act-signature'].filter(Boolean);
    const member = (found) => (found === 'act-signature' ? 'signature' : 'key');
    return codes.map((found) => ({ code: found, path: `/signatures/${place}/${member(found)}` }));
  });
}

const sameHolder = (holder, as) =>
  ['office', 'area', 'station', 'name'].every((member) => holder[member] === as[member]);

/** Whether those who signed are the persons needed. With an unknown key among them nothing is said of them. */
function rightPersons(signed, signers) {
  if (signers.some(({ key }) => !key)) return true;
  if (signers.length !== (signed === 'one' ? 1 : 2)) return false;
  if (signed === 'one') return true;
  const roles = signers.map(({ key }) => key.holder.role);
  if (signers[0].id === signers[1].id) return false;
  if (signed === 'two') return roles.some((role) => role !== 'member');
  return roles.includes('chair') && roles.includes('secretary');
}

/**
 * What is against an act being there: codes of the claim `permissions` (and of `signatures`, where an act revokes a key that is not there), of an act
 * about several contests or places for each. `blind` is true where the definition or the rules are needed and cannot be read.
 */
function refusalsOf(state, index, leaf, signers) {
  const { act, as, body } = leaf.act;
  const { by, signed, logs } = ACTS.get(act);
  const refusals = new Map();
  const refuse = (code, place = {}) => refusals.set(`${code} ${place.contest} ${place.path}`, { code, ...place });
  const control = { state, index, leaf, act, as, body, signers, blind: false, refuse };
  if ((state.kind === undefined) !== (act === 'log-opened')) refuse('act-log-opened');
  const kind = act === 'log-opened' ? body.kind : state.kind;
  const rightKind = logs.includes(kind) && (as.office !== 'archive' || kind === 'register' || kind === 'archive');
  if (kind && !rightKind) refuse('act-log-kind');
  if (!by.includes(as.office)) refuse('act-office');
  if (signers.some(({ key }) => key && !sameHolder(key.holder, as))) refuse('act-holder');
  if (!rightPersons(signed, signers)) refuse('act-second-person');
  // Of an act that does not belong where it stands, what its body says is not looked at.
  if (![...refusals.values()].some(({ code }) => code === 'act-log-opened' || code === 'act-log-kind'))
    own(CHECKS, act)?.(control);
  return { refusals: [...refusals.values()], blind: control.blind };
}

/** Notes that something could not be looked at, or that it is not there. */
function notThere(control) {
  if (control.state.blind) control.blind = true;
  else control.refuse('act-unknown');
}

const stationLies = ({ areas }, station, area) => station.areas.some((one) => liesIn(one, areas.get(area)));

function stationWithin(definition, id, area) {
  const station = definition?.stations.get(id);
  return station !== undefined && stationLies(definition, station, area);
}

const areaWithin = (definition, area, outer) => liesIn(definition?.areas.get(area), definition?.areas.get(outer));

/** Whether an office acts for a station (and, of a constituency, for a contest). */
function actsForStation({ as, state: { definition } }, station, contest) {
  if (as.office === 'precinct') return as.station === station;
  if (as.office === 'central') return true;
  const held = as.office !== 'district' || (contest && areaWithin(definition, contest.area, as.area));
  return held && stationWithin(definition, station, as.area);
}

const actsForArea = ({ as, state }, area) => as.office === 'central' || areaWithin(state.definition, area, as.area);

function findStation(control, station) {
  const found = control.state.definition?.stations.get(station);
  if (!found) notThere(control);
  return found;
}

function findEntry(control, contest = control.body.contest) {
  const found = control.state.entryOf({ election: control.body.election, contest });
  if (!found) notThere(control);
  return found;
}

/** The protocol of the version that an act names, with what holds of every act on one. */
function findProtocol(control) {
  const { state, act, as, body, refuse } = control;
  const protocol = state.versions.get(body.protocol);
  if (!protocol) {
    notThere(control);
    return undefined;
  }
  const { entry, station } = protocol;
  if (!actsForStation(control, station, entry.contest)) refuse('act-area');
  if (!Object.hasOwn(TRANSITIONS[act], protocol.state)) refuse('act-state');
  if (as.office === 'precinct' && own(ONLY_ABOVE, act)?.includes(protocol.state)) refuse('act-office');
  const touches = ['entry-corrected', 'protocol-replaced', 'protocol-annulled'].includes(act);
  if (touches && as.office !== 'central' && ['established', 'changed'].includes(entry.state)) refuse('act-established');
  if (protocol.leaf !== body.protocol) refuse('act-superseded');
  return protocol;
}

function checkFigures({ refuse }, ballot, figures) {
  if (Object.keys(figures).some((line) => !ballot.all.has(line))) refuse('act-figures');
}

/** Votes are withheld where the rule says so and nowhere else: the commitment to them is there, and no vote beside it. */
function checkDisclosure({ state, leaf, refuse }, protocol) {
  const { commitments, body } = leaf.act;
  const isDue = isWithheld(state, protocol, leaf);
  const hidden = commitments?.figures !== undefined;
  if (isDue !== hidden) refuse('act-disclosure', { path: '/act/commitments/figures' });
  for (const line of isDue ? votesAmong(protocol.entry.ballot, Object.keys(body.figures)) : [])
    refuse('act-disclosure', { path: `/act/body/figures/${line.replaceAll('/', '~1')}` });
}

// Which offices an office vouches for at all.
const VOUCHES = {
  central: ['central', 'territorial', 'district', 'precinct', 'observer', 'log'],
  territorial: ['territorial', 'district', 'precinct', 'observer'],
  district: ['precinct'],
  archive: ['archive', 'log'],
};

/** Why an office may not vouch for a holder: `act-office` where it never does for such, `act-area` where not there; undefined where it may. */
function vouchingCode({ as, state: { definition } }, { office, area, station }) {
  if (!own(VOUCHES, as.office)?.includes(office)) return 'act-office';
  if (as.office === 'central' || as.office === 'archive' || office === 'observer') return undefined;
  if (office === 'precinct') return stationWithin(definition, station, as.area) ? undefined : 'act-area';
  const below = areaWithin(definition, area, as.area) && !(office === 'territorial' && area === as.area);
  return below ? undefined : 'act-area';
}

function checkVouched(control) {
  const { state, body, refuse } = control;
  const ids = body.keys.map(({ key }) => keyIdOf(base64(key)));
  if (new Set(ids).size < ids.length || ids.some((id) => state.keys.has(id))) refuse('act-key-used');
  for (const { holder } of body.keys) checkHolder(control, holder);
}

/** Before the first election is opened there are no areas and stations: then only what an office vouches for at all is looked at. */
function checkHolder(control, holder) {
  const { state, refuse } = control;
  const { definition } = state;
  const known =
    (holder.area === undefined || definition?.areas.has(holder.area)) &&
    (holder.station === undefined || definition?.stations.has(holder.station));
  const early = !definition && !state.blind;
  const code = vouchingCode(control, holder);
  if (!known && !early && code !== 'act-office') notThere(control);
  else if (code) refuse(code);
}

function checkLogOpened({ state, body, as, refuse }) {
  const rehearsal = state.origin?.includes('/rehearsal/') ?? body.kind === 'rehearsal';
  if ((body.kind === 'rehearsal') !== rehearsal) refuse('act-rehearsal');
  if (as.office === 'central' && body.kind === 'archive') refuse('act-log-kind');
  if (body.keys.some(({ holder }) => holder.office !== as.office && holder.office !== 'log')) refuse('act-holder');
  if (new Set(body.keys.map(({ key }) => key)).size < body.keys.length) refuse('act-key-used');
}

function checkRevoked(control) {
  const { state, body, as, refuse } = control;
  const key = state.keys.get(body.key);
  if (!key) refuse('act-key-unknown');
  else if (key.revoked !== undefined) refuse('act-key-revoked');
  else if (!['central', 'archive'].includes(as.office)) {
    const code = vouchingCode(control, key.holder);
    if (code) refuse(code);
  }
}

function checkDataset({ state, body, refuse }) {
  const stands = state.datasets.get(body.dataset);
  if (body.replaces === undefined && stands !== undefined) refuse('act-state');
  else if (body.replaces !== stands) refuse('act-unknown');
  if (body.dataset === 'polling-day' && state.elections.size > 0) refuse('act-state');
}

function checkElection(control) {
  const { state, body, refuse } = control;
  if (state.elections.has(body.election)) refuse('act-state');
  const { definition, unread } = state.adopted.get(body.definition) ?? {};
  if (definition && state.kind && definition.rehearsal !== (state.kind === 'rehearsal')) refuse('act-rehearsal');
  if (unread && state.elections.size === 0) control.blind = true;
  else if (!definition || body.definition !== state.datasets.get('polling-day')) refuse('act-unknown');
  else if (!definition.day.elections.some(({ id }) => id === body.election)) refuse('act-unknown');
}

const checkStation = (from) => (control) => {
  const station = findStation(control, control.body.station);
  if (!station) return;
  if (!actsForStation(control, station.id)) control.refuse('act-area');
  if ((control.state.stations.get(station.id) ?? 'expected') !== from) control.refuse('act-state');
};

function checkTurnout(control) {
  const { state, as, body, refuse } = control;
  const station = findStation(control, body.station);
  if (!station) return;
  if (!actsForStation(control, station.id)) refuse('act-area');
  if (as.office === 'precinct' && !state.stations.has(station.id)) refuse('act-state');
}

/** The contest and station that a body names: the station votes on the contest. */
function findBallot(control) {
  const entry = findEntry(control);
  const station = findStation(control, control.body.station);
  if (!entry || !station) return undefined;
  if (!stationLies(control.state.definition, station, entry.contest.area)) control.refuse('act-unknown');
  return entry;
}

function checkEntry(control) {
  const { state, act, body, refuse } = control;
  const entry = findBallot(control);
  if (!entry) return;
  if (!actsForStation(control, body.station, entry.contest)) refuse('act-area');
  checkFigures(control, entry.ballot, body.figures);
  const protocol = state.protocol(entry, body.station);
  checkDisclosure(control, protocol);
  const ready =
    act === 'protocol-entered' ? state.stations.get(body.station) === 'closed' : !state.keysAt.get(body.station);
  const repeats = (protocol.state === 'repeat') === (body.repeat !== undefined);
  if (!ready || !repeats || !Object.hasOwn(TRANSITIONS[act], protocol.state)) refuse('act-state');
  if (repeats && body.repeat !== undefined && body.repeat !== protocol.ordered) refuse('act-unknown');
}

function checkVersion(control) {
  const protocol = findProtocol(control);
  if (!protocol) return;
  checkFigures(control, protocol.entry.ballot, control.body.figures);
  checkDisclosure(control, protocol);
}

function checkConfirmed(control) {
  const { state, index, leaf, body, signers, refuse } = control;
  const protocol = findProtocol(control);
  if (!protocol) return;
  const { ballot } = protocol.entry;
  checkFigures(control, ballot, body.figures);
  checkDisclosure(control, protocol);
  if (protocol.leaf !== body.protocol) return;
  const { figures, withheld, signers: first } = protocol.version;
  const second = state.figuresOf(protocol, index, leaf);
  if (signers.some(({ id }) => first.has(id))) refuse('act-same-person');
  const all = new Set([...figures.keys(), ...second.figures.keys()]);
  const compared = withheld || second.withheld ? ballot.before : all;
  if ([...compared].some((line) => figures.get(line) !== second.figures.get(line))) refuse('act-figures-differ');
}

function checkDisputed(control) {
  const protocol = findProtocol(control);
  const { figures } = control.body;
  if (!protocol) return;
  if (figures) checkFigures(control, protocol.entry.ballot, figures);
  checkDisclosure(control, protocol);
}

const reconcile = ({ received, issued, spoiled, unused, found }) =>
  received === issued + spoiled + unused && found <= issued;

function checkAccepted(control) {
  const protocol = findProtocol(control);
  if (!protocol) return;
  const { errors, papers } = protocol.version;
  if (errors) control.refuse('act-errors');
  if (papers && !reconcile(papers)) control.refuse('act-papers');
}

function checkRepeat(control) {
  const { state, body, refuse } = control;
  if (state.kind !== 'rehearsal' && body.date < state.definition?.day.date) refuse('act-time');
  const entry = findEntry(control);
  if (!entry) return;
  if (!actsForArea(control, entry.contest.area)) refuse('act-area');
  for (const id of body.stations) {
    const station = findStation(control, id);
    if (!station) continue;
    if (!stationLies(state.definition, station, entry.contest.area)) refuse('act-unknown');
    else if (state.protocol(entry, id).state !== 'annulled') refuse('act-state');
  }
}

/** Whether a station of an area votes on a contest. */
const votesIn = ({ definition }, { contest }, area) =>
  contest.stations.some((station) => stationWithin(definition, station, area));

function checkTotals(control) {
  const { state, as, body, refuse } = control;
  const entry = findEntry(control);
  if (!entry) return;
  if (!votesIn(state, entry, body.area)) {
    refuse('act-unknown');
    return;
  }
  if (!actsForArea(control, body.area) || (as.office === 'district' && !actsForArea(control, entry.contest.area)))
    refuse('act-area');
  checkFigures(control, entry.ballot, body.figures);
}

/** Reading: a preliminary result is announced of a contest that is open or announced; one is established from either; re-established from `changed`. */
const RESULT_FROM = {
  'preliminary-announced': ['open', 'announced'],
  'result-established': ['open', 'announced'],
  'result-re-established': ['changed'],
};

function checkResults(control) {
  const { state, index, body, refuse } = control;
  if (body.size > index || body.size <= state.elections.get(body.election)?.leaf) refuse('act-size');
  for (const result of body.results) {
    const entry = findEntry(control, result.contest);
    if (entry) checkResult(control, entry, result);
  }
}

function checkResult(control, entry, result) {
  const { act, body } = control;
  const { contest, ballot, protocols, lastActed } = entry;
  const refuse = (code) => control.refuse(code, { contest: contest.id });
  if (!actsForArea(control, contest.area)) refuse('act-area');
  checkFigures({ refuse }, ballot, result.figures);
  const options = [...Object.keys(result.seats ?? {}), ...(result.elected ?? []), ...(result.next ?? [])];
  if (options.some((option) => !ballot.options.includes(option))) refuse('act-unknown');
  if (!RESULT_FROM[act].includes(entry.state)) refuse('act-state');
  if (act === 'preliminary-announced') return;
  if (lastActed >= body.size) refuse('act-size');
  if (!contest.stations.every((station) => isSettled(protocols.get(station)))) refuse('act-incomplete');
}

const isSettled = (protocol) => protocol?.state === 'accepted' || protocol?.state === 'annulled';

function checkLots(control) {
  const entry = findEntry(control);
  if (!entry) return;
  if (!actsForArea(control, entry.contest.area)) control.refuse('act-area');
  if (control.body.drawn.some((option) => !entry.ballot.options.includes(option))) control.refuse('act-unknown');
}

function checkCopy(control) {
  const entry = findBallot(control);
  if (!entry) return;
  checkFigures(control, entry.ballot, control.body.figures);
  checkDisclosure(control, control.state.protocol(entry, control.body.station));
}

function checkDecision(control) {
  const { state, body, refuse } = control;
  const election = state.elections.get(body.election);
  if (!election) notThere(control);
  else if (!asks(election, body.question)) refuse('act-unknown');
}

const CHECKS = {
  'log-opened': checkLogOpened,
  'key-vouched': checkVouched,
  'key-revoked': checkRevoked,
  'dataset-adopted': checkDataset,
  'election-opened': checkElection,
  'station-opened': checkStation('expected'),
  'station-closed': checkStation('opened'),
  'turnout-reported': checkTurnout,
  'protocol-entered': checkEntry,
  'paper-received': checkEntry,
  'protocol-confirmed': checkConfirmed,
  'protocol-disputed': checkDisputed,
  'protocol-returned': findProtocol,
  'protocol-accepted': checkAccepted,
  'entry-corrected': checkVersion,
  'protocol-replaced': checkVersion,
  'protocol-annulled': findProtocol,
  'repeat-voting-ordered': checkRepeat,
  'totals-declared': checkTotals,
  'preliminary-announced': checkResults,
  'result-established': checkResults,
  'result-re-established': checkResults,
  'lots-drawn': checkLots,
  'decision-recorded': checkDecision,
  'observer-copy-handed-in': checkCopy,
};

// ───────────────────────────────────────────────── 12. Claims (bundle.md)

const CLAIMS = [
  'bundle',
  'tree',
  'checkpoint',
  'witnesses',
  'documents',
  'leaves',
  'signatures',
  'permissions',
  'law',
  'equations',
  'totals',
  'results',
  'completeness',
];
const LEAVES_CODES = new Set(['leaf-form', 'act-malformed', 'act-too-large', 'act-log', 'act-id-used', 'act-time']);
const SIGNATURES_CODES = new Set(['act-signature', 'act-key-unknown', 'act-key-revoked']);
const MOST_FAILURES = 1000;

/** Why a claim cannot be checked: of several reasons the first of these is told. */
const RANKED_REASONS = ['no-policy', 'needs', 'source-only', 'rule-unknown', 'withheld', 'unsettled', 'empty'];

/** One claim while it is looked at. A failure goes before a reason why something could not be checked. */
class Claim {
  failures = [];
  more = 0;
  checked = 0;
  why = undefined;
  needs = undefined;

  constructor(name) {
    this.name = name;
  }

  fail(failure) {
    if (this.failures.length < MOST_FAILURES) this.failures.push(failure);
    else this.more += 1;
  }

  cannot(why, needs) {
    if (this.why !== undefined && RANKED_REASONS.indexOf(this.why) <= RANKED_REASONS.indexOf(why)) return;
    this.why = why;
    this.needs = needs;
  }

  answer() {
    const { name: claim, checked, failures, more, why, needs } = this;
    if (failures.length > 0) return { claim, status: 'failed', checked, failures, more };
    if (why !== undefined) return { claim, status: 'not-checkable', why, ...(needs === undefined ? {} : { needs }) };
    return { claim, status: 'passed', checked };
  }
}

/** A number as JSON has it: text where it is beyond 2^53. */
const printed = (value) =>
  typeof value === 'bigint' ? (Number.isSafeInteger(Number(value)) ? Number(value) : String(value)) : value;

/** Whether every document that acts name is there, with its hash and length, and no other. Where leaves are lacking (`whole` is false) none is unnamed. */
function judgeDocuments(claim, state, documents, whole) {
  claim.checked += documents.length;
  const named = new Map();
  for (const reference of state.named)
    named
      .set(reference.sha256, named.get(reference.sha256) ?? [])
      .get(reference.sha256)
      .push(reference);
  const seen = new Set();
  for (const document of documents) {
    const references = named.get(document.hash) ?? named.get(document.stated) ?? [];
    const fault = documentFault(document, references, whole);
    if (fault) claim.fail(fault);
    seen.add(document.hash).add(document.stated);
  }
  for (const [hash, [{ leaf, name }]] of named) {
    if (!seen.has(hash)) claim.fail({ code: 'document-missing', leaf, document: name });
  }
  if (named.size === 0) claim.cannot('empty');
}

/** What is wrong with a document that is there, beside the acts that name it. */
function documentFault({ name, stated, hash, bytes }, references, whole) {
  const unlike = references.find((reference) => reference.bytes !== bytes.length);
  const place = { ...defined({ leaf: (unlike ?? references[0])?.leaf }), document: name };
  if (stated !== hash) return { code: 'document-differs', ...place, stated, found: hash };
  if (unlike) return { code: 'document-differs', ...place, stated: unlike.bytes, found: bytes.length };
  const isNamed = references.some((reference) => reference.name === name);
  return !isNamed && whole ? { code: 'document-unnamed', ...place } : undefined;
}

/** The commitment to a private part. */
const commitmentTo = ({ salt, bytes }) => hexHash(Buffer.concat([Buffer.from('saylau-commitment/1\n'), salt, bytes]));

/** Whether a private part is what the acts committed to. */
function judgePrivatePart(claim, part, commitments) {
  const { leaf, name, bytes } = part;
  claim.checked += 1;
  const commitment = own(commitments.get(leaf), name);
  const sound = name !== 'figures' || canonical(json(utf8(bytes))) === utf8(bytes);
  if (commitment === undefined) claim.fail({ code: 'document-unnamed', leaf, document: name });
  else if (commitmentTo(part) !== commitment || !sound) claim.fail({ code: 'document-differs', leaf, document: name });
}

/** Whether the rules of each election that an act opens follow from its statute. */
function judgeLaw(claim, state) {
  if (state.opened.length === 0) claim.cannot('empty');
  for (const { leaf, body } of state.opened) {
    claim.checked += 1;
    const { unread, definition, why } = state.adopted.get(body.definition) ?? {};
    const held = definition?.day.elections.find(({ id }) => id === body.election);
    const missing = [body.rules, body.statute].some((file) => file && !state.documents.has(file.sha256));
    const unreadable = { code: 'definition-unreadable', election: body.election };
    if (unread === 'documents' || missing) claim.cannot('needs', 'documents');
    else if (!held) claim.fail({ ...unreadable, leaf: body.definition, ...defined({ found: why }) });
    else if (!rulesIn(state, body.rules)) claim.fail({ ...unreadable, leaf, document: body.rules.name });
    else if (!followsLaw(state, body, definition, held))
      claim.fail({ code: 'rules-differ', leaf, election: body.election, document: body.rules.name });
  }
}

/** Whether an election was opened under its statute's bytes and under the rules that follow from it, or under the definition's own. */
function followsLaw(state, body, definition, held) {
  const name = `statutes/${held.statute}.json`;
  const bytes = state.filesOf.get(body.definition)?.find((file) => file.name === name)?.sha256;
  if (bytes !== body.statute?.sha256) return false;
  return sorted(definition.rules.get(held.id)) === sorted(rulesIn(state, body.rules));
}

const COUNTED = new Set(['entered', 'confirmed', 'accepted']);

/** The version of a protocol that is counted from the leaves before `size`, or undefined. */
function countedAt(protocol, size) {
  const last = protocol?.history.findLast(({ leaf }) => leaf < size);
  return last && COUNTED.has(last.state) && !last.version.errors ? last.version : undefined;
}

const added = (a, b) => (typeof a === 'number' && Number.isSafeInteger(a + b) ? a + b : BigInt(a) + BigInt(b));

/**
 * Sums over the stations of an area that vote on a contest: `figures` (line → sum, absent where a figure is), `counted` protocols,
 * `complete` where every protocol is counted or annulled, `withheld` where votes of one are kept from us.
 */
function sumsOf(state, entry, area, size) {
  const { contest, ballot, protocols } = entry;
  const sums = {
    figures: new Map([...ballot.all].map((line) => [line, 0])),
    counted: 0,
    complete: true,
    withheld: false,
  };
  for (const station of contest.stations) {
    if (!stationWithin(state.definition, station, area)) continue;
    const protocol = protocols.get(station);
    const version = countedAt(protocol, size);
    if (version) addVersion(sums, version);
    else if (protocol?.history.findLast(({ leaf }) => leaf < size)?.state !== 'annulled') sums.complete = false;
  }
  return sums;
}

function addVersion(sums, { figures, withheld }) {
  sums.counted += 1;
  sums.withheld ||= withheld;
  for (const [line, sum] of sums.figures) {
    const figure = figures.get(line);
    if (figure === undefined) sums.figures.delete(line);
    else sums.figures.set(line, added(sum, figure));
  }
}

const placeOf = ({ contest }) => ({ election: contest.election, contest: contest.id });

/** Whether every accepted protocol keeps its form's equations of severity error. */
function judgeEquations(claim, state) {
  for (const entry of state.contests.values()) {
    for (const { station, state: at, version } of entry.protocols.values()) {
      if (at !== 'accepted') continue;
      claim.checked += 1;
      if (version.withheld) claim.cannot('withheld');
      for (const { id, left, right } of brokenEquations(entry.ballot, version.figures)) {
        const values = { stated: printed(left), found: printed(right) };
        claim.fail({ code: 'equation-broken', leaf: version.leaf, ...placeOf(entry), station, path: id, ...values });
      }
    }
  }
  if (claim.checked === 0) claim.cannot('empty');
}

/** Whether every declared total that stands is the sum of its stations. */
function judgeTotals(claim, state) {
  for (const { leaf, body } of state.declared.values()) {
    const entry = state.entryOf(body);
    if (!entry || !votesIn(state, entry, body.area)) continue;
    claim.checked += 1;
    const sums = sumsOf(state, entry, body.area, state.size);
    if (!sums.complete) claim.cannot('unsettled');
    const place = { leaf, ...placeOf(entry), area: body.area };
    for (const [line, stated] of Object.entries(body.figures)) {
      const found = sums.figures.get(line);
      if (found === undefined) claim.cannot('withheld');
      if (!fitsSum(stated, found, sums))
        claim.fail({ code: 'total-differs', ...place, line, stated, found: printed(found) });
    }
  }
  if (claim.checked === 0) claim.cannot('empty');
}

/** While stations are missing, a total is no less than the sum of the others; a sum that is withheld cannot be compared. */
const fitsSum = (stated, found, { complete }) => found === undefined || (complete ? stated === found : stated >= found);

/** Every announced or established result beside what its leaves count to. */
function judgeResults(claim, state) {
  for (const { leaf, act } of state.results) {
    const { election, size, results } = act.body;
    for (const result of results) {
      const entry = state.entryOf({ election, contest: result.contest });
      // More leaves than there are cannot be counted from, nor a contest that is not there; `permissions` has said so.
      if (size > leaf || !entry) {
        claim.cannot('needs', 'permissions');
        continue;
      }
      claim.checked += 1;
      const differ = (code, place, stated, found) =>
        claim.fail({ code, leaf, ...placeOf(entry), ...place, ...defined({ stated, found: printed(found) }) });
      judgeResult(claim, state, { entry, result, size, differ });
    }
  }
  if (claim.checked === 0) claim.cannot('unsettled');
}

const defined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

function judgeResult(claim, state, { entry, result, size, differ }) {
  const sums = sumsOf(state, entry, entry.contest.area, size);
  if (sums.counted === 0) sums.figures.clear();
  for (const line of new Set([...sums.figures.keys(), ...Object.keys(result.figures)])) {
    const [stated, found] = [own(result.figures, line), sums.figures.get(line)];
    const hidden = sums.withheld && found === undefined;
    if (hidden) claim.cannot('withheld');
    else if (stated !== found) differ('figure-differs', { line }, stated, found);
  }
  const outcome = countContest(scopeOf(state, entry, sums.figures, size));
  if (outcome.stop === 'rule-unknown') claim.cannot('rule-unknown');
  else if (outcome.stop === 'absent' && sums.withheld) claim.cannot('withheld');
  else compareOutcome(result, outcome, differ);
}

/** What counting a contest needs, at a size of the log. */
function scopeOf(state, entry, figures, size) {
  const { contest, election } = entry;
  const { areas, day } = state.definition;
  const rules = decidedRules(state, election, size);
  const round = day.elections.find(({ id }) => id === election.id).round ?? 1;
  const lots = (state.lots.get(pairOf(election.id, contest.id)) ?? []).filter(({ leaf }) => leaf < size);
  const scopes = new Map();
  const ballot = ballotOf(rules, contest) ?? entry.ballot;
  const drawn = [...new Set(lots.flatMap((lot) => lot.drawn))];
  const inArea = (area) => {
    if (!scopes.has(area)) scopes.set(area, at(area, sumsOf(state, entry, area, size).figures));
    return scopes.get(area);
  };
  const at = (area, own) => {
    const regions = (kind) => (areas.get(area)?.below ?? []).filter((one) => isRegion(one, kind)).map(({ id }) => id);
    return { contest, rules, ballot, round, figures: own, drawn, regions, inArea, answers: new Map() };
  };
  return at(contest.area, figures);
}

/** Reading: constituencies stand in the same tree as regions and are none. */
const isRegion = (area, kind) =>
  kind === undefined ? area.kind !== 'abroad' && area.kind !== 'constituency' : area.kind === kind;

/** The rules with what was decided before `size` put where the law leaves it open; a later answer to the same question stands. */
function decidedRules(state, election, size) {
  const decisions = state.decisions.filter((decision) => decision.election === election.id && decision.leaf < size);
  if (decisions.length === 0) return election.rules;
  const rules = structuredClone(election.rules);
  const answers = new Map(decisions.map(({ question, answer }) => [question, answer]));
  for (const [question, answer] of answers) {
    for (const path of askedPaths(election, question)) decide(rules, path, answer);
  }
  return rules;
}

/** Paths of the leaves of a template that are a provision. */
function pathsOf(template, provision, path = []) {
  if (template === provision) return [path];
  if (typeof template !== 'object' || template === null) return [];
  return Object.entries(template).flatMap(([key, inner]) => pathsOf(inner, provision, [...path, key]));
}

/** Reading: an answer is the value itself, or its text as the command line takes it (`lot,order`, JSON). */
function decide(rules, path, answer) {
  const parent = path
    .slice(0, -1)
    .reduce(
      (at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? at[key] : undefined),
      rules,
    );
  const last = path.at(-1);
  if (typeof parent !== 'object' || parent === null || last === '__proto__') return;
  if (Object.hasOwn(parent, last) && parent[last] !== UNSPECIFIED) return;
  const value = typeof answer === 'string' ? (json(answer) ?? answer) : answer;
  parent[last] = last === 'ties' && typeof value === 'string' ? value.split(',') : value;
}

const sameSet = (a, b) => a.length === b.length && a.every((item) => b.includes(item));

/** Compares what a commission states with what the count gives, whole. An outcome that stopped is none: then nothing may be stated. */
function compareOutcome(result, outcome, differ) {
  const seats = outcome.seats && Object.fromEntries([...outcome.seats].filter(([, number]) => number > 0));
  compareSeats(result.seats, seats, differ);
  for (const member of ['elected', 'next']) {
    const [stated, found] = [result[member], outcome[member]?.map(({ id }) => id)];
    const same = stated && found ? sameSet(stated, found) : stated === found;
    if (!same) differ('elected-differ', { path: member }, stated, found);
  }
  for (const member of ['adopted', 'valid']) {
    if (result[member] !== outcome[member]) differ('answer-differs', { path: member }, result[member], outcome[member]);
  }
}

/** Seats option by option; where one side alone has the member at all and neither has a seat, the member itself differs. */
function compareSeats(stated, found, differ) {
  const options = new Set([...Object.keys(found ?? {}), ...Object.keys(stated ?? {})]);
  for (const option of options) {
    const [a, b] = [own(stated, option), own(found, option)];
    if (a !== b) differ('seats-differ', { line: option }, a, b);
  }
  if (options.size === 0 && (stated === undefined) !== (found === undefined)) differ('seats-differ', { path: 'seats' });
}

/** Whether every protocol is there and settled, for each contest that is established. */
function judgeCompleteness(claim, state) {
  for (const entry of state.contests.values()) {
    if (entry.state !== 'established') continue;
    for (const station of entry.contest.stations) {
      claim.checked += 1;
      const protocol = entry.protocols.get(station);
      if (isSettled(protocol)) continue;
      const missing = protocol === undefined || protocol.state === 'expected';
      const code = missing ? 'protocol-missing' : 'protocol-unsettled';
      claim.fail({ code, ...placeOf(entry), station, ...defined({ leaf: protocol?.leaf, found: protocol?.state }) });
    }
  }
  if (claim.checked === 0) claim.cannot('unsettled');
}

// ───────────────────────────────────────────────── 13. The bundle (bundle.md)

const isHead = record({
  format: oneOf('saylau-bundle/1'),
  origin: isText,
  size: isCount,
  documents: isCount,
  private: isCount,
  keys: listOf((key) => typeof key === 'string'),
});
const isDocumentLine = record({ name: isText, sha256: isHash, base64: (text) => base64(text) !== undefined });
const isPrivateLine = record({
  leaf: isCount,
  name: isText,
  salt: (text) => base64(text)?.length === 32,
  base64: (text) => base64(text) !== undefined,
});
const isEnd = record({ checkpoint: (text) => typeof text === 'string' });
const END_BEGINS = Buffer.from('{"checkpoint":');
/** The longest lines that are read, and all documents together, in bytes. */
const LONGEST = { head: 1_000_000, documents: 268_435_456, leaves: 1_000_000, private: 67_108_864, end: 4_000_000 };
const ALL_DOCUMENTS = 536_870_912;
/** What stands in the place of the hash of a leaf that was not read. */
const NO_HASH = Buffer.alloc(32);
/** Where the head says how many lines of a kind there are. */
const STATED_AS = { documents: 'documents', leaves: 'size', private: 'private' };

/** Reads a bundle line by line; at its end `verification` gives the answers. */
class Verifier {
  claims = Object.fromEntries(CLAIMS.map((name) => [name, new Claim(name)]));
  documents = []; // {name, stated, hash, bytes}
  stated = new Set(); // SHA-256 that their lines say
  bytes = new Map(); // documents by their SHA-256
  commitments = new Map(); // leaf → commitments
  tree = new Frontier();
  folded = undefined;
  head = undefined;
  end = undefined;
  broken = false;
  seen = { documents: 0, leaves: 0, private: 0, end: 0, more: 0 };
  documentBytes = 0;

  /** `options`: `keys` (verifier keys from elsewhere) and `policy`. */
  constructor(options) {
    this.options = options;
  }

  form(path, found) {
    this.claims.bundle.fail({ code: 'bundle-form', path, ...defined({ found }) });
  }

  /** Whether nothing more is read: without a head, and behind the end. */
  get done() {
    return this.unreadable || this.seen.more > 0;
  }

  /** How long the next line may be. */
  get longest() {
    const { head, seen } = this;
    if (!head) return LONGEST.head;
    if (seen.end > 0) return LONGEST.end;
    return LONGEST[['documents', 'leaves', 'private'].find((kind) => seen[kind] < head[STATED_AS[kind]]) ?? 'end'];
  }

  /** Takes one line, without its line end; `undefined` stands for one that is too long. Lines are told apart by their place. */
  take(line) {
    if (!this.head) {
      this.takeHead(json(utf8(line)));
      return;
    }
    const { seen, head } = this;
    if (seen.end > 0) {
      seen.more += 1;
    } else if (line?.subarray(0, END_BEGINS.length).equals(END_BEGINS)) {
      this.takeEnd(json(utf8(line)));
    } else if (seen.documents < head.documents) {
      this.takeDocument(json(utf8(line)));
    } else if (seen.leaves < head.size) {
      this.takeLeaf(line);
    } else if (seen.private < head.private) {
      this.takePrivate(json(utf8(line)));
    } else {
      this.takeEnd(json(utf8(line)));
    }
  }

  /** Without a head nothing can be read. */
  get unreadable() {
    return this.head === undefined && this.claims.bundle.failures.some(({ code }) => code === 'bundle-form');
  }

  lacks(...paths) {
    for (const path of paths) this.claims.bundle.fail({ code: 'bundle-size', path, stated: 1, found: 0 });
  }

  takeHead(value) {
    if (isHead(value)) this.head = value;
    else this.form('/head');
  }

  get origin() {
    return this.head?.origin;
  }

  takeDocument(value) {
    const path = `/documents/${this.seen.documents}`;
    this.seen.documents += 1;
    if (!isDocumentLine(value)) {
      this.form(path);
      return;
    }
    const bytes = base64(value.base64);
    this.documentBytes += bytes.length;
    if (this.documentBytes > ALL_DOCUMENTS) {
      this.form(path);
      return;
    }
    const hash = hexHash(bytes);
    if (this.stated.has(value.sha256)) this.claims.bundle.fail({ code: 'bundle-form', document: value.name });
    this.stated.add(value.sha256);
    this.documents.push({ name: value.name, stated: value.sha256, hash, bytes });
    this.bytes.set(hash, bytes);
  }

  takePrivate(value) {
    const path = `/private/${this.seen.private}`;
    this.seen.private += 1;
    if (!isPrivateLine(value)) {
      this.form(path);
      return;
    }
    const part = { leaf: value.leaf, name: value.name, salt: base64(value.salt), bytes: base64(value.base64) };
    judgePrivatePart(this.claims.documents, part, this.commitments);
  }

  takeEnd(value) {
    this.seen.end += 1;
    if (isEnd(value)) this.end = value.checkpoint;
    else this.form('/end');
  }

  takeLeaf(line) {
    const { tree, state, claims } = this;
    const index = tree.size;
    this.seen.leaves += 1;
    if (line) tree.append(line);
    else tree.appendHash(NO_HASH);
    state.size = index + 1;
    claims.leaves.checked += 1;
    this.judgeLeaf(index, line);
  }

  get state() {
    this.folded ??= new State(this.origin, this.bytes, this.options.withheld);
    return this.folded;
  }

  /** Judges one leaf and takes it into the state. */
  judgeLeaf(index, line) {
    const { state, claims } = this;
    const fail = (code, place) => {
      const { leaves, signatures, permissions } = claims;
      const claim = LEAVES_CODES.has(code) ? leaves : SIGNATURES_CODES.has(code) ? signatures : permissions;
      claim.fail({ code, leaf: index, ...place });
    };
    const text = line === undefined || line.length > MAX_LEAF ? undefined : utf8(line);
    const value = json(text);
    const idle = idleCode(line, text, value) ?? (state.ids.has(value.act.id) ? 'act-id-used' : undefined);
    if (idle) {
      fail(idle);
      return;
    }
    claims.permissions.checked += 1;
    const signers = signersOf(state, value);
    claims.signatures.checked += signers.length;
    for (const code of leafCodes(state, value)) fail(code);
    for (const { code, path } of signatureFailures(signers, value)) fail(code, { path });
    if (value.received > state.lastReceived) state.lastReceived = value.received;
    state.ids.add(value.act.id);
    const { refusals, blind } = refusalsOf(state, index, value, signers);
    for (const { code, ...place } of refusals) fail(code, place);
    if (blind) claims.permissions.cannot('needs', 'law');
    if (value.act.commitments) this.commitments.set(index, value.act.commitments);
    state.apply(index, value);
  }

  /** The bundle broke off: a packed stream that cannot be unpacked to its end. */
  breakOff() {
    this.broken = true;
    this.form('');
  }

  /** Bytes after the last line end: a line cut off, which is not read. */
  takeRest() {
    if (this.done) return;
    this.claims.bundle.fail({ code: 'bundle-size', path: '/end' });
  }

  /** The answers to all claims, in their order. */
  verification() {
    const { claims, tree } = this;
    if (!this.head && !this.unreadable) this.lacks('/head', '/end');
    const checkpoint = this.head ? this.judgeAll() : this.needsBundle();
    return {
      format: 'saylau-verification/1',
      ...defined({ origin: this.origin ?? checkpoint?.origin }),
      size: tree.size,
      root: tree.root().toString('hex'),
      keys: this.outsideKeys.length > 0 ? 'given' : 'own',
      claims: CLAIMS.map((name) => claims[name].answer()),
    };
  }

  needsBundle() {
    for (const name of CLAIMS.slice(1)) {
      if (name === 'witnesses' && !this.options.policy) this.claims[name].cannot('no-policy');
      else this.claims[name].cannot('needs', 'bundle');
    }
  }

  judgeAll() {
    this.judgeBundle();
    const checkpoint = this.judgeCheckpoint();
    this.judgeTree(checkpoint);
    this.judgeWitnesses(checkpoint);
    this.judgeContent();
    return checkpoint;
  }

  judgeContent() {
    const { claims, state, documents, head } = this;
    judgeDocuments(claims.documents, state, documents, this.tree.size >= head.size);
    for (const name of ['leaves', 'signatures', 'permissions']) {
      if (claims[name].checked === 0) claims[name].cannot('empty');
    }
    this.judgeElections();
  }

  /** Of each kind of line, whether there are as many as the head states. */
  judgeBundle() {
    const { claims, seen, head } = this;
    claims.bundle.checked = seen.leaves;
    const stated = { documents: head.documents, leaves: head.size, private: head.private, end: 1 };
    for (const [kind, number] of Object.entries(stated)) {
      if (seen[kind] >= number) continue;
      const leaf = kind === 'leaves' ? seen.leaves : undefined;
      const place = { path: `/${kind}`, ...defined({ leaf }), stated: number, found: seen[kind] };
      claims.bundle.fail({ code: 'bundle-size', ...place });
    }
    if (seen.more > 0) claims.bundle.fail({ code: 'bundle-size', path: '/end' });
  }

  judgeCheckpoint() {
    const claim = this.claims.checkpoint;
    claim.checked = 1;
    if (this.end === undefined) {
      claim.cannot('needs', 'bundle');
      return undefined;
    }
    const checkpoint = parseCheckpoint(this.end);
    if (!checkpoint) {
      claim.fail({ code: 'checkpoint-form' });
      return undefined;
    }
    const keys = this.logKeys();
    if (checkpoint.origin !== this.origin)
      claim.fail({ code: 'checkpoint-origin', stated: checkpoint.origin, found: this.origin });
    else judgeLogSignatures(claim, checkpoint, keys);
    return checkpoint;
  }

  /** Keys of logs that the reader has: those given alone, or those of the policy. */
  get outsideKeys() {
    const { keys, policy } = this.options;
    return keys.length > 0 ? keys : (policy?.logs ?? []);
  }

  /** Keys that the checkpoint is read under: where the reader has any, those alone. */
  logKeys() {
    const outside = this.outsideKeys;
    const keys = outside.length > 0 ? outside : this.head.keys.map((key) => verifierKey(key));
    return keys.filter(Boolean).filter(({ name, type }) => name === this.origin && type === TYPE_LOG);
  }

  judgeTree(checkpoint) {
    const claim = this.claims.tree;
    claim.checked = this.tree.size;
    if (!checkpoint) claim.cannot('needs', 'checkpoint');
    else if (checkpoint.size !== this.tree.size)
      claim.fail({ code: 'size-differs', stated: checkpoint.size, found: this.tree.size });
    else if (!checkpoint.root.equals(this.tree.root())) {
      claim.fail({
        code: 'root-differs',
        stated: checkpoint.root.toString('hex'),
        found: this.tree.root().toString('hex'),
      });
    }
  }

  judgeWitnesses(checkpoint) {
    const claim = this.claims.witnesses;
    const { policy } = this.options;
    if (!policy) claim.cannot('no-policy');
    else if (!checkpoint) claim.cannot('needs', 'checkpoint');
    else judgeCosignatures(claim, checkpoint, policy);
  }

  /** The last five claims, which are about elections. */
  judgeElections() {
    const { claims, state } = this;
    const names = CLAIMS.slice(-5);
    if (state.kind === 'archive' || state.kind === 'register') {
      for (const name of names) claims[name].cannot('source-only');
      return;
    }
    judgeLaw(claims.law, state);
    if (state.unread) {
      for (const name of names.slice(1)) claims[name].cannot('needs', 'law');
      return;
    }
    judgeEquations(claims.equations, state);
    judgeTotals(claims.totals, state);
    judgeResults(claims.results, state);
    judgeCompleteness(claims.completeness, state);
  }
}

function judgeCosignatures(claim, checkpoint, policy) {
  const cosigned = new Set();
  for (const [name, { key }] of policy.names) {
    if (key) claim.checked += 1;
    for (const line of key ? linesOf(checkpoint, key) : []) {
      if (witnessSigned(checkpoint, line, key)) cosigned.add(name);
      else claim.fail({ code: 'cosignature-wrong', found: name });
    }
  }
  const met = policy.quorum === 'none' || policyMet(policy, policy.quorum, cosigned);
  if (!met) claim.fail({ code: 'quorum-missed', stated: policy.quorum, found: cosigned.size });
}

function judgeLogSignatures(claim, checkpoint, keys) {
  const lines = keys.flatMap((key) => linesOf(checkpoint, key).map((line) => ({ line, key })));
  const wrong = lines.some(({ line, key }) => !logSigned(checkpoint, line, key));
  if (lines.length === 0 || wrong) claim.fail({ code: 'checkpoint-signature' });
}

/**
 * The lines of a stream as bytes, `whole` where a line end came after it; no bytes where the line is longer than `longest` says when it
 * begins to be read. A line without end needs no memory.
 */
async function* linesOfStream(stream, longest) {
  let parts = [];
  let length = 0;
  const take = (part) => {
    length += part.length;
    if (length > longest()) parts = [];
    else parts.push(part);
  };
  const lineOf = () => {
    const line = length > longest() ? undefined : Buffer.concat(parts);
    [parts, length] = [[], 0];
    return line;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, start)) {
      take(chunk.subarray(start, at));
      yield { line: lineOf(), whole: true };
      start = at + 1;
    }
    if (start < chunk.length) take(chunk.subarray(start));
  }
  if (length > 0) yield { line: lineOf(), whole: false };
}

/** A file's bytes, unpacked where its first two bytes tell that it is gzip. */
function openBundle(path) {
  const first = Buffer.alloc(2);
  const file = openSync(path);
  readSync(file, first, 0, 2, 0);
  closeSync(file);
  const stream = createReadStream(path);
  if (first.readUInt16BE() !== 0x1f8b) return stream;
  const gunzip = createGunzip().on('close', () => stream.destroy());
  return stream.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
}

/** Whether an error says that a packed file is cut off or damaged. */
const isGzipError = (error) => typeof error.code === 'string' && error.code.startsWith('Z_');

/** The command or verifyFile was called with what cannot be used; the message says why. */
class CalledWrongly extends Error {}

/**
 * The withheld figures of a bundle that has any, by leaf and commitment, read ahead of its leaves: protocols are judged with them. What is
 * wrong is found later.
 */
async function readWithheld(path) {
  const withheld = new Map();
  let head;
  let number = 0;
  try {
    for await (const { line } of linesOfStream(openBundle(path), () => (head ? LONGEST.private : LONGEST.head))) {
      head ??= json(utf8(line));
      if (!isHead(head) || head.private === 0) break;
      const value = number > head.documents + head.size ? json(utf8(line)) : undefined;
      if (isPrivateLine(value) && value.name === 'figures') {
        const bytes = base64(value.base64);
        withheld.set(`${value.leaf} ${commitmentTo({ salt: base64(value.salt), bytes })}`, bytes);
      }
      number += 1;
    }
  } catch (error) {
    if (!isGzipError(error)) throw error;
  }
  return withheld;
}

/**
 * Verifies the bundle in a file. `keys` are verifier keys from elsewhere, `policy` the text of a policy. Returns the answer as `--json` prints it.
 * Throws CalledWrongly where a key or the policy cannot be read.
 */
export async function verifyFile(path, { keys = [], policy } = {}) {
  const parsed = keys.map((key) => verifierKey(key));
  const trusted = policy === undefined ? undefined : parsePolicy(policy);
  if (parsed.includes(undefined)) throw new CalledWrongly('--key is no verifier key');
  if (trusted?.fault) throw new CalledWrongly(`the policy cannot be read: ${trusted.fault}`);
  const withheld = await readWithheld(path);
  const verifier = new Verifier({ keys: parsed, policy: trusted, withheld });
  try {
    for await (const { line, whole } of linesOfStream(openBundle(path), () => verifier.longest)) {
      if (whole) verifier.take(line);
      else verifier.takeRest();
      if (verifier.done) break;
    }
  } catch (error) {
    if (!isGzipError(error)) throw error;
    verifier.breakOff();
  }
  return { verification: verifier.verification() };
}

// ───────────────────────────────────────────────── 14. The command

const SAYS = {
  bundle: 'The file is whole and of the form of a bundle.',
  tree: 'The leaves have the root that the checkpoint states.',
  checkpoint: 'The log signed the checkpoint, for this origin.',
  witnesses: 'Enough of the witnesses that you trust cosigned the checkpoint.',
  documents: 'Every document that the acts name is there, unchanged, and no other.',
  leaves: 'Every leaf has the form of an act of this log; no act stands twice; times are in order.',
  signatures: 'Every signature is right, by a key that was good when it signed.',
  permissions: 'Every act was done by somebody who may do it, when it may be done.',
  law: 'The rules of the count follow from the statute.',
  equations: 'Every accepted protocol keeps the equations of its form.',
  totals: 'Every declared total is the sum of its stations.',
  results: 'Every announced or established result is what the protocols count to.',
  completeness: 'No protocol is missing or unsettled in a contest that is established.',
};
const REASONS = {
  'no-policy': 'you gave no policy that says which witnesses you trust',
  'source-only': 'this log holds published figures, not an election',
  'rule-unknown': 'it needs a rule that this verifier does not know',
  withheld: 'votes of very small stations are withheld, and their private parts are not in the bundle',
  unsettled: 'nothing was announced or established yet',
  empty: 'there is nothing of the kind in this log',
};
const SHOWN = 10;

/** A text that cannot steer a terminal: controls, marks of direction and separators become escapes. */
const safe = (text) =>
  String(text).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const sayFailure = ({ code, ...place }) =>
  `${code} ${Object.entries(place)
    .map(([name, value]) => `${name} ${safe(value)}`)
    .join(', ')}`.trim();

/** The lines about one claim. */
function sayClaim(answer, number) {
  const { claim, status, checked, failures = [], more, why, needs } = answer;
  const head = `${String(number).padStart(2)}. ${SAYS[claim]}`;
  if (status === 'passed') return [head, `    passed (${checked} checked)`];
  if (status === 'not-checkable')
    return [
      head,
      `    could not be checked: ${why === 'needs' ? `it needs the claim "${needs}", which did not pass` : REASONS[why]}`,
    ];
  const rest = failures.length - SHOWN + more;
  const listed = failures.slice(0, SHOWN).map((failure) => `      - ${sayFailure(failure)}`);
  return [
    head,
    `    FAILED (${failures.length + more} failures, ${checked} checked)`,
    ...listed,
    ...(rest > 0 ? [`      and ${rest} more`] : []),
  ];
}

function sayAll({ verification }) {
  const { origin = '?', size, root, keys: whose, claims } = verification;
  const failed = claims.filter(({ status }) => status === 'failed').length;
  const open = claims.filter(({ status }) => status === 'not-checkable').length;
  const verdict =
    failed > 0
      ? `${failed} of ${claims.length} claims FAILED.`
      : open > 0
        ? `Nothing failed; ${open} of ${claims.length} claims could not be checked.`
        : 'All claims passed.';
  const keys =
    whose === 'own'
      ? [
          'The keys of the checkpoint come from the bundle itself. Give --key or --policy with keys that you have from elsewhere.',
        ]
      : [];
  return [
    `Log ${safe(origin)}, ${size} leaves, root ${root}`,
    '',
    ...claims.flatMap((claim, index) => sayClaim(claim, index + 1)),
    '',
    verdict,
    ...keys,
  ].join('\n');
}

const USAGE = 'usage: node saylau-verify.mjs <bundle> [--key <verifier key>]… [--policy <file>] [--json]';

/** Runs the command; returns its exit code: 0 where no claim failed, 1 where one did, 2 where it was called wrongly. */
async function main(args) {
  try {
    const options = { key: { type: 'string', multiple: true }, policy: { type: 'string' }, json: { type: 'boolean' } };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length !== 1) throw new CalledWrongly(USAGE);
    const policy = values.policy === undefined ? undefined : readFileSync(values.policy, 'utf8');
    const result = await verifyFile(positionals[0], { keys: values.key, policy });
    process.stdout.write(`${values.json ? JSON.stringify(result.verification) : sayAll(result)}\n`);
    return result.verification.claims.some(({ status }) => status === 'failed') ? 1 : 0;
  } catch (error) {
    const expected = error instanceof CalledWrongly || typeof error.code === 'string';
    if (!expected) throw error;
    process.stderr.write(`${safe(error.message)}\n`);
    return 2;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = await main(process.argv.slice(2));
