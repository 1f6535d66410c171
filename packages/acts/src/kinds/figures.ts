/** Figures of a protocol: names that its ballot has, and votes that are withheld. */

import type { Figures as FiguresByColumn } from '@saylau/core';
import type { ActKind } from '../bodies.js';
import type { Slot, State } from '../state/state.js';
import type { Figures } from '../views.js';
import type { Reasons } from './reasons.js';

/** What an act says in figures. */
export interface Stating {
  readonly act: {
    readonly act: ActKind;
    readonly at: string;
    readonly body: { readonly figures?: Figures };
    readonly commitments?: Readonly<Record<string, string>>;
  };
  readonly received: string;
  readonly opened?: Figures;
}

/** Acts that bring a version: it is judged by its own figures, whatever was withheld of the one before. */
const bringing: readonly ActKind[] = ['protocol-entered', 'paper-received', 'entry-corrected', 'protocol-replaced'];

/** The day on which an instant falls in a zone such as `+06:00`. */
function dayIn(zone: string, instant: string): string {
  const sign = zone.startsWith('-') ? -1 : 1;
  const minutes = sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
  const local = Date.parse(instant) + minutes * 60_000;
  return Number.isNaN(local) ? '' : new Date(local).toISOString().slice(0, 10);
}

/** When an act counts as done: no author dates it back. A rehearsal is held on another day than the one that it plays. */
function doneAt({ kind }: State, { act, received }: Stating): string {
  return kind !== 'rehearsal' && Date.parse(received) > Date.parse(act.at) ? received : act.at;
}

/** Whether the rule of disclosure wants the votes withheld that an act says of a station. */
function isToBeWithheld(state: State, { open, ballot, row }: Slot, stating: Stating): boolean {
  const { disclosure } = open.opening;
  const { act, body } = stating.act;
  const { figures } = body;
  if (disclosure === undefined || state.ground === undefined || figures === undefined) return false;
  // Where the paper has no such line nothing is withheld.
  if (!ballot.lines.isOpen(disclosure.line)) return false;
  if (dayIn(state.ground.definition.day.zone, doneAt(state, stating)) < disclosure.from) return false;
  const figure = Object.hasOwn(figures, disclosure.line) ? figures[disclosure.line] : undefined;
  if (figure === undefined || figure < disclosure.below) return true;
  return !bringing.includes(act) && ballot.isCommitted(row);
}

/** Whether an act says figures without votes, as the rule of disclosure wants it, and commits to those. */
export function isCommitted(state: State, slot: Slot, stating: Stating): boolean {
  if (stating.act.commitments?.figures === undefined || !isToBeWithheld(state, slot, stating)) return false;
  return votesIn(slot, stating.act.body.figures ?? {}).length === 0;
}

/** Whether the votes are withheld and not at hand. */
export function isClosed(state: State, slot: Slot, stating: Stating): boolean {
  return stating.opened === undefined && isCommitted(state, slot, stating);
}

/** Those of the figures that stand in or after the options. */
function votesIn({ ballot: { lines }, contest }: Slot, figures: Figures): readonly string[] {
  const { columns } = lines.of(contest);
  return Object.keys(figures).filter((line) => (columns.get(line) ?? -1) >= lines.openColumns);
}

/** Adds a reason for each figure that the ballot does not have, and for votes withheld or shown against the rule. */
export function refuseFigures(state: State, slot: Slot, stating: Stating, to: Reasons): void {
  const { act, opened = {} } = stating;
  const { columns } = slot.ballot.lines.of(slot.contest);
  for (const line of Object.keys(act.body.figures ?? {})) {
    if (!columns.has(line)) to.add('act-figures', pointer('/act/body/figures', line), { line });
  }
  for (const line of Object.keys(opened)) {
    if (!columns.has(line)) to.add('act-figures', '/act/commitments/figures', { line });
  }
  refuseDisclosure(state, slot, stating, to);
}

function refuseDisclosure(state: State, slot: Slot, stating: Stating, to: Reasons): void {
  const { figures = {} } = stating.act.body;
  const isDue = isToBeWithheld(state, slot, stating);
  if (isDue !== (stating.act.commitments?.figures !== undefined)) to.add('act-disclosure', '/act/commitments/figures');
  if (!isDue) return;
  for (const line of votesIn(slot, figures)) to.add('act-disclosure', pointer('/act/body/figures', line), { line });
}

/** Figures by column, those opened among them. */
export function figuresIn(state: State, slot: Slot, stating: Stating): FiguresByColumn {
  const opened = isCommitted(state, slot, stating) ? stating.opened : undefined;
  return slot.ballot.lines.row(slot.contest, opened, stating.act.body.figures);
}

/** Whether a second entry says the same as the current version, absent ones absent. Of votes that are not at hand nothing can be told. */
export function sameFigures(state: State, slot: Slot, stating: Stating): boolean {
  const { ballot, row } = slot;
  const closed = ballot.isWithheld(row) || isClosed(state, slot, stating);
  const [own, other] = [ballot.figuresOf(row), figuresIn(state, slot, stating)];
  const width = closed ? ballot.lines.openColumns : Math.max(own.length, other.length);
  for (let column = 0; column < width; column++) if (own[column] !== other[column]) return false;
  return true;
}

/** A JSON pointer to a member. */
export function pointer(parent: string, member: string): string {
  return `${parent}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
