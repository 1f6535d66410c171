/** One case of JSON Lines: a protocol, or those of one room, with its form or the law that has it (docs/formats/protocols.md). */

import {
  type Figure,
  type Form,
  type LineId,
  largestFigure,
  type OptionId,
  type Rules,
  type Turnout,
} from '@saylau/core';
import { At, Faults } from '../at.js';
import type { Read } from '../faults.js';
import { form } from '../form.js';
import { readJson } from '../json.js';
import { day, figure, id, partKey } from '../leaves.js';
import { groups } from '../lines.js';
import { isRecord, own, type Plain } from '../plain.js';
import { anything, list, mapOf, optional, record, required, type Shape, shape, wrongType } from '../shape.js';

/** A protocol with what it is checked against. */
export interface ProtocolInCase {
  readonly form: Form;
  /** Which lines are turnout, where the law is named and says it. */
  readonly turnout?: Turnout;
  /** Options of its contest, without the line against all. */
  readonly options: readonly OptionId[];
  readonly figures: ReadonlyMap<LineId, Figure>;
}

export interface ProtocolCase {
  readonly id?: string | number;
  /** One, or those of one station on one day. */
  readonly protocols: readonly ProtocolInCase[];
  /** Whether they are a room's, to be checked against each other too. */
  readonly room: boolean;
}

/** The rules of an office on a day; undefined where there are none. */
export type LawOf = (statute: string, office: string, date: string) => Rules | undefined;

const caseId: Shape<string | number> = shape<string | number>('', (value, at) => {
  if (typeof value === 'string' && value.length <= 200) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  return wrongType(value, at, 'text or whole number', '');
});

const optionId: Shape<string> = shape('', (value, at) => {
  if (typeof value !== 'string') return wrongType(value, at, 'text', '');
  if (/^[a-z0-9]+(?:[-/][a-z0-9]+)*$/.test(value) && value.length <= 100 && !groups.has(value)) return value;
  at.fault('bad-id', { found: value });
  return '';
});

/** A figure that a column can hold. */
const cell: Shape<Figure> = shape<Figure>(undefined, (value, at) => {
  const read = figure.read(value, at);
  if (read !== undefined && read > BigInt(largestFigure))
    at.fault('figure-too-large', { found: read.toString(), limit: largestFigure });
  return read;
});

const law = record({ statute: required(id), office: required(id), part: required(partKey), date: required(day) });

const protocolFields = {
  law: optional(law),
  form: optional(anything),
  options: required(list(optionId, 0, 1000)),
  figures: required(
    mapOf(
      shape('', (name) => String(name)),
      cell,
    ),
  ),
};

const one = record(protocolFields);
const single = record({ id: optional(caseId), ...protocolFields });
const several = record({ id: optional(caseId), room: required(list(anything, 1, 50)) });

type OneRead = typeof one.standIn;

/** Reads one line. Faults: whatever keeps it from being a case, each with its place in the line. */
export function readProtocolCase(line: string, lawOf: LawOf, file = 'case'): Read<ProtocolCase> {
  const parsed = readJson(file, line);
  if (!parsed.ok) return parsed;
  const faults = new Faults();
  const { value, locate } = parsed.value;
  const at = new At(file, faults, locate);
  const room = isRecord(value) && Object.hasOwn(value, 'room');
  const read = room ? roomOf(value, at, lawOf) : singleOf(value, at, lawOf);
  const name = isRecord(value) ? own(value, 'id') : undefined;
  const named = typeof name === 'string' || typeof name === 'number' ? { id: name } : {};
  return faults.read(() => ({ ...named, protocols: read.flatMap((protocol) => protocol ?? []), room }));
}

function roomOf(value: Plain, at: At, lawOf: LawOf): readonly (ProtocolInCase | undefined)[] {
  const { room } = several.read(value, at);
  return room.map((item, index) => {
    const place = at.in('room').in(index);
    return protocolOf(one.read(item, place), place, lawOf);
  });
}

function singleOf(value: Plain, at: At, lawOf: LawOf): readonly (ProtocolInCase | undefined)[] {
  return [protocolOf(single.read(value, at), at, lawOf)];
}

function protocolOf(read: OneRead, at: At, lawOf: LawOf): ProtocolInCase | undefined {
  if (read.law !== undefined && read.form !== undefined) at.fault('conflicting-keys', { keys: 'law, form' });
  if (read.law === undefined && read.form === undefined) at.fault('missing', { key: 'law or form' });
  const own = read.form === undefined ? formByLaw(read, at.in('law'), lawOf) : formGiven(read.form, at.in('form'));
  if (own === undefined) return undefined;
  checkNames(read, own.form, at);
  return { ...own, options: read.options, figures: read.figures };
}

/** What a protocol is checked against. */
type Against = Pick<ProtocolInCase, 'form' | 'turnout'>;

function formGiven(value: Plain, at: At): Against | undefined {
  const before: { form?: Form | undefined } = {};
  const clean = at.clean(() => {
    before.form = form.read(value, at);
  });
  if (clean && before.form === undefined) at.fault('no-form', { found: 'form' });
  return before.form && { form: before.form };
}

function formByLaw({ law: wanted }: OneRead, at: At, lawOf: LawOf): Against | undefined {
  if (wanted === undefined || [wanted.statute, wanted.office, wanted.part, wanted.date].includes('')) return undefined;
  const rules = lawOf(wanted.statute, wanted.office, wanted.date);
  const part = rules?.parts.get(wanted.part);
  if (rules === undefined) at.fault('no-rules', { found: wanted.office, from: wanted.date });
  else if (part === undefined) at.in('part').fault('unknown-part', { found: wanted.part });
  else if (part.form === undefined) at.fault('no-form', { found: wanted.part });
  if (part?.form === undefined) return undefined;
  return { form: part.form, ...(rules?.turnout === undefined ? {} : { turnout: rules.turnout }) };
}

/** Options stand once, none is called as a line, and every figure is of a line or an option. */
function checkNames({ options, figures }: OneRead, { lines }: Form, at: At): void {
  const ofForm = new Set(lines.map(({ line }) => line).filter((line) => line !== 'options'));
  const hasOptions = lines.some(({ line }) => line === 'options');
  const seen = new Set<string>();
  for (const [index, option] of options.entries()) {
    const place = at.in('options').in(index);
    if (ofForm.has(option)) place.fault('option-is-line', { id: option });
    if (seen.has(option) && option !== '') place.fault('duplicate-id', { id: option });
    seen.add(option);
  }
  for (const name of figures.keys())
    if (!ofForm.has(name) && !(hasOptions && seen.has(name)))
      at.in('figures').in(name).fault('unknown-line', { found: name });
}
