/** What a rehearsal is made from, and what it is. */

import type {
  CountingLaw,
  Election,
  PollingDay,
  ProtocolTable,
  TerritorialProtocol,
  TurnoutReports,
} from '@saylau/core';
import type { RehearsalPlan, RehearsalUnit } from '@saylau/formats';
import type { Manifest } from './manifest-form.js';

/** A real election of the day, as read, with the law that it is counted under. */
export interface RealElection {
  readonly election: Election;
  readonly law: CountingLaw;
}

export interface RehearsalInput {
  readonly plan: RehearsalPlan;
  readonly elections: readonly RealElection[];
  /** Districts and cities below the regions, from the register; none where the regions have no units. */
  readonly units: readonly RehearsalUnit[];
}

export interface RehearsalOptions {
  readonly seed: string;
  /** Stations in all, those abroad among them; default: as many as the plan has. */
  readonly stations?: number;
}

export interface Rehearsal {
  readonly day: PollingDay;
  /** One for each kind of ballot, in the plan's order; every protocol has arrived. */
  readonly tables: readonly ProtocolTable[];
  readonly territorial: readonly TerritorialProtocol[];
  readonly turnout: TurnoutReports | undefined;
  readonly manifest: Manifest;
}

/** What everything made up is marked with. */
export const mark = 'rehearsal/';
