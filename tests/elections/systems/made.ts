/** Elections made up for the tests: realistic rules, small figures, and what comes out worked out by hand. */

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An election, and who or what must come out: a contest's `declared` is what was worked out by hand. */
export interface Made {
  /** The situation, a test's name. */
  readonly name: string;
  readonly parts: { readonly [part: string]: Json };
  readonly areas?: readonly Json[];
  readonly contests: readonly Json[];
  readonly declaredChamber?: { readonly [party: string]: number };
  /** Contests in which nobody is elected. */
  readonly nobody?: readonly string[];
}

/** The file of an election, as its author would write it. */
export function fileOf({ parts, areas, contests, declaredChamber }: Made): string {
  return JSON.stringify({
    format: 'saylau-election/1',
    id: 'made',
    name: 'Made for a test',
    date: '2020-05-03',
    office: 'made',
    rules: { turnout: { count: 'took-part', of: 'registered' }, parts },
    ...(areas === undefined ? {} : { areas }),
    contests,
    ...(declaredChamber === undefined ? {} : { declaredChamber }),
  });
}

/** Options of a ballot, each of a party of the same name. */
export const options = (...ids: readonly string[]): Json => ids.map((id) => ({ id, party: id }));

/** A country and its regions; a region is a name, or a name with its kind or weight. */
export function country(
  ...regions: readonly (string | { readonly id: string; readonly [key: string]: Json })[]
): Json[] {
  return [
    { id: 'country' },
    ...regions
      .map((region) => (typeof region === 'string' ? { id: region } : region))
      .map((one) => ({ ...one, parent: 'country' })),
  ];
}
