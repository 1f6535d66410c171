/** The stations of a polling day, in rows, and the areas of every hierarchy that they belong to. */

import type { Area } from '../election.js';
import type { AreaId } from '../figures.js';

/** A station's row: its place in every column, from 0. */
export type Row = number;
/** An area's place in `Stations.areas`, from 0. */
export type AreaNumber = number;

export interface Stations {
  /** Station ids by row. */
  readonly ids: readonly string[];
  readonly rows: ReadonlyMap<string, Row>;
  /** Areas of all hierarchies: one tree with one root, in which a station may stand at several leaves. A parent stands before its children. */
  readonly areas: readonly Area[];
  readonly areaNumbers: ReadonlyMap<AreaId, AreaNumber>;
  /** Parent by area number; -1 for the root. */
  readonly parents: Int32Array;
  /**
   * The hierarchies, the territorial one first. `leaves`: the area number of each station's own area in it, by row; -1 where it has none.
   * Stations of one territorial area stand in rows that follow each other, so that an area is a few ranges of rows.
   */
  readonly hierarchies: readonly { readonly name: string; readonly leaves: Int32Array }[];
  /** Names that readers know stations by, by row; empty where one has none. Undefined: none has one. */
  readonly names?: readonly string[];
  /** Voters on the list before the day, by row; -1 where not known. Undefined: not known of any. */
  readonly registered?: Int32Array;
  /** Ballots of each kind that the station got before the day, by row; -1 where not known. Undefined: not known of any. */
  readonly ballots?: Int32Array;
}
