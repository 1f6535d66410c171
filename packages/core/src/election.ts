/** An election as data: contests, options, areas, figures, the declared result, contradictions, sources. */

import type { AreaId, OptionId, Tally } from './figures.js';
import type { Fraction } from './fraction.js';
import type { Text } from './language.js';
import type { PlainValue } from './law/statute.js';
import type { Source } from './source.js';

export interface Area {
  readonly id: AreaId;
  readonly name: Text;
  /** Undefined for the root (the whole country). */
  readonly parent?: AreaId;
  /** `region`, `city`, `district`, `constituency`, `abroad`, … */
  readonly kind: string;
  /** Weight in a majority of regions; 1 where nothing is said. */
  readonly weight: Fraction;
}

export interface Option {
  readonly id: OptionId;
  readonly name: Text;
  /** `others`: several small ones in one line. They count in sums and percentages, but are never admitted, elected or ahead. */
  readonly role: 'list' | 'candidate' | 'answer' | 'others' | 'against-all';
  /** Party id; results of a chamber are added by it. Undefined: independent; null: not known. */
  readonly party?: string | null;
  /** Place on the ballot, from 1. */
  readonly order?: number;
  /** ISO date of birth, for laws that prefer the older or younger of two equal candidates. */
  readonly born?: string;
  /** ISO date on which the *list* was registered (the tie rule is about the list's registration, not the party's). */
  readonly registered?: string;
  /** Candidates on a list, where known: a list cannot take more seats. */
  readonly candidates?: number;
  /** Lists that share a group join their votes for seats (apparentement). */
  readonly group?: string;
  readonly tags: readonly string[];
}

/** One poll of a contest: a round, or a repeat. */
export interface Poll {
  readonly round: number;
  readonly date?: string;
  /** Options on this round's ballot; undefined: all. */
  readonly options?: readonly OptionId[];
  readonly tally: Tally;
  /** Present where the figures are counted from protocols: each area's own stations, once each. They are never taken from the areas below. */
  readonly fromProtocols?: true;
  /** Shares declared for a round after the first; the contest's own `declared` has the first round's and the result. */
  readonly declared?: Declared;
}

export interface Contest {
  readonly id: string;
  readonly name: Text;
  /** Key of the rules' part that it follows. */
  readonly part: string;
  /** The area in which it is held: its figures are that area's. */
  readonly area: AreaId;
  /** The body it fills, where an election fills several (a maslikhat). */
  readonly body?: string;
  /** Seats of this contest, where they are not the law's own number (a maslikhat's, by population); null: not public. */
  readonly seats?: number | null;
  /** How many options stand on the ballot, where not all of them are known by name or votes. */
  readonly candidates?: number;
  /** Seats that parties hold from elsewhere, for a compensatory list: party → seats. */
  readonly held?: ReadonlyMap<string, number>;
  readonly options: readonly Option[];
  readonly polls: readonly Poll[];
  readonly declared: Declared;
  /** Figures announced before the final ones. */
  readonly preliminary?: Preliminary;
}

export interface Preliminary {
  readonly at?: string;
  readonly tally?: Tally;
  readonly declared?: Declared;
}

/** What the commission declared; whatever it did not is undefined. */
export interface Declared {
  readonly stage?: 'preliminary' | 'final';
  readonly date?: string;
  /** Option → seats. */
  readonly seats?: ReadonlyMap<OptionId, number>;
  /** Option or line → printed percentage, as printed ("53.90"). */
  readonly percent?: ReadonlyMap<string, string>;
  /** How the printed percentages were rounded; `down` is cutting off. Default: halves up. */
  readonly percentRounding?: 'half-up' | 'down';
  readonly turnout?: string;
  readonly elected?: readonly OptionId[];
  /** Lists declared to take part in the distribution: used where the figures for the threshold are not public. */
  readonly admitted?: readonly OptionId[];
  readonly secondRound?: boolean;
  readonly adopted?: boolean;
  readonly valid?: boolean;
  readonly source?: string;
}

/** A figure that sources give differently, and what was decided. */
export interface Contradiction {
  readonly id: string;
  readonly about: Text;
  readonly values: readonly { readonly value: string; readonly source: string }[];
  /** The value used; undefined: not decidable. */
  readonly verdict?: string;
  readonly why: Text;
}

export interface Election {
  readonly id: string;
  readonly name: Text;
  /** Day of the (first) poll, ISO. */
  readonly date: string;
  readonly country?: string;
  readonly office: string;
  /** Statute id ("kz"); undefined where the rules stand in the file. */
  readonly statute?: string;
  /** Rules as they stand in the file, already checked; still plain, so that decisions can be set at their paths first. */
  readonly rules?: PlainValue;
  readonly areas: readonly Area[];
  readonly parties: ReadonlyMap<string, Text>;
  readonly contests: readonly Contest[];
  /** Seats declared for the whole chamber, by party ("independent" for none). */
  readonly declaredChamber?: ReadonlyMap<string, number>;
  /** Seats declared for a whole part, by party: part → party → seats. */
  readonly declaredParts?: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly contradictions: readonly Contradiction[];
  /** Answers to questions that the law leaves open: provision id or rule path → value. */
  readonly decided: ReadonlyMap<string, PlainValue>;
  /** Lots drawn: contest → option ids in the order drawn. */
  readonly lots: ReadonlyMap<string, readonly OptionId[]>;
  /** Everything else the day was about, for `show`: kept as read and checked, not used by the count. */
  readonly about: About;
  readonly sources: readonly Source[];
}

/** Facts beside the votes, each with where it is from. Numbers are kept as printed. */
export interface About {
  readonly facts: readonly Fact[];
  readonly tables: readonly Table[];
  readonly notes: readonly Text[];
  /** Figures that no source gives, each with what it keeps from being known. */
  readonly absent: readonly Text[];
}

export interface Fact {
  readonly id: string;
  readonly label: Text;
  /** undefined: absent. */
  readonly value?: string;
  readonly note?: Text;
  readonly source?: string;
}

/** A table of figures as printed: hourly turnout by region, exit polls, observers by mission. */
export interface Table {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  readonly columns: readonly Text[];
  readonly rows: readonly { readonly label: Text; readonly values: readonly (string | undefined)[] }[];
  readonly source?: string;
}
