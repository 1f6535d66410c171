/** The closed lists of apportionment: methods and their variants, by the names of the machine form. */

export const quotaMethods = [
  'hare-remainder',
  'droop-remainder',
  'hagenbach-bischoff-remainder',
  'imperiali-remainder',
] as const;

export const divisorMethods = [
  'dhondt',
  'sainte-lague',
  'modified-sainte-lague',
  'adams',
  'dean',
  'huntington-hill',
  'danish',
  'imperiali',
] as const;

export type QuotaMethod = (typeof quotaMethods)[number];
export type DivisorMethod = (typeof divisorMethods)[number];
export type Method = QuotaMethod | DivisorMethod;

export const methods: readonly Method[] = [...quotaMethods, ...divisorMethods];

/**
 * How equality is settled, in order:
 * `registered` (the list registered earlier), `votes` (more votes), `order` (the order of the ballot),
 * `older` or `younger` (of two candidates), `lot`.
 */
export const tieRules = ['registered', 'votes', 'order', 'older', 'younger', 'lot'] as const;
export type TieRule = (typeof tieRules)[number];

/** Rounding of a quota; `exact` keeps the fraction, `next` is the integer part plus one (Droop). */
export type QuotaRounding = 'exact' | 'floor' | 'ceil' | 'half-up' | 'next';

/** What happens to the seats that whole quotas leave over. */
export const remainderRules = ['largest', 'highest-average', 'largest-list', 'vacant'] as const;
export type RemainderRule = (typeof remainderRules)[number];

/** What happens where a small quota gives more seats than there are. */
export const overawardRules = ['subtract', 'next-quota', 'error'] as const;
export type Overaward = (typeof overawardRules)[number];

/** When a list of a quota method is set to its minimum: by its `result`, or by the `quota` before any remainder is looked at. */
export const minimumRules = ['result', 'quota'] as const;
export type MinimumBy = (typeof minimumRules)[number];

/** Who gets a list's seats above its maximum: all others by a quota of their own, or whose remainder is `next`. */
export const surplusRules = ['recompute', 'next'] as const;
export type Surplus = (typeof surplusRules)[number];

/** What becomes of seats held elsewhere above a list's due. */
export const overhangRules = ['within', 'added', 'levelled'] as const;
export type Overhang = (typeof overhangRules)[number];
