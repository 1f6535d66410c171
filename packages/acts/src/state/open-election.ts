/** An election that was opened: its ballots, its contests by id, what was drawn and decided. */

import type { Contest, CountingLaw, Election, Runs } from '@saylau/core';
import type { Definition, FileNamed } from '../definition.js';
import type { DecisionView, Disclosure } from '../views.js';
import { Protocols, type ProtocolsKept } from './protocols.js';

/** What the act that opens it says. */
export interface Opening {
  readonly election: string;
  readonly leaf: number;
  /** The leaf of the dataset. */
  readonly definition: number;
  readonly statute?: FileNamed;
  readonly rules: FileNamed;
  readonly disclosure?: Disclosure;
}

export interface OpenElectionKept {
  readonly opening: Opening;
  readonly ballots: readonly ProtocolsKept[];
  readonly lots: ReadonlyMap<string, readonly string[]>;
  readonly decisions: ReadonlyMap<string, DecisionView>;
}

/** One contest of an election: its ballot, and its place among the contests of that. */
export interface ContestAt {
  readonly ballot: Protocols;
  readonly index: number;
  readonly contest: Contest;
}

/** The definition and where the slots of the election begin. */
export interface OpenedOn {
  readonly definition: Definition;
  readonly runs: Runs;
  readonly firstSlot: number;
}

export class OpenElection {
  readonly opening: Opening;
  readonly election: Election;
  /** Of the day's stations. */
  readonly runs: Runs;
  readonly ballots: readonly Protocols[];
  readonly contests: ReadonlyMap<string, ContestAt>;
  /** Number of slots: a place for each station on each ballot. */
  readonly slots: number;
  /** Contest → options in the order drawn. */
  readonly lots: Map<string, readonly string[]>;
  readonly #decisions: Map<string, DecisionView>;
  readonly #definition: Definition;
  #law: CountingLaw;

  /** The definition has the election and its law. */
  constructor(opening: Opening, { definition, runs, firstSlot }: OpenedOn, kept?: OpenElectionKept) {
    const stations = definition.day.stations.ids.length;
    const tables = definition.tables.filter(({ ballot }) => ballot.election === opening.election);
    this.opening = opening;
    this.runs = runs;
    this.#definition = definition;
    this.election = electionIn(definition, opening.election);
    this.ballots = tables.map(
      (table, index) => new Protocols(table, runs, firstSlot + index * stations, kept?.ballots[index]),
    );
    this.slots = tables.length * stations;
    this.contests = new Map(this.ballots.flatMap((ballot) => contestsAt(ballot)));
    this.lots = new Map(kept?.lots);
    this.#decisions = new Map(kept?.decisions);
    this.#law = lawIn(definition, opening.election);
    if (this.#decisions.size > 0) this.#law = this.#lawWith(this.#decisions) ?? this.#law;
  }

  /** With the decisions so far. */
  get law(): CountingLaw {
    return this.#law;
  }

  get decisions(): ReadonlyMap<string, DecisionView> {
    return this.#decisions;
  }

  /** The law with one more decision; undefined where the law does not leave that open. */
  lawDecided(question: string, decision: DecisionView): CountingLaw | undefined {
    return this.#lawWith(new Map(this.#decisions).set(question, decision));
  }

  /** Records a decision; false: the law does not leave that open, and it is not taken. */
  decide(question: string, decision: DecisionView): boolean {
    const law = this.lawDecided(question, decision);
    if (law === undefined) return false;
    this.#decisions.set(question, decision);
    this.#law = law;
    return true;
  }

  kept(): OpenElectionKept {
    return {
      opening: this.opening,
      ballots: this.ballots.map((ballot) => ballot.kept()),
      lots: new Map(this.lots),
      decisions: new Map(this.#decisions),
    };
  }

  #lawWith(decisions: ReadonlyMap<string, DecisionView>): CountingLaw | undefined {
    return this.#definition.lawDecided({ ...this.election, decided: decidedWith(this.election, decisions) });
  }
}

/** What the definition decides and what was decided since. */
export function decidedWith({ decided }: Election, decisions: ReadonlyMap<string, DecisionView>): Election['decided'] {
  return new Map([...decided, ...[...decisions].map(([question, { answer }]) => [question, answer] as const)]);
}

function contestsAt(ballot: Protocols): readonly (readonly [string, ContestAt])[] {
  return ballot.table.ballot.contests.map((contest, index) => [contest.id, { ballot, index, contest }] as const);
}

function electionIn({ day }: Definition, id: string): Election {
  const found = day.elections.find((election) => election.id === id);
  if (found === undefined) throw new RangeError(`no election ${id}`);
  return found;
}

function lawIn({ laws }: Definition, id: string): CountingLaw {
  const law = laws.get(id);
  if (law === undefined) throw new RangeError(`no law of ${id}`);
  return law;
}
