/** Changes of public figures: what was, what is, why, and who decided. */

import type { Leaf, ProtocolPlace } from '@saylau/acts';
import type { ChangeView } from './shapes.js';

/** Kinds of acts that change a public figure after it was public. */
export const changeKinds = [
  'entry-corrected',
  'protocol-replaced',
  'protocol-annulled',
  'repeat-voting-ordered',
  'result-re-established',
] as const;

/** `before`: the leaf that brought the version changed, and whose protocol it is, where the act is about one. */
export function changeView(
  index: number,
  { act, received }: Leaf,
  before?: { readonly leaf: Leaf; readonly place: ProtocolPlace | undefined },
): ChangeView {
  const body: Readonly<Record<string, unknown>> = act.body;
  const { office, area, station } = act.as;
  return {
    leaf: index,
    act: act.act,
    received,
    by: { office, ...(area === undefined ? {} : { area }), ...(station === undefined ? {} : { station }) },
    ...(before?.place ?? placeOf(body)),
    ...wordsOf(body),
    ...(before === undefined ? {} : { before: figuresIn(before.leaf.act.body) }),
    ...('figures' in body ? { after: figuresIn(body) } : {}),
  };
}

/** The leaf whose version an act changes. */
export function changedLeaf({ act }: Leaf): number | undefined {
  return 'protocol' in act.body ? act.body.protocol : undefined;
}

function placeOf(body: object): Pick<ChangeView, 'election' | 'contest' | 'station'> | undefined {
  const { election, contest, station } = body as Readonly<Record<string, unknown>>;
  if (typeof election !== 'string') return undefined;
  return {
    election,
    ...(typeof contest === 'string' ? { contest } : {}),
    ...(typeof station === 'string' ? { station } : {}),
  };
}

function wordsOf({ reason, ground }: Readonly<Record<string, unknown>>): Pick<ChangeView, 'reason' | 'ground'> {
  return {
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(typeof ground === 'string' ? { ground } : {}),
  };
}

/** Figures of a body that was read through its schema. */
function figuresIn(body: object): Record<string, number> {
  return 'figures' in body ? { ...(body.figures as Readonly<Record<string, number>>) } : {};
}
