/** The ground of a day: its areas and stations, and which lies in which. */

import { type AreaNumber, largestFigure, type Row, type Stations } from '@saylau/core';
import type { Definition } from '../definition.js';
import { TurnoutColumns, type TurnoutKept } from './turnout.js';

/** Whether totals of so many stations can be added up exactly (core's `runsOf` throws where they cannot). */
export function canBeAdded({ ids, hierarchies }: Stations): boolean {
  return ids.length * Math.max(1, hierarchies.length - 1) * largestFigure <= Number.MAX_SAFE_INTEGER;
}

/** What stations did: a state each, and the turnout that was reported. */
export interface GroundKept {
  readonly states: Uint8Array;
  readonly turnout: TurnoutKept;
}

export class Ground {
  readonly definition: Definition;
  /** The leaf of the dataset that defines it. */
  readonly leaf: number;
  readonly stations: Stations;
  /** Place in `stationStates` by row. */
  readonly states: Uint8Array;
  readonly turnout: TurnoutColumns;
  /** When the polling day begins in its zone, in milliseconds since 1970. */
  readonly begins: number;

  constructor(definition: Definition, leaf: number, kept?: GroundKept) {
    this.definition = definition;
    this.leaf = leaf;
    this.stations = definition.day.stations;
    this.begins = Date.parse(`${definition.day.date}T00:00:00${definition.day.zone}`);
    this.states = kept?.states.slice() ?? new Uint8Array(this.stations.ids.length);
    this.turnout = new TurnoutColumns(this.stations, kept?.turnout);
  }

  /** -1 where there is no such station. */
  row(station: string): Row {
    return this.stations.rows.get(station) ?? -1;
  }

  /** -1 where there is no such area. */
  area(id: string): AreaNumber {
    return this.stations.areaNumbers.get(id) ?? -1;
  }

  /** An area lies in itself and in all above it; no area lies in one that is not there. */
  isAreaIn(area: AreaNumber, outer: AreaNumber): boolean {
    if (outer < 0) return false;
    let at = area;
    // A parent stands before its children.
    while (at > outer) at = this.stations.parents[at] ?? -1;
    return at === outer;
  }

  /** A station lies in the areas that its row names and in all above them. */
  isStationIn(row: Row, outer: AreaNumber): boolean {
    return this.stations.hierarchies.some(({ leaves }) => this.isAreaIn(leaves[row] ?? -1, outer));
  }

  kept(): GroundKept {
    return { states: this.states.slice(), turnout: this.turnout.kept() };
  }
}
