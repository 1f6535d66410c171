/** Claims about single protocols, as they stand at the end: equations of those accepted, and whether any is missing. */

import type { ContestView, ProtocolView, RecordState } from '@saylau/acts';
import { checkProtocol, type ProtocolTable, slotOptions } from '@saylau/core';
import type { Failure } from './claims.js';
import type { Ledger } from './ledger.js';

/** One contest with the table of its ballot. */
export interface Voted {
  readonly election: string;
  readonly view: ContestView;
  readonly table: ProtocolTable;
  /** The contest's place among those of the ballot. */
  readonly index: number;
}

interface Placed {
  readonly station: string;
  readonly protocol: ProtocolView;
}

/** Every contest that is voted on, of every election opened. */
export function* contestsOf(state: RecordState): Generator<Voted> {
  for (const { election } of state.elections()) {
    for (const { table } of state.totals(election.id)) {
      for (const [index, { id }] of table.ballot.contests.entries()) {
        const view = state.contest(election.id, id);
        if (view !== undefined) yield { election: election.id, view, table, index };
      }
    }
  }
}

/** The protocols of a contest, in the order of stations. */
export function* protocolsOf(state: RecordState, { election, view, table, index }: Voted): Generator<Placed> {
  for (const [row, contest] of table.contestOf.entries()) {
    const station = contest === index ? table.stations.ids[row] : undefined;
    const protocol = station === undefined ? undefined : state.protocol(election, view.contest, station);
    if (station !== undefined && protocol !== undefined) yield { station, protocol };
  }
}

/** Answers `equations`: of the versions that stand accepted. */
export function checkEquations(state: RecordState, ledger: Ledger): void {
  for (const voted of contestsOf(state)) {
    const { accepted } = voted.view.protocols;
    ledger.checked('equations', accepted);
    if (accepted > 0) equationsOf(state, voted, ledger);
  }
}

function equationsOf(state: RecordState, voted: Voted, ledger: Ledger): void {
  for (const placed of protocolsOf(state, voted)) {
    const { protocol } = placed;
    if (protocol.state !== 'accepted') continue;
    if (protocol.withheld) ledger.cannot('equations', 'withheld');
    if (protocol.hasErrors) for (const failure of broken(voted, placed)) ledger.fail('equations', failure);
  }
}

function broken({ election, view, table, index }: Voted, { station, protocol }: Placed): readonly Failure[] {
  const contest = table.ballot.contests[index];
  const figures = new Map(Object.entries(protocol.figures).map(([line, figure]) => [line, BigInt(figure)]));
  const findings = checkProtocol(table.ballot.form, contest === undefined ? [] : slotOptions(contest), figures);
  const place = {
    ...(protocol.leaf === undefined ? {} : { leaf: protocol.leaf }),
    election,
    contest: view.contest,
    station,
  };
  return findings
    .filter(({ code, severity }) => code === 'control' && severity === 'error')
    .map(({ control = '', params }) => ({
      code: 'equation-broken',
      ...place,
      path: control,
      ...(params.left === undefined ? {} : { stated: params.left }),
      ...(params.right === undefined ? {} : { found: params.right }),
    }));
}

/** Answers `completeness`: of the contests that stand established. */
export function checkCompleteness(state: RecordState, ledger: Ledger): void {
  for (const voted of contestsOf(state)) {
    if (voted.view.state !== 'established') continue;
    ledger.checked('completeness', voted.view.expected);
    const { accepted, annulled } = voted.view.protocols;
    if (accepted + annulled < voted.view.expected) unsettledOf(state, voted, ledger);
  }
}

function unsettledOf(state: RecordState, voted: Voted, ledger: Ledger): void {
  const { election, view } = voted;
  for (const { station, protocol } of protocolsOf(state, voted)) {
    if (protocol.state === 'accepted' || protocol.state === 'annulled') continue;
    const code = protocol.state === 'expected' ? 'protocol-missing' : 'protocol-unsettled';
    const leaf = protocol.leaf === undefined ? {} : { leaf: protocol.leaf };
    ledger.fail('completeness', { code, ...leaf, election, contest: view.contest, station, found: protocol.state });
  }
}
