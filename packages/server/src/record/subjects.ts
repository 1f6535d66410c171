/** What an act is about, as one word: by it the history of a protocol, station or contest is found. */

import type { Act, RecordState } from '@saylau/acts';

/** Undefined for acts about many things, or about none: orders of repeat voting name several protocols, and are found by their kind. */
export function subjectOf(act: Act, state: RecordState): string | undefined {
  switch (act.act) {
    case 'protocol-entered':
    case 'paper-received':
    case 'observer-copy-handed-in':
      return protocolSubject(act.body);
    case 'protocol-confirmed':
    case 'protocol-disputed':
    case 'protocol-returned':
    case 'protocol-accepted':
    case 'protocol-annulled':
    case 'entry-corrected':
    case 'protocol-replaced': {
      const place = state.protocolOf(act.body.protocol);
      return place === undefined ? undefined : protocolSubject(place);
    }
    case 'station-opened':
    case 'station-closed':
    case 'turnout-reported':
      return stationSubject(act.body.station);
    case 'totals-declared':
    case 'lots-drawn':
      return contestSubject(act.body.election, act.body.contest);
    default:
      return undefined;
  }
}

export function protocolSubject({
  election,
  contest,
  station,
}: {
  readonly election: string;
  readonly contest: string;
  readonly station: string;
}): string {
  return `protocol ${election} ${contest} ${station}`;
}

export function stationSubject(station: string): string {
  return `station ${station}`;
}

export function contestSubject(election: string, contest: string): string {
  return `contest ${election} ${contest}`;
}
