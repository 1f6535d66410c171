/** Reads acts and leaves: the schema of their kind, then what no schema says; all faults at once. */

import { canonical, LogError, parseCanonical } from '@saylau/log';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { envelope, type Leaf, Received, Signatures, type SignedAct } from './act.js';
import { type ActKind, actKinds, bodies } from './bodies.js';
import { actBytes } from './bytes.js';
import type { Checked } from './checked.js';
import { isInstant, refuseForm } from './form.js';
import { pointer } from './kinds/figures.js';
import { Reasons } from './kinds/reasons.js';

/** More faults of one value are not told. */
const mostFaults = 1000;

type Validators = ReturnType<typeof compiled>;

/** Schemas by kind, compiled when the first act of the kind is read; `undefined` for acts of no kind. */
const compiledOf = new Map<ActKind | undefined, Validators>();

function validatorsOf(kind: ActKind | undefined): Validators {
  const own = compiledOf.get(kind) ?? compiled(kind);
  compiledOf.set(kind, own);
  return own;
}

function compiled(kind: ActKind | undefined) {
  const own =
    kind === undefined
      ? { act: Type.Enum([...actKinds]), body: Type.Object({}) }
      : { act: Type.Literal(kind), body: bodies[kind] };
  const closed = { additionalProperties: false };
  const signed = { act: Type.Object({ ...envelope, ...own }, closed), signatures: Signatures };
  return {
    signed: Compile(Type.Object(signed, closed)),
    leaf: Compile(Type.Object({ ...signed, received: Received }, closed)),
  };
}

/**
 * A signed act (`act` and `signatures`) out of a value of unknown origin; else `act-malformed` for each fault, with its JSON
 * pointer and the `rule` that it breaks. The value is kept, not copied.
 */
export function readAct(value: unknown): Checked<SignedAct> {
  const refusals = new Reasons();
  const isSigned = isOfSchema(value, 'signed', refusals);
  if (isSigned) refuseForm((value as SignedAct).act, refusals);
  if (isSigned && !isCanonical(value as SignedAct)) refusals.add('act-malformed', '', { rule: 'canonical' });
  return refusals.list.length > 0 ? { ok: false, refusals: refusals.list } : { ok: true, value: value as SignedAct };
}

/** A leaf out of its bytes; `act-malformed` too where they are not canonical. How many they may be is seen to elsewhere. */
export function readLeaf(bytes: Uint8Array): Checked<Leaf> {
  const refusals = new Reasons();
  const value = parsed(bytes, refusals);
  if (refusals.list.length === 0 && isOfSchema(value, 'leaf', refusals)) {
    refuseForm((value as Leaf).act, refusals);
    if (!isInstant((value as Leaf).received)) refusals.add('act-malformed', '/received', { rule: 'date' });
  }
  return refusals.list.length > 0 ? { ok: false, refusals: refusals.list } : { ok: true, value: value as Leaf };
}

function parsed(bytes: Uint8Array, to: Reasons): unknown {
  try {
    return parseCanonical(bytes);
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    to.add('act-malformed', '', { rule: 'canonical' });
    return undefined;
  }
}

/** The bytes of the act are made here and kept: who asks for them next has them. */
function isCanonical({ act, signatures }: SignedAct): boolean {
  try {
    return actBytes(act).length + canonical(signatures).length > 0;
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    return false;
  }
}

/** Adds a reason for every fault that the schema finds. */
function isOfSchema(value: unknown, as: 'signed' | 'leaf', to: Reasons): boolean {
  const validator = validatorsOf(kindOf(value))[as];
  if (validator.Check(value)) return true;
  const before = Settings.Get().maxErrors;
  Settings.Set({ maxErrors: mostFaults });
  const errors = validator.Errors(value);
  Settings.Set({ maxErrors: before });
  for (const { keyword, instancePath, params } of errors) addFault(keyword, instancePath, params, to);
  return false;
}

/** A member too many is told by its own path, and so is one that is missing. */
function addFault(keyword: string, path: string, params: object, to: Reasons): void {
  if (keyword === 'additionalProperties') return;
  if (keyword === 'required' && 'requiredProperties' in params) {
    for (const member of params.requiredProperties as string[])
      to.add('act-malformed', pointer(path, member), { rule: 'missing' });
    return;
  }
  to.add('act-malformed', path, { rule: keyword === 'boolean' ? 'unknown' : keyword });
}

function kindOf(value: unknown): ActKind | undefined {
  const kind = member(member(value, 'act'), 'act');
  return actKinds.find((known) => known === kind);
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
