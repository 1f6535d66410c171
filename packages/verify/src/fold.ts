/** The second reading of a log: every leaf is hashed, checked and applied, while signatures are checked on other threads. */

import { type FileNamed, type Leaf, largestLeaf, RecordState, type Refusal, readLeaf } from '@saylau/acts';
import { type Crypto, Frontier, hashLength, LogError, leafHash, parseCanonical } from '@saylau/log';
import type { PrivatePart } from './bundle/head.js';
import type { Line } from './bundle/lines.js';
import { type Cited, claimOfRefusal, type Failure } from './claims.js';
import { type DefinitionRead, readDefinition } from './definition.js';
import type { Documents } from './documents.js';
import type { Opened } from './law.js';
import { type Ledger, listed } from './ledger.js';
import type { Look } from './look.js';
import { openedBy, refuseUnnamed } from './private-parts.js';
import { Results } from './results.js';
import { SignatureChecks } from './signatures.js';

/** What a fold reads beside the leaves. */
export interface FoldInput {
  readonly crypto: Crypto;
  readonly origin: string;
  readonly look: Look;
  readonly documents: Documents;
  readonly ledger: Ledger;
}

export class Fold {
  readonly frontier: Frontier;
  readonly state: RecordState;
  readonly signatures: SignatureChecks;
  /** Elections as acts opened them. */
  readonly opened: Opened[] = [];
  /** The first thousand. */
  readonly cites: Cited[] = [];
  readonly #input: FoldInput;
  readonly #results: Results;
  readonly #ids = new Set<string>();
  /** Private parts by leaf, as long as no act was found to which they may belong. */
  readonly #parts: Map<number, readonly PrivatePart[]>;
  /** Files of definitions by the leaf that adopted them; and what they were read as, by their content. */
  readonly #adopted = new Map<number, readonly FileNamed[]>();
  readonly #definitions = new Map<string, DefinitionRead | undefined>();
  /** An election was to be opened over a definition that could not be read. */
  #hasUnreadable = false;

  constructor(input: FoldInput) {
    const { crypto, origin, look, ledger } = input;
    this.#input = input;
    this.frontier = new Frontier(crypto);
    this.signatures = new SignatureChecks(crypto);
    this.#results = new Results(look.announced, ledger);
    this.#parts = new Map(look.privateParts);
    this.state = new RecordState(origin, {
      crypto,
      definition: (files) => this.#read(files),
      // What is missing is told by `documents`; here it would be told again with every act that needs it.
      hasDocument: () => true,
    });
  }

  /** Elections were to be opened, and none stands: every definition that they name is not there or cannot be read. */
  get isUnread(): boolean {
    return this.opened.length > 0 && this.state.definition === undefined;
  }

  /** Nothing is known of what acts speak of, because of what a definition holds. */
  get #isBlind(): boolean {
    return this.#hasUnreadable && this.state.definition === undefined;
  }

  /** Files of the definition that a leaf adopted. */
  filesOf(leaf: number): readonly FileNamed[] | undefined {
    return this.#adopted.get(leaf);
  }

  /** The definition that files give: the one that the state was folded with, where it asked for it. */
  definitionOf(files: readonly FileNamed[]): DefinitionRead | undefined {
    const key = keyOf(files);
    return this.#definitions.has(key) ? this.#definitions.get(key) : this.#read(files);
  }

  /** Takes the next leaf of the log. */
  leaf(line: Line): void {
    const { crypto, ledger } = this.#input;
    this.#results.pass(this.state);
    this.frontier.append(hashOf(crypto, line));
    ledger.checked('leaves');
    const leaf = this.#readable(line);
    if (leaf === undefined || line === 'too-long') this.state.pass();
    else this.#act(leaf, line);
  }

  /** Counts what is stated of the whole log, and waits for the signatures. */
  async end(): Promise<void> {
    const { ledger } = this.#input;
    this.#results.pass(this.state);
    for (const part of [...this.#parts.values()].flat()) refuseUnnamed(part, ledger);
    await this.signatures.done(ledger);
  }

  /** A leaf of the right form whose id no other has; of all others it is said why, and they do nothing. */
  #readable(line: Line): Leaf | undefined {
    const { ledger } = this.#input;
    const leaf = this.state.size;
    if (line === 'too-long' || line.length > largestLeaf) {
      ledger.fail('leaves', { code: 'act-too-large', leaf, ...(line === 'too-long' ? {} : { found: line.length }) });
      return undefined;
    }
    const read = readLeaf(line);
    if (!read.ok) {
      if (isCanonical(line)) this.#refused(leaf, read.refusals);
      else ledger.fail('leaves', { code: 'leaf-form', leaf });
      return undefined;
    }
    const { id } = read.value.act;
    if (!this.#ids.has(id)) {
      this.#ids.add(id);
      return read.value;
    }
    ledger.fail('leaves', { code: 'act-id-used', leaf, found: id });
    return undefined;
  }

  #act(leaf: Leaf, bytes: Uint8Array): void {
    const { crypto, ledger } = this.#input;
    const index = this.state.size;
    const parts = this.#parts.get(index) ?? [];
    this.#parts.delete(index);
    const opened = parts.length === 0 ? undefined : openedBy(crypto, leaf.act, parts, ledger);
    this.#note(leaf, index);
    ledger.checked('signatures', leaf.signatures.length);
    ledger.checked('permissions');
    this.#refused(index, this.state.refusals(leaf, leaf.received, opened));
    this.state.apply(leaf, opened);
    // Once it is applied its keys are known, also where they are its own.
    this.signatures.begin(index, leaf, bytes, (key) => this.state.key(key)?.publicKey);
  }

  /** Keeps what claims are answered with at the end, and compares what is stated. */
  #note({ act }: Leaf, index: number): void {
    for (const cite of act.cites ?? []) if (this.cites.length < listed) this.cites.push({ leaf: index, ...cite });
    switch (act.act) {
      case 'dataset-adopted':
        // Once an election stands its definition stays.
        if (act.body.dataset === 'polling-day' && this.state.definition === undefined)
          this.#adopted.set(index, act.body.files);
        break;
      case 'election-opened':
        this.opened.push({ leaf: index, body: act.body });
        break;
      case 'preliminary-announced':
      case 'result-established':
      case 'result-re-established':
        this.#results.compare(index, act, this.isUnread ? 'law' : 'permissions');
        break;
      default:
        break;
    }
  }

  #refused(leaf: number, refusals: readonly Refusal[]): void {
    const { ledger } = this.#input;
    for (const refusal of refusals) {
      const claim = claimOfRefusal(refusal.code);
      if (this.#isBlind && blindCodes.includes(refusal.code)) ledger.cannot(claim, 'needs', 'law');
      else ledger.fail(claim, failureOf(leaf, refusal));
    }
  }

  #read(files: readonly FileNamed[]): DefinitionRead | undefined {
    const { documents } = this.#input;
    const found = new Map(files.map(({ name, sha256 }) => [name, documents.get(sha256)] as const));
    const whole = [...found].flatMap(([name, data]) => (data === undefined ? [] : [[name, data] as const]));
    const definition = whole.length === found.size ? readDefinition(new Map(whole)) : undefined;
    this.#hasUnreadable ||= definition === undefined;
    this.#definitions.set(keyOf(files), definition);
    return definition;
  }
}

/** What is said of everything where no definition says what there is. */
const blindCodes: readonly string[] = ['act-unknown', 'act-area'];

function keyOf(files: readonly FileNamed[]): string {
  return files.map(({ name, sha256 }) => `${sha256} ${name}`).join('\n');
}

/** A line that is longer than is read has no hash: the roots will differ. */
function hashOf(crypto: Crypto, line: Line): Uint8Array {
  if (line === 'too-long') return new Uint8Array(hashLength);
  if (line.length <= largestLeaf) return leafHash(crypto, line);
  const prefixed = new Uint8Array(1 + line.length);
  prefixed.set(line, 1);
  return crypto.sha256(prefixed);
}

function isCanonical(line: Uint8Array): boolean {
  try {
    parseCanonical(line);
    return true;
  } catch (error) {
    if (error instanceof LogError) return false;
    throw error;
  }
}

/** What the reason says of its place, and of what was stated and found, as far as it says it. */
function failureOf(leaf: number, { code, path, params }: Refusal): Failure {
  const { election, contest, area, station, line } = params;
  const places = Object.entries({ election, contest, area, station, line }).filter(([, id]) => typeof id === 'string');
  return { code, leaf, ...Object.fromEntries(places), ...(path === undefined ? {} : { path }) };
}
