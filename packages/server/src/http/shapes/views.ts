/** Answers of views that are put together from others: pages, histories, papers, what is counted, the law. */

import Type, { type TSchema } from 'typebox';
import { ChangeView, CopyView, LeafView, ResultView } from '../../views/shapes.js';

const count = Type.Integer({ minimum: 0 });
const text = Type.Partial(Type.Object({ kk: Type.String(), ru: Type.String(), en: Type.String() }));

/** A page of a list. */
export function pageShape(item: TSchema): TSchema {
  return Type.Object({
    total: count,
    items: Type.Array(item),
    next: Type.Optional(Type.Integer({ description: '`after` of the next page; left out on the last.' })),
  });
}

export const StationLine = Type.Object({ station: Type.String(), state: Type.String() });

export const HistoryView = Type.Object({
  election: Type.String(),
  contest: Type.String(),
  station: Type.String(),
  acts: Type.Array(LeafView),
});

export const ChangesView = Type.Object({
  items: Type.Array(ChangeView),
  next: Type.Optional(Type.Integer({ description: '`after` of the next page; left out on the last.' })),
});

export const CopiesView = Type.Object({ station: Type.String(), copies: Type.Array(CopyView) });

const Papers = Type.Partial(
  Type.Object({ received: count, issued: count, spoiled: count, unused: count, found: count }),
  { description: 'What is left out is not known.' },
);
const PapersFaults = Type.Array(
  Type.Object({
    rule: Type.Enum(['received', 'found'], {
      description: '`received`: received = issued + spoiled + unused. `found`: found is at most issued.',
    }),
    left: count,
    right: count,
  }),
);
export const PapersView = Type.Object({
  area: Type.String(),
  ballots: Type.Array(
    Type.Object({
      election: Type.String(),
      part: Type.String(),
      expected: count,
      counted: count,
      from: Type.Enum(['lines', 'papers', 'unread'], {
        description:
          '`lines`: the form has these lines. `papers`: what acts give beside the figures. `unread`: the form has no such lines, and what acts give was not looked at, for the area has more than 400 stations; ask for those below it.',
      }),
      found: Type.Optional(
        Type.Object(
          {
            given: Type.Integer({ minimum: 0, description: 'Counted protocols of which papers are known.' }),
            papers: Papers,
            faults: PapersFaults,
            stations: Type.Array(
              Type.Object({ station: Type.String(), counted: Type.Boolean(), papers: Papers, faults: PapersFaults }),
              { description: 'Where it does not add up, counted or not: at most 200.' },
            ),
            more: count,
          },
          { description: '`papers` are the sums of the counted protocols. Left out where `from` is `unread`.' },
        ),
      ),
    }),
  ),
});

const sized = { size: Type.Integer({ description: 'Counted from the leaves 0 to size − 1.' }) };
/** Its members are described elsewhere. */
const elsewhere = (page: string) => ({ additionalProperties: true, description: page });
export const OutcomeView = Type.Object(
  { format: Type.Literal('saylau-outcome/1'), election: Type.String() },
  elsewhere('docs/formats/count.md'),
);
export const OutcomeAtView = Type.Object({ ...sized, ...OutcomeView.properties }, elsewhere('docs/formats/count.md'));
export const ResultsView = Type.Object({ ...sized, results: Type.Array(ResultView) });
export const BoundsView = Type.Object(
  { ...sized, election: Type.String(), open: Type.Array(Type.Unknown()), bounds: Type.Array(Type.Unknown()) },
  { description: 'As `.elections[].open` and `.elections[].bounds` of docs/formats/count.md.' },
);

const ProvisionLine = Type.Object({
  id: Type.String(),
  subject: Type.String(),
  says: text,
  type: Type.String(),
  versions: Type.Array(Type.Unknown({ description: 'A version, as in docs/formats/law.md.' })),
});
export const LawBehindView = Type.Object({
  act: Type.String(),
  elections: Type.Array(
    Type.Object({
      election: Type.String(),
      statute: Type.Optional(Type.String()),
      provisions: Type.Array(ProvisionLine, { description: 'None: the sources of the law give none.' }),
    }),
  ),
});
export const StatutesView = Type.Array(
  Type.Object({
    id: Type.String(),
    name: text,
    offices: Type.Array(Type.Object({ office: Type.String(), name: text })),
    subjects: Type.Array(Type.Object({ id: Type.String(), name: text, provisions: Type.Array(Type.String()) })),
  }),
);
export const LawView = Type.Object(
  { format: Type.String(), statute: Type.String(), provisions: Type.Array(Type.Unknown()) },
  elsewhere('docs/formats/law.md'),
);

export const PastElections = Type.Array(
  Type.Object({
    id: Type.String(),
    name: text,
    date: Type.String(),
    office: Type.String(),
    statute: Type.Optional(Type.String()),
    contests: count,
  }),
);
