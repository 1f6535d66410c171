/** What a state shows of itself: plain values, made when asked for. */

import type { CountingLaw, Election } from '@saylau/core';
import type { ActedAs, Body } from './act.js';
import type { ActKind } from './bodies.js';
import type { FileNamed } from './definition.js';
import type { ContestState, Office, ProtocolState, Role, StationState } from './words.js';

/** Line or option → figure; what is left out is absent. */
export type Figures = Body<'protocol-confirmed'>['figures'];
/** One contest's result as a commission states it. */
export type Result = Body<'result-established'>['results'][number];
/** Who holds a key. */
export type Holder = Body<'key-vouched'>['keys'][number]['holder'];

/** The protocol of one station for one contest. */
export interface ProtocolView {
  readonly state: ProtocolState;
  /** From 1; 0 while there is none. */
  readonly version: number;
  /** The leaf that brought the current version; undefined while there is none. */
  readonly leaf?: number;
  /** Entered, confirmed or accepted, and without errors: its figures are in the totals. */
  readonly counted: boolean;
  /** It has findings of severity error. */
  readonly hasErrors: boolean;
  /** Ballot papers were given and do not reconcile. */
  readonly papersDiffer: boolean;
  /** The leaf whose ballot papers are those of the current version. */
  readonly papers?: number;
  /** Its votes are withheld by the rule of disclosure, at hand or not. */
  readonly committed: boolean;
  /** They are, and were not opened. */
  readonly withheld: boolean;
  /** Of the current version; without a version none. */
  readonly figures: Figures;
  /** Keys that signed the current version. */
  readonly signedBy: readonly string[];
  /** In state `repeat`: the leaf of the order. */
  readonly order?: number;
}

/** Where a protocol belongs. */
export interface ProtocolPlace {
  readonly election: string;
  readonly contest: string;
  readonly station: string;
}

/** A result that was announced or established. */
export interface Stated {
  readonly act: 'preliminary-announced' | 'result-established' | 'result-re-established';
  readonly leaf: number;
  readonly size: number;
  readonly as: ActedAs;
  readonly result: Result;
}

export interface ContestView {
  readonly contest: string;
  /** The area in which it is held. */
  readonly area: string;
  readonly state: ContestState;
  /** Stations that vote on it. */
  readonly expected: number;
  /** How many of their protocols stand in each state. */
  readonly protocols: Readonly<Record<ProtocolState, number>>;
  /** How many of them are counted. */
  readonly counted: number;
  /** The last leaf that acted on a protocol of the contest; undefined: none did. */
  readonly lastActed?: number;
  /** The latest of each. */
  readonly announced?: Stated;
  readonly established?: Stated;
}

export interface StationView {
  readonly state: StationState;
  /** Good keys of its commission. */
  readonly keys: number;
  /** Minutes after midnight of the polling day → voters reported. */
  readonly turnout: ReadonlyMap<number, number>;
}

export interface ElectionView {
  readonly election: Election;
  /** The leaf that opened it. */
  readonly leaf: number;
  /** The leaf of the dataset that defines it. */
  readonly definition: number;
  readonly statute?: FileNamed;
  readonly rules: FileNamed;
  readonly disclosure?: Disclosure;
  /** With the decisions so far. */
  readonly law: CountingLaw;
  /** Contest → options in the order drawn. */
  readonly lots: ReadonlyMap<string, readonly string[]>;
  readonly decisions: ReadonlyMap<string, DecisionView>;
}

export type Disclosure = NonNullable<Body<'election-opened'>['disclosure']>;

export interface DecisionView {
  readonly answer: Body<'decision-recorded'>['answer'];
  readonly leaf: number;
}

/** The totals of an area as a commission declared them. */
export interface DeclaredView {
  readonly as: ActedAs;
  readonly election: string;
  readonly contest: string;
  readonly area: string;
  readonly figures: Figures;
  readonly leaf: number;
}

export interface KeyView {
  readonly keyId: string;
  readonly publicKey: Uint8Array;
  readonly office: Office;
  readonly role: Role;
  readonly area?: string;
  readonly station?: string;
  readonly name?: string;
  /** The leaf that vouched for it: good from the next one on. */
  readonly vouched: number;
  /** The leaf that revoked it. */
  readonly revoked?: number;
}

export interface CopyView extends ProtocolPlace {
  readonly leaf: number;
}

export interface DatasetView {
  readonly leaf: number;
  readonly dataset: string;
  readonly files: readonly FileNamed[];
  /** The leaf of the dataset that replaced it. */
  readonly replacedBy?: number;
}

/** How many acts of each kind there were. */
export type ActCounts = Readonly<Record<ActKind, number>>;
