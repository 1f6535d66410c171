/** Changes of public figures: which acts are one, what was, what is, why, and who decided. */

import type { Act, ActedAs, Leaf } from './act.js';
import type { ActKind } from './bodies.js';
import { totalsKey } from './kinds/declared.js';
import type { RecordState } from './record-state.js';
import type { Figures, ProtocolPlace } from './views.js';

/** Acts that always change what was public. */
export const changeKinds = [
  'entry-corrected',
  'protocol-replaced',
  'protocol-annulled',
  'repeat-voting-ordered',
  'result-re-established',
] as const satisfies readonly ActKind[];

export interface Change {
  readonly leaf: number;
  readonly received: string;
  readonly at: string;
  readonly act: ActKind;
  readonly as: ActedAs;
  readonly election: string;
  readonly contests: readonly string[];
  /** Whose protocols; none where it is about results or totals. */
  readonly stations: readonly string[];
  /** Of a declared total. */
  readonly area?: string;
  readonly cause?: string;
  readonly reason?: string;
  readonly ground?: string;
  /** Figures of the version or total that is changed, and of the one that stands for it now. */
  readonly before?: Figures;
  readonly after?: Figures;
}

/** What stood before an act that changes it. */
export interface Standing {
  readonly figures: Figures;
  /** Of a version: whose protocol. */
  readonly place?: ProtocolPlace;
}

/** The change that a leaf is; undefined where it is none. `before`: what it changes, if it was there. */
export function changeOf(leaf: number, { act, received }: Leaf, before: Standing | undefined): Change | undefined {
  const said = { leaf, received, at: act.at, act: act.act, as: act.as };
  const what = whatOf(act, before);
  return what && { ...said, ...what };
}

type What = Omit<Change, 'leaf' | 'received' | 'at' | 'act' | 'as'>;

function whatOf({ act, body }: Act, before: Standing | undefined): What | undefined {
  switch (act) {
    case 'entry-corrected':
    case 'protocol-replaced':
    case 'protocol-annulled':
      return (
        before?.place && {
          ...{ ...about(before.place), ...whyOf(body), before: before.figures },
          ...('figures' in body ? { after: body.figures } : {}),
        }
      );
    case 'protocol-entered':
    case 'paper-received': {
      const isAgain = body.repeat !== undefined && before !== undefined;
      return isAgain ? { ...about(body), before: before.figures, after: body.figures } : undefined;
    }
    case 'repeat-voting-ordered': {
      const { election, contest, stations } = body;
      return { election, contests: [contest], stations, ...whyOf(body) };
    }
    case 'totals-declared': {
      const { election, contest, area, figures } = body;
      return before && { election, contests: [contest], stations: [], area, before: before.figures, after: figures };
    }
    case 'result-re-established': {
      const { election, results } = body;
      return { election, contests: results.map(({ contest }) => contest), stations: [], ...whyOf(body) };
    }
    default:
      return undefined;
  }
}

function about({ election, contest, station }: ProtocolPlace): Pick<What, 'election' | 'contests' | 'stations'> {
  return { election, contests: [contest], stations: [station] };
}

interface Why {
  readonly reason: string;
  readonly ground: string;
  readonly cause?: string;
}

function whyOf({ reason, ground, cause }: Why): Why {
  return { reason, ground, ...(cause === undefined ? {} : { cause }) };
}

/** What stands before an act that may change it, in the state that the act comes to. */
export function standingBefore(state: RecordState, { act, as, body }: Act): Standing | undefined {
  switch (act) {
    case 'entry-corrected':
    case 'protocol-replaced':
    case 'protocol-annulled':
      return versionAt(state, state.protocolOf(body.protocol));
    case 'protocol-entered':
    case 'paper-received':
      return body.repeat === undefined ? undefined : versionAt(state, body);
    case 'totals-declared': {
      const key = totalsKey(as, body);
      return state.declared().find((declared) => totalsKey(declared.as, declared) === key);
    }
    default:
      return undefined;
  }
}

function versionAt(state: RecordState, place: ProtocolPlace | undefined): Standing | undefined {
  const protocol = place && state.protocol(place.election, place.contest, place.station);
  return place === undefined || protocol === undefined || protocol.version === 0
    ? undefined
    : { figures: protocol.figures, place };
}
