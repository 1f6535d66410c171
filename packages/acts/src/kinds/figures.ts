/** Figures of a protocol: names that its ballot has, and votes that are withheld. */

import type { Figures as FiguresByColumn } from '@saylau/core';
import type { Slot, State } from '../state/state.js';
import type { Figures } from '../views.js';
import type { Reasons } from './reasons.js';

/** What an act says in figures. */
export interface Stating {
  readonly act: {
    readonly at: string;
    readonly body: { readonly figures?: Figures };
    readonly commitments?: Readonly<Record<string, string>>;
  };
  readonly opened?: Figures;
}

/** The day on which an instant falls in a zone such as `+06:00`. */
function dayIn(zone: string, instant: string): string {
  const sign = zone.startsWith('-') ? -1 : 1;
  const minutes = sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
  const local = Date.parse(instant) + minutes * 60_000;
  return Number.isNaN(local) ? '' : new Date(local).toISOString().slice(0, 10);
}

/** Whether the rule of disclosure wants the votes of these figures withheld. */
function isToBeWithheld(state: State, { open }: Slot, { at }: Stating['act'], figures: Figures): boolean {
  const { disclosure } = open.opening;
  if (disclosure === undefined || state.ground === undefined) return false;
  const figure = Object.hasOwn(figures, disclosure.line) ? figures[disclosure.line] : undefined;
  if (figure === undefined || figure >= disclosure.below) return false;
  return dayIn(state.ground.definition.day.zone, at) >= disclosure.from;
}

/** Whether the votes are withheld and not at hand. */
export function isClosed(state: State, slot: Slot, { act, opened }: Stating): boolean {
  const { figures } = act.body;
  if (figures === undefined || opened !== undefined || act.commitments?.figures === undefined) return false;
  return isToBeWithheld(state, slot, act, figures);
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
  refuseDisclosure(state, slot, act, to);
}

function refuseDisclosure(state: State, slot: Slot, act: Stating['act'], to: Reasons): void {
  const figures = act.body.figures ?? {};
  const isDue = isToBeWithheld(state, slot, act, figures);
  if (isDue !== (act.commitments?.figures !== undefined)) to.add('act-disclosure', '/act/commitments/figures');
  if (!isDue) return;
  const { lines } = slot.ballot;
  for (const line of Object.keys(figures)) {
    const isVote = (lines.of(slot.contest).columns.get(line) ?? -1) >= lines.openColumns;
    if (isVote) to.add('act-disclosure', pointer('/act/body/figures', line), { line });
  }
}

/** Figures by column, those opened among them. */
export function figuresIn(slot: Slot, { act, opened }: Stating): FiguresByColumn {
  return slot.ballot.lines.row(slot.contest, opened, act.body.figures);
}

/** Whether a second entry says the same as the current version, absent ones absent. Of votes that are not at hand nothing can be told. */
export function sameFigures(state: State, slot: Slot, stating: Stating): boolean {
  const { ballot, row } = slot;
  const closed = ballot.isWithheld(row) || isClosed(state, slot, stating);
  const [own, other] = [ballot.figuresOf(row), figuresIn(slot, stating)];
  const width = closed ? ballot.lines.openColumns : Math.max(own.length, other.length);
  for (let column = 0; column < width; column++) if (own[column] !== other[column]) return false;
  return true;
}

/** A JSON pointer to a member. */
export function pointer(parent: string, member: string): string {
  return `${parent}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
