/** Follows the protocols of a list of acts by the table of states alone, written once more for tests. No part of the product. */

import { type ProtocolState, protocolMoves, type SignedAct } from '@saylau/acts';

/** Where a protocol stands after some acts. */
export interface Followed {
  state: ProtocolState;
  /** Of the current version. */
  leaf: number;
  figures: Readonly<Record<string, number>>;
  versions: number;
  /** Keys that signed the current version. */
  signers: readonly string[];
  /** The leaf that accepted it. */
  accepted: number;
}

type ProtocolAct = keyof typeof protocolMoves;

interface AnyBody {
  readonly protocol?: number;
  readonly figures?: Readonly<Record<string, number>>;
  readonly election?: string;
  readonly contest?: string;
  readonly station?: string;
}

/** Protocols by election, contest and station, as JSON. Throws where an act is not on a current version or not from a state that allows it. */
export function replayed(acts: readonly SignedAct[]): ReadonlyMap<string, Followed> {
  const slots = new Map<string, Followed>();
  const byLeaf = new Map<number, Followed>();
  for (const [leaf, { act, signatures }] of acts.entries()) {
    if (!(act.act in protocolMoves)) continue;
    const body: AnyBody = act.body as AnyBody;
    const own = body.protocol === undefined ? begun(slots, body) : byLeaf.get(body.protocol);
    if (own === undefined || own.leaf !== (body.protocol ?? -1))
      throw new Error(`leaf ${leaf} is on no current version`);
    const signers = signatures.map(({ key }) => key);
    move(own, act.act as ProtocolAct, body, { leaf, signers });
    if (own.leaf === leaf) byLeaf.set(leaf, own);
  }
  return slots;
}

function begun(slots: Map<string, Followed>, { election, contest, station }: AnyBody): Followed {
  const slot = JSON.stringify([election, contest, station]);
  const own: Followed = { state: 'expected', leaf: -1, figures: {}, versions: 0, signers: [], accepted: -1 };
  const known = slots.get(slot) ?? own;
  slots.set(slot, known);
  return known;
}

function move(
  own: Followed,
  act: ProtocolAct,
  { figures = {} }: AnyBody,
  by: { readonly leaf: number; readonly signers: readonly string[] },
): void {
  const moves: Partial<Record<ProtocolState, ProtocolState>> = protocolMoves[act];
  const to = moves[own.state];
  if (to === undefined) throw new Error(`${act} from ${own.state}`);
  own.state = to;
  if (to === 'entered') Object.assign(own, { ...by, figures, versions: own.versions + 1 });
  if (to === 'confirmed') checkSecond(own, figures, by.signers);
  if (to === 'accepted') own.accepted = by.leaf;
}

function checkSecond(own: Followed, figures: object, signers: readonly string[]): void {
  if (JSON.stringify(figures) !== JSON.stringify(own.figures)) throw new Error('the second entry differs');
  if (signers.some((key) => own.signers.includes(key))) throw new Error('the second entry is by the same person');
}
