/** Copies of protocols that observers hand in, and figures transcribed from elsewhere: they change nothing. */

import { refuseFigures } from './figures.js';
import { findSlot } from './find.js';
import type { Handler } from './handler.js';
import { Reasons } from './reasons.js';

export const observerCopyHandedIn: Handler<'observer-copy-handed-in'> = {
  refuse(state, step, to) {
    const slot = findSlot(state, step.act.body, to);
    if (slot !== undefined) refuseFigures(state, slot, step, to);
  },
  apply(state, { act }) {
    const slot = findSlot(state, act.body, new Reasons());
    if (slot === undefined) return;
    state.copies.push(state.size);
    state.copies.push(slot.ballot.firstSlot + slot.row);
  },
};

/** Only counted: what is printed elsewhere is not of this record. */
export const figureTranscribed: Handler<'figure-transcribed'> = {
  refuse: () => undefined,
  apply: () => undefined,
};
