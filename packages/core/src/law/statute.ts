/** The law as data: provisions with a dated history, and the statute that composes them into systems. */

import type { Says } from '../language.js';
import type { Source } from '../source.js';
import type { ActGround, OfficialAct } from './official-acts.js';

/** How sure a value is: wording seen · official statement · secondary source · computed · unverified. */
export const confidences = ['seen', 'official', 'secondary', 'computed', 'unverified'] as const;
export type Confidence = (typeof confidences)[number];

/** What a provision's value is made of. */
export const provisionTypes = [
  'count', // a whole number (seats, members, candidates)
  'fraction', // "30%", "2/3"
  'bound', // {atLeast: "5%"} or {moreThan: "50%"}
  'sum', // a signed sum of lines: "options + against-all"
  'method', // a name of the closed list of apportionment methods
  'ties', // a list of tie rules
  'condition', // any condition
  'yes-no', // a boolean
  'choice', // one word of a closed vocabulary (plurality, majority, vacant, …)
  'list', // several such words
  'time', // "07:00", a clock time in a named zone
  'term', // a length: "7 years", "10 days", "2 months"
  'deadline', // a length before or after an anchor: "30 days before polling"
  'money', // multiples of the statutory minimum wage: "50 MZP"; or tenge: "950000 KZT"
  'equation', // a control equation between two sums
  'form', // a protocol's lines and control equations; its leaves may be those of other provisions ("$id")
  'relation', // who elects, appoints, consents to, dismisses whom
  'statement', // applies to people, not to machines: the summary says it all
] as const;
export type ProvisionType = (typeof provisionTypes)[number];

/** The state of a value: see DESIGN's states. `given` carries `value`. */
export type ValueState = 'given' | 'unspecified' | 'none' | 'gap' | 'superseded';

/** A plain value as read from a statute file; what it must be follows from the provision's type. */
export type PlainValue = string | number | boolean | readonly PlainValue[] | { readonly [key: string]: PlainValue };

export interface Citation {
  /** Id of one of the statute's acts: "EL", "Const.", "PPL", "RRL". */
  readonly act: string;
  /** Article and paragraph: "97-1(2)". Undefined where the article is not known. */
  readonly article?: string;
  /** Ids of the statute's sources. */
  readonly sources: readonly string[];
}

export interface Version {
  /** ISO day (2021-06-05) or month (2004-04) from which it holds. */
  readonly from: string;
  /** Day or month up to which it holds, excluded; undefined: open. */
  readonly to?: string;
  readonly state: ValueState;
  readonly value?: PlainValue;
  /** A second reading of the law where letter and practice differ; `value` is the one in use. */
  readonly reading?: { readonly value: PlainValue; readonly says: Says };
  readonly cite: Citation;
  readonly confidence: Confidence;
  /** The amending act, by id of the statute's instruments ("el-2021"). */
  readonly by?: string;
  readonly note?: Says;
}

export interface Provision {
  readonly id: string;
  /** Saylau's own summary, not a quotation. */
  readonly says: Says;
  readonly type: ProvisionType;
  /** In order of time, not overlapping. */
  readonly history: readonly Version[];
}

/** A dated composition of provisions: plain rules with `$provision.id` in place of values. */
export interface SystemVersion {
  readonly from: string;
  readonly to?: string;
  /** `given`: rules follow. `gap`: no law in force. `superseded`: successor not seen. */
  readonly state: 'given' | 'gap' | 'superseded';
  readonly rules?: PlainValue;
  readonly note?: Says;
}

export interface System {
  readonly office: string;
  readonly name: Says;
  readonly versions: readonly SystemVersion[];
}

/** An act of law that citations name by its id. */
export interface Act {
  /** Short name: "EL", "Const.". */
  readonly id: string;
  /** Full name. */
  readonly name: Says;
}

/** A word of choices, lists and relations: a value's id, and how it is said. */
export interface Word {
  readonly id: string;
  readonly says: Says;
}

export interface Instrument {
  readonly id: string;
  readonly name: Says;
  readonly from: string;
}

export interface Statute {
  readonly id: string;
  readonly name: Says;
  readonly subjects: readonly { readonly id: string; readonly name: Says; readonly provisions: readonly Provision[] }[];
  readonly systems: readonly System[];
  readonly acts: readonly Act[];
  /** Official act (`station-opened`) → the provisions behind it. An act that is not there has none in the sources. */
  readonly officialActs: Readonly<Partial<Record<OfficialAct, readonly ActGround[]>>>;
  /** How the ids in values of type choice, list and relation are said. Lines of protocols are not among them. */
  readonly words: readonly Word[];
  readonly instruments: readonly Instrument[];
  readonly sources: readonly Source[];
  /** The change of the law that is asked about most. */
  readonly comparison?: Comparison;
}

/** Two days, and the provisions whose change between them says most. */
export interface Comparison {
  /** ISO day. */
  readonly earlier: string;
  /** ISO day. */
  readonly later: string;
  /** Ids of provisions, what matters most first. */
  readonly highlights: readonly string[];
}
