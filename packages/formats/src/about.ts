/** What a polling day was about beside the votes: facts, tables, notes, contradictions. Checked and kept as printed. */

import type { About, Contradiction, Fact, Table } from '@saylau/core';
import type { At } from './at.js';
import { id, known, printed, text, words } from './leaves.js';
import type { Plain } from './plain.js';
import { list, optional, record, required, type Shape, shape } from './shape.js';

const fact: Shape<Fact> = record({
  id: required(id),
  label: required(text),
  value: optional(printed),
  note: optional(text),
  source: optional(words),
});

/** A cell as printed; null is absent. */
const cell: Shape<string | undefined> = shape<string | undefined>(undefined, (value: Plain, at) =>
  value === null ? undefined : printed.read(value, at),
);

const table: Shape<Table> = record({
  id: required(id),
  title: required(text),
  unit: required(text),
  columns: required(list(text, 1)),
  rows: required(list(record({ label: required(text), values: required(list(cell)) }))),
  source: optional(words),
});

const aboutFile = record({
  facts: optional(list(fact)),
  tables: optional(list(table)),
  notes: optional(list(text)),
  absent: optional(list(text)),
});

export const about: Shape<About> = shape<About>({ facts: [], tables: [], notes: [], absent: [] }, (value, at) => {
  const { facts = [], tables = [], notes = [], absent = [] } = aboutFile.read(value, at);
  checkIds(facts, at.in('facts'));
  checkIds(tables, at.in('tables'));
  for (const [index, { columns, rows }] of tables.entries()) {
    for (const [number, row] of rows.entries()) {
      const place = at.in('tables').in(index).in('rows').in(number).in('values');
      if (row.values.length !== columns.length) {
        place.fault('ragged', { expected: columns.length, found: row.values.length });
      }
    }
  }
  return { facts, tables, notes, absent };
});

/** Reports ids given twice in one list. */
export function checkIds(items: readonly { readonly id: string }[], at: At): void {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (id !== '' && seen.has(id)) at.in(index).in('id').fault('duplicate-id', { id });
    seen.add(id);
  }
}

export const contradictions: Shape<readonly Contradiction[]> = list(
  record({
    id: required(id),
    about: required(text),
    values: required(list(record({ value: required(printed), source: required(words) }), 1)),
    verdict: optional(printed),
    why: required(text),
  }),
);

/** Reports sources that the file does not list. */
export function checkCited(about: About, found: readonly Contradiction[], sources: ReadonlySet<string>, at: At): void {
  const cited = (name: string | undefined, place: At) => {
    if (name !== undefined) known('unknown-source', name, sources, place.in('source'));
  };
  for (const [index, { source }] of about.facts.entries()) cited(source, at.in('about').in('facts').in(index));
  for (const [index, { source }] of about.tables.entries()) cited(source, at.in('about').in('tables').in(index));
  for (const [index, { values }] of found.entries()) {
    const place = at.in('contradictions').in(index).in('values');
    for (const [number, { source }] of values.entries()) cited(source, place.in(number));
  }
}
