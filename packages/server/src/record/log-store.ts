/** The record on SQL: logs, leaves, documents, private parts, kept states. */

import type { LogKind } from '@saylau/acts';
import { fromHex } from '@saylau/log';
import { type Database, notifying, type Row, type Statement, StoreError } from '../store/database.js';
import type { PrivatePart } from './answers.js';
import { votesPart } from './private-parts.js';
import type { Append, KeptState, LogHead, RecordStore, StoredLeaf } from './record-store.js';

/** Channel on which a process that appended wakes the others. */
export const grownChannel = 'grown';

const headColumns = 'id, origin, kind, size, root, checkpoint, deletions';

export class SqlRecordStore implements RecordStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async logs(): Promise<readonly LogHead[]> {
    return (await this.#database.read(`select ${headColumns} from log order by id`)).map(headIn);
  }

  async createLog(origin: string, kind: LogKind, root: Uint8Array): Promise<LogHead> {
    const sql = `insert into log (origin, kind, root) values ($1, $2, $3) on conflict do nothing returning ${headColumns}`;
    const [[row] = []] = await this.#database.run([
      { sql, values: [origin, kind, root], rows: 1 },
      notifying(grownChannel),
    ]);
    return headIn(row ?? {});
  }

  async head(log: number): Promise<LogHead> {
    const [row] = await this.#database.read(`select ${headColumns} from log where id = $1`, [log]);
    if (row === undefined) throw new StoreError('store-failed', `there is no log ${log}`);
    return headIn(row);
  }

  async append({ log, epoch, from, leaves, root, checkpoint }: Append): Promise<void> {
    await this.#database.run([
      // The row stays locked until the end: an epoch that begins meanwhile waits, and then this one writes no more.
      { sql: 'select 1 from sequencer where epoch = $1 for share', values: [epoch], rows: 1 },
      {
        sql: 'update log set size = $3, root = $4, checkpoint = $5 where id = $1 and size = $2',
        values: [log, from, from + leaves.length, root, checkpoint],
        rows: 1,
      },
      ...insertLeaves(log, from, leaves),
      ...insertParts(log, from, leaves),
      notifying(grownChannel),
    ]);
  }

  async known(log: number, ids: readonly string[]): ReturnType<RecordStore['known']> {
    const sql = 'select act_id, index, bytes from leaf where log = $1 and act_id = any($2::text[])';
    const rows = await this.#database.read(sql, [log, ids]);
    return new Map(
      rows.map((row) => [textIn(row, 'act_id'), { index: numberIn(row, 'index'), bytes: bytesIn(row, 'bytes') }]),
    );
  }

  async leaves(log: number, from: number, to: number): Promise<readonly Uint8Array[]> {
    const sql = 'select bytes from leaf where log = $1 and index >= $2 and index < $3 order by index';
    return (await this.#database.read(sql, [log, from, to])).map((row) => bytesIn(row, 'bytes'));
  }

  async hashes(log: number, from: number, to: number): Promise<Uint8Array> {
    const sql =
      "select coalesce(string_agg(hash, ''::bytea order by index), ''::bytea) as hashes from leaf where log = $1 and index >= $2 and index < $3";
    const [row] = await this.#database.read(sql, [log, from, to]);
    return row === undefined ? new Uint8Array() : bytesIn(row, 'hashes');
  }

  async about(log: number, subject: string): Promise<readonly number[]> {
    const sql = 'select index from leaf where log = $1 and subject = $2 order by index';
    return (await this.#database.read(sql, [log, subject])).map((row) => numberIn(row, 'index'));
  }

  async ofKinds(log: number, kinds: readonly string[], after: number, limit: number): Promise<readonly number[]> {
    const sql =
      'select index from leaf where log = $1 and kind = any($2::text[]) and index > $3 order by index limit $4';
    return (await this.#database.read(sql, [log, kinds, after, limit])).map((row) => numberIn(row, 'index'));
  }

  async getDocument(sha256: string): Promise<Uint8Array | undefined> {
    const [row] = await this.#database.read('select bytes from document where sha256 = $1', [fromHex(sha256)]);
    return row === undefined ? undefined : bytesIn(row, 'bytes');
  }

  async putDocument(sha256: string, bytes: Uint8Array): Promise<void> {
    const sql = 'insert into document (sha256, bytes) values ($1, $2) on conflict do nothing';
    await this.#database.run([{ sql, values: [fromHex(sha256), bytes] }]);
  }

  async privatePart(log: number, leaf: number, name: string): Promise<PrivatePart | 'deleted' | undefined> {
    const sql = 'select salt, data, deleted from private_part where log = $1 and leaf = $2 and name = $3';
    const [row] = await this.#database.read(sql, [log, leaf, name]);
    if (row === undefined) return undefined;
    return row.deleted === null ? { name, salt: bytesIn(row, 'salt'), data: bytesIn(row, 'data') } : 'deleted';
  }

  async deletePrivatePart(log: number, leaf: number, name: string): Promise<void> {
    const sql =
      'update private_part set salt = null, data = null, deleted = now() where log = $1 and leaf = $2 and name = $3 and deleted is null';
    const part = { sql, values: [log, leaf, name] };
    await this.#database.run(name === votesPart ? [...withoutState(log), part, notifying(grownChannel)] : [part]);
  }

  async keepState(log: number, kept: KeptState, deletions: number): Promise<void> {
    const { size, root, program, data, signature } = kept;
    // The lock: votes that are being deleted are not kept again.
    const sql = `with now as (select id from log where id = $1 and deletions = $7 for share)
      insert into snapshot (log, size, root, program, data, signature) select id, $2, $3, $4, $5, $6 from now
      on conflict (log) do update set size = $2, root = $3, program = $4, data = $5, signature = $6, taken = now()`;
    await this.#database.run([{ sql, values: [log, size, root, program, data, signature, deletions] }]);
  }

  async keptState(log: number): Promise<KeptState | undefined> {
    const sql = 'select size, root, program, data, signature from snapshot where log = $1';
    const [row] = await this.#database.read(sql, [log]);
    if (row === undefined) return undefined;
    return {
      size: numberIn(row, 'size'),
      root: bytesIn(row, 'root'),
      program: textIn(row, 'program'),
      data: bytesIn(row, 'data'),
      signature: bytesIn(row, 'signature'),
    };
  }

  async addCosignature(log: number, size: number, witness: string, line: string): Promise<void> {
    const sql =
      'insert into cosignature (log, size, witness, line) values ($1, $2, $3, $4) on conflict (log, size, witness) do update set line = $4';
    await this.#database.run([{ sql, values: [log, size, witness, line] }]);
  }

  async cosignatures(log: number, size: number): Promise<readonly string[]> {
    const sql = 'select line from cosignature where log = $1 and size = $2 order by witness';
    return (await this.#database.read(sql, [log, size])).map((row) => textIn(row, 'line'));
  }

  async bestCosigned(log: number, size: number, seconds: number): ReturnType<RecordStore['bestCosigned']> {
    const sql = `select size, array_agg(line order by witness) as lines from cosignature
      where log = $1 and size <= $2 and (size = $2 or received > now() - make_interval(secs => $3))
      group by size order by count(*) desc, size desc limit 1`;
    const [row] = await this.#database.read(sql, [log, size, seconds]);
    if (row === undefined || !Array.isArray(row.lines)) return undefined;
    return { size: numberIn(row, 'size'), lines: row.lines.map(String) };
  }

  async beginEpoch(address: string | undefined): Promise<string> {
    const sql = 'update sequencer set epoch = epoch + 1, address = $1, since = now() returning epoch';
    const [[row] = []] = await this.#database.run([{ sql, values: [address ?? null], rows: 1 }]);
    return textIn(row ?? {}, 'epoch');
  }

  async writerAddress(): Promise<string | undefined> {
    const [row] = await this.#database.read('select address from sequencer');
    return typeof row?.address === 'string' ? row.address : undefined;
  }
}

/** Leaves in one statement: its bytes are held several times on their way into the database. */
const together = 5_000;

function* insertLeaves(log: number, from: number, leaves: readonly StoredLeaf[]): Generator<Statement> {
  for (let at = 0; at < leaves.length; at += together)
    yield insertSome(log, from + at, leaves.slice(at, at + together));
}

function insertSome(log: number, from: number, leaves: readonly StoredLeaf[]): Statement {
  return {
    sql: `insert into leaf (log, index, act_id, bytes, hash, kind, subject)
      select $1, $2 + ordinality - 1, act_id, bytes, hash, kind, subject
      from unnest($3::text[], $4::bytea[], $5::bytea[], $6::text[], $7::text[]) with ordinality
        as given (act_id, bytes, hash, kind, subject, ordinality)`,
    values: [
      log,
      from,
      leaves.map(({ actId }) => actId),
      leaves.map(({ bytes }) => bytes),
      leaves.map(({ hash }) => hash),
      leaves.map(({ kind }) => kind),
      leaves.map(({ subject }) => subject ?? null),
    ],
    rows: leaves.length,
  };
}

function insertParts(log: number, from: number, leaves: readonly StoredLeaf[]): readonly Statement[] {
  return leaves.flatMap(({ parts }, place) =>
    parts.map(({ name, salt, data }) => ({
      sql: 'insert into private_part (log, leaf, name, salt, data) values ($1, $2, $3, $4, $5)',
      values: [log, from + place, name, salt, data],
    })),
  );
}

/** Nobody keeps a state that was folded before, or goes on with one. */
function withoutState(log: number): readonly Statement[] {
  return [
    { sql: 'update log set deletions = deletions + 1 where id = $1', values: [log], rows: 1 },
    { sql: 'delete from snapshot where log = $1', values: [log] },
  ];
}

function headIn(row: Row): LogHead {
  return {
    log: numberIn(row, 'id'),
    origin: textIn(row, 'origin'),
    // The table takes no other words.
    kind: textIn(row, 'kind') as LogKind,
    size: numberIn(row, 'size'),
    root: bytesIn(row, 'root'),
    deletions: numberIn(row, 'deletions'),
    ...(typeof row.checkpoint === 'string' ? { checkpoint: row.checkpoint } : {}),
  };
}

function numberIn(row: Row, column: string): number {
  return Number(row[column]);
}

function textIn(row: Row, column: string): string {
  return String(row[column]);
}

function bytesIn(row: Row, column: string): Uint8Array {
  const value = row[column];
  return value instanceof Uint8Array ? value : new Uint8Array();
}
