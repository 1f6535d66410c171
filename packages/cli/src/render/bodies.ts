/** Many bodies filled by one election (maslikhats): a row each, those without figures in one line. */

import type { Chamber, Status } from '@saylau/core';
import type { Counting } from './counting.js';
import type { Cell, Column } from './table.js';

export function bodiesLines(counting: Counting, chambers: readonly Chamber[]): string[] {
  const { page, options } = counting;
  const { texts } = page;
  const known = chambers.filter(({ rows }) => rows.length > 0);
  const shown = options.all ? chambers : known;
  const rest = chambers.length - shown.length;
  const seats = chambers.reduce<number | undefined>(
    (sum, own) => (sum === undefined || own.seats === undefined ? undefined : sum + own.seats),
    0,
  );
  const note = [
    texts.say('bodies.number', { number: chambers.length }),
    ...(seats === undefined ? [] : [texts.say('seats.number', { seats })]),
  ];
  return [
    ...page.heading(texts.say('bodies.title'), note.join(' · ')),
    ...(shown.length === 0
      ? []
      : page.table(
          columnsOf(counting),
          shown.map((chamber) => rowOf(counting, chamber)),
        )),
    ...(shown.some((chamber) => chamber.seats === undefined) ? page.note(texts.say('bodies.question')) : []),
    ...(rest > 0
      ? page.note(
          restWords(
            counting,
            chambers.filter((chamber) => !shown.includes(chamber)),
          ),
        )
      : []),
  ];
}

function restWords({ page }: Counting, rest: readonly Chamber[]): string {
  const known = rest.every(({ seats }) => seats !== undefined);
  const seats = rest.reduce((sum, own) => sum + (own.seats ?? 0), 0);
  return page.texts.say(known ? 'bodies.rest' : 'bodies.rest-unknown', { number: rest.length, seats });
}

function columnsOf({ page }: Counting): Column[] {
  const { texts } = page;
  return [
    { head: texts.say('head.body'), flexible: true },
    { head: texts.say('head.seats'), align: 'right' },
    { head: texts.say('head.how-far'), flexible: true },
    { head: texts.say('head.held-by'), flexible: true },
  ];
}

function rowOf({ page, names }: Counting, chamber: Chamber): Cell[] {
  const { texts, colours } = page;
  const states = chamber.parts.map(({ part, status }) => `${names.part(part)}: ${texts.say(`status.${status}`)}`);
  const statuses = new Set<Status>(chamber.parts.map(({ status }) => status));
  const held = chamber.rows.map(({ party, total, parts }) => {
    const own = total ?? [...parts.values()].reduce((sum, { seats }) => sum + seats, 0);
    return { party, own };
  });
  return [
    names.body(chamber.body ?? ''),
    chamber.seats === undefined ? '?' : String(chamber.seats),
    { text: states.join('; '), style: statuses.has('counted') ? colours.green : colours.dim },
    held
      .filter(({ own }) => own > 0)
      .map(({ party, own }) => `${names.party(party)} ${own}`)
      .join(' · '),
  ];
}
