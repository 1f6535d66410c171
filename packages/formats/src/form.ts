/** Forms: the lines and control equations of a protocol, in rules and in provisions of type `form` (docs/formats/election.md). */

import { type Control, type Form, type FormLine, type Sum, severities } from '@saylau/core';
import type { At } from './at.js';
import { id, known, sum, text } from './leaves.js';
import { limits } from './limits.js';
import { hasUnspecified, isList, isRecord, type Plain } from './plain.js';
import { anything, mapOf, oneOf, optional, record, required, type Shape, shape, wrongType } from './shape.js';

/** What columns of protocols are called beside the lines (docs/formats/protocols.md): no line can have such a name. */
const columnNames = /^(election|contest|station|round|version|received|area|o\d+)$/;

/** A line's id, or a group's: what a sum can name and a column can be called. */
const lineId: Shape<string> = shape('', (value, at) => {
  const read = id.read(value, at);
  if (read === '' || (/^[a-z]/.test(read) && !columnNames.test(read))) return read;
  at.fault('bad-id', { found: read });
  return '';
});

const standings = oneOf(['confirmed', 'assumed']);
const named = record({ name: optional(text) });

const equationFields = {
  left: required(sum),
  is: required(oneOf(['=', '<='])),
  right: required(sum),
  severity: required(oneOf(severities)),
};

/** A control equation as a provision of type `equation` gives it. */
export const equation = record(equationFields);

const control = record({ ...equationFields, says: optional(text) });

const wholeForm = record({ lines: required(anything), controls: optional(mapOf(id, anything)) });

/** Most lines and most equations of a form; real ones have a few dozen. */
const most = 1000;

/** The lines given, and those of which nobody knows whether the form has them. */
interface Lines {
  readonly given: readonly FormLine[];
  readonly ids: ReadonlySet<string>;
  readonly unspecified: ReadonlySet<string>;
}

const noLines: Lines = { given: [], ids: new Set(), unspecified: new Set() };

/**
 * A form. What is unspecified in it is left out: a line, a control, and every control over a line left out so.
 * Undefined where the form is unspecified, or every line of it.
 */
export const form: Shape<Form | undefined> = shape<Form | undefined>(undefined, (value, at) => {
  if (value === 'unspecified') return undefined;
  const { lines, controls = new Map() } = wholeForm.read(value, at);
  // Without lines nothing can be said of the controls over them.
  if (lines === null || lines === 'unspecified') return undefined;
  const read = linesIn(lines, at.in('lines'));
  if (controls.size > most) at.in('controls').fault('too-many', { what: 'entries', limit: most });
  const kept = [...controls]
    .slice(0, most)
    .flatMap(([name, one]) => controlIn(name, one, read, at.in('controls').in(name)));
  checkTerms(kept, at.in('controls'));
  return read.given.length === 0 ? undefined : { lines: read.given, controls: kept };
});

/** A few equations as long as a sum may be are in order, a thousand are not. */
function checkTerms(controls: readonly Control[], at: At): void {
  const terms = controls.flatMap(({ left, right }) => [left, right].flatMap(namesIn));
  if (terms.length > limits.formTerms) at.fault('too-many', { what: 'terms', limit: limits.formTerms });
}

function linesIn(value: Plain, at: At): Lines {
  if (!isList(value) && !isRecord(value)) return wrongType(value, at, 'list or record', noLines);
  const entries = Object.entries(value);
  if (entries.length === 0) at.fault('empty', { least: 1 });
  if (entries.length > most) at.fault('too-many', { what: 'entries', limit: most });
  if (entries.length > most) return noLines;
  // In a list the item is the line; in a record the key is, and the item what is known of it.
  const read = entries.map(([key, item]) => ({
    at: at.in(key),
    item,
    line: lineId.read(isList(value) ? item : key, at.in(key)),
  }));
  checkOnce(read);
  const given = read.filter(({ item }) => item !== 'unspecified');
  return {
    given: given.map(({ line, item, at: place }) => ({ line, ...(isList(value) ? {} : nameIn(item, place)) })),
    ids: new Set(given.map(({ line }) => line)),
    unspecified: new Set(read.flatMap(({ line, item }) => (item === 'unspecified' ? [line] : []))),
  };
}

function checkOnce(lines: readonly { readonly line: string; readonly at: At }[]): void {
  const seen = new Set<string>();
  for (const { line, at } of lines) {
    if (seen.has(line) && line !== '') at.fault('duplicate-id', { id: line });
    seen.add(line);
  }
}

/** `confirmed`, `assumed`, or a record with the name. */
function nameIn(value: Plain, at: At): Pick<FormLine, 'name'> {
  if (isRecord(value)) return named.read(value, at);
  standings.read(value, at);
  return {};
}

function controlIn(name: string, value: Plain, { ids, unspecified }: Lines, at: At): readonly Control[] {
  if (hasUnspecified(value)) return [];
  const read = control.read(value, at);
  const sides = [read.left, read.right].map(namesIn);
  if (sides.flat().some((line) => unspecified.has(line))) return [];
  for (const line of sides[0] ?? []) known('unknown-line', line, ids, at.in('left'));
  for (const line of sides[1] ?? []) known('unknown-line', line, ids, at.in('right'));
  return [{ id: name, ...read }];
}

function namesIn(one: Sum): readonly string[] {
  return 'count' in one ? [] : one.terms.map(({ line }) => line);
}
