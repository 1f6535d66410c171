/** What the view of ballot papers looks like. */

import Type, { type Static } from 'typebox';
import { count } from './shapes.js';

const Papers = Type.Partial(
  Type.Object({ received: count, issued: count, spoiled: count, unused: count, found: count }),
  { description: 'What is left out is not known.' },
);
export type Papers = Static<typeof Papers>;

const PapersFault = Type.Object({
  rule: Type.Enum(['received', 'found'], {
    description: '`received`: received = issued + spoiled + unused. `found`: found is at most issued.',
  }),
  left: count,
  right: count,
});
export type PapersFault = Static<typeof PapersFault>;

const StationPapers = Type.Object({
  station: Type.String(),
  counted: Type.Boolean(),
  papers: Papers,
  faults: Type.Array(PapersFault),
});
export type StationPapers = Static<typeof StationPapers>;

const PapersFound = Type.Object(
  {
    given: Type.Integer({ minimum: 0, description: 'Counted protocols of which papers are known.' }),
    papers: Papers,
    faults: Type.Array(PapersFault),
    stations: Type.Array(StationPapers, { description: 'Where it does not add up, counted or not: at most 200.' }),
    more: count,
  },
  { description: '`papers` are the sums of the counted protocols. Left out where `from` is `unread`.' },
);
export type PapersFound = Static<typeof PapersFound>;

/** One ballot in an area. */
const BallotPapers = Type.Object({
  election: Type.String(),
  part: Type.String(),
  expected: count,
  counted: count,
  from: Type.Enum(['lines', 'papers', 'unread'], {
    description:
      '`lines`: the form has these lines. `papers`: what acts give beside the figures. `unread`: the form has no such lines, and what acts give was not looked at, for the area has more than 400 stations; ask for those below it.',
  }),
  found: Type.Optional(PapersFound),
});
export type BallotPapers = Static<typeof BallotPapers>;

export const PapersView = Type.Object({ area: Type.String(), ballots: Type.Array(BallotPapers) });
export type PapersView = Static<typeof PapersView>;
