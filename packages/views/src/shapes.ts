/** What views look like: JSON Schema, from which their types come, and what an API says of them. */

import Type, { type Static } from 'typebox';

const figures = Type.Record(Type.String(), Type.Integer(), {
  description: 'Line or option → figure. What is left out is absent, which is not zero.',
});
/** A text in the languages in which there is one. */
export const TextView = Type.Partial(Type.Object({ kk: Type.String(), ru: Type.String(), en: Type.String() }));
export const count = Type.Integer({ minimum: 0 });

const NamedView = Type.Object({ id: Type.String(), name: TextView });

export const LogView = Type.Object({
  origin: Type.String(),
  kind: Type.String(),
  rehearsal: Type.Boolean({ description: 'Everything in it is made up.' }),
  size: count,
  root: Type.String({ description: 'Hex.' }),
  keys: Type.Array(Type.String(), { description: 'Verifier keys (docs/formats/log.md).' }),
  day: Type.Optional(Type.Object({ id: Type.String(), name: TextView, date: Type.String(), zone: Type.String() })),
  stations: Type.Optional(Type.Object({ expected: count, opened: count, closed: count })),
  protocols: Type.Optional(Type.Object({ expected: count, counted: count, states: Type.Record(Type.String(), count) })),
  elections: Type.Array(NamedView),
  acts: Type.Record(Type.String(), count),
});
export type LogView = Static<typeof LogView>;

export const ResultView = Type.Object({
  contest: Type.String(),
  figures,
  seats: Type.Optional(Type.Record(Type.String(), count)),
  elected: Type.Optional(Type.Array(Type.String())),
  adopted: Type.Optional(Type.Boolean()),
  valid: Type.Optional(Type.Boolean()),
  next: Type.Optional(Type.Array(Type.String())),
});

const StatedView = Type.Object({
  act: Type.String(),
  leaf: count,
  size: Type.Integer({ description: 'Counted from the leaves 0 to size − 1.' }),
  by: Type.Object({ office: Type.String(), area: Type.Optional(Type.String()) }),
  result: ResultView,
});

export const ContestView = Type.Object({
  contest: Type.String(),
  name: TextView,
  area: Type.String(),
  part: Type.String(),
  state: Type.String({ description: 'open, announced, established, changed' }),
  expected: count,
  counted: count,
  protocols: Type.Record(Type.String(), count),
  lastActed: Type.Optional(Type.Integer({ description: 'The last leaf that acted on a protocol of the contest.' })),
  figures,
  options: Type.Array(Type.Object({ id: Type.String(), name: TextView, role: Type.String() })),
  announced: Type.Optional(StatedView),
  established: Type.Optional(StatedView),
});
export type ContestView = Static<typeof ContestView>;

export const ElectionView = Type.Object({
  id: Type.String(),
  name: TextView,
  date: Type.String(),
  office: Type.String(),
  opened: Type.Integer({ description: 'The leaf that opened it.' }),
  statute: Type.Optional(Type.Object({ name: Type.String(), sha256: Type.String(), bytes: count })),
  rules: Type.Object({ name: Type.String(), sha256: Type.String(), bytes: count }),
  expected: count,
  counted: count,
  contests: count,
  states: Type.Record(Type.String(), count, {
    description: 'How many contests are open, announced, established, changed.',
  }),
  lots: Type.Record(Type.String(), Type.Array(Type.String())),
  decisions: Type.Record(Type.String(), Type.Unknown()),
});
export type ElectionView = Static<typeof ElectionView>;

const BallotTotals = Type.Object({
  election: Type.String(),
  part: Type.String(),
  /** Where all stations of the area vote on one contest with this ballot. */
  contest: Type.Optional(Type.String()),
  expected: count,
  counted: count,
  figures,
});

const DeclaredView = Type.Object({
  election: Type.String(),
  contest: Type.String(),
  by: Type.Object({ office: Type.String(), area: Type.Optional(Type.String()) }),
  leaf: count,
  figures,
  differences: Type.Array(
    Type.Object({ line: Type.String(), declared: Type.Integer(), summed: Type.Optional(Type.Integer()) }),
    {
      description:
        'Lines that are not the sum of the stations in the area that vote on the contest; `summed` is left out where that is not known or withheld. While a station is neither counted nor annulled nothing is said.',
    },
  ),
});

const TurnoutView = Type.Object({
  time: Type.String(),
  voters: count,
  stations: Type.Integer({ description: 'Stations that reported for this time.' }),
  registered: Type.Optional(
    Type.Integer({ description: 'On the lists of those stations before the day, where all are known.' }),
  ),
});

/** An area in a list. */
export const AreaLine = Type.Object({
  area: Type.String(),
  name: TextView,
  kind: Type.String({ description: 'country, region, district, constituency, …' }),
  parent: Type.Optional(Type.String({ description: 'The area in which it lies.' })),
});
export type AreaLine = Static<typeof AreaLine>;

export const AreaView = Type.Object({
  ...AreaLine.properties,
  below: Type.Array(NamedView),
  stations: count,
  ballots: Type.Array(BallotTotals),
  turnout: Type.Array(TurnoutView),
  declared: Type.Array(DeclaredView),
});
export type AreaView = Static<typeof AreaView>;

export const ProtocolView = Type.Object({
  election: Type.String(),
  contest: Type.String(),
  station: Type.String(),
  state: Type.String(),
  version: count,
  leaf: Type.Optional(count),
  counted: Type.Boolean(),
  withheld: Type.Boolean({
    description: 'Votes are not shown: so few took part that they would tell how somebody voted.',
  }),
  figures,
  papers: Type.Optional(
    Type.Object(
      { received: count, issued: count, spoiled: count, unused: count, found: count },
      { description: 'Ballot papers, where its act gave them beside the figures.' },
    ),
  ),
  papersDiffer: Type.Boolean({
    description:
      'These papers do not add up: received = issued + spoiled + unused, found is at most issued. Such a protocol is not accepted.',
  }),
  findings: Type.Array(Type.Unknown(), { description: 'docs/findings.md' }),
});
export type ProtocolView = Static<typeof ProtocolView>;

const stationName = Type.Optional(Type.String({ description: 'That readers know it by; left out where it has none.' }));

export const StationView = Type.Object({
  station: Type.String(),
  name: stationName,
  state: Type.String(),
  areas: Type.Array(Type.String()),
  registered: Type.Optional(count),
  ballots: Type.Optional(count),
  keys: Type.Integer({ description: 'Good keys of its commission.' }),
  turnout: Type.Array(Type.Object({ time: Type.String(), voters: count })),
  protocols: Type.Array(ProtocolView),
});
export type StationView = Static<typeof StationView>;

/** A station in a list. */
export const StationLine = Type.Object({ station: Type.String(), name: stationName, state: Type.String() });
export type StationLine = Static<typeof StationLine>;

export const LeafView = Type.Object({
  index: count,
  leaf: Type.Unknown({ description: 'docs/formats/acts.md' }),
});
export type LeafView = Static<typeof LeafView>;

export const HistoryView = Type.Object({
  election: Type.String(),
  contest: Type.String(),
  station: Type.String(),
  acts: Type.Array(LeafView),
});
export type HistoryView = Static<typeof HistoryView>;

export const ChangeView = Type.Object({
  leaf: count,
  act: Type.String(),
  received: Type.String({ description: 'When the log took it in.' }),
  at: Type.String({ description: 'When it was done, as its author says.' }),
  by: Type.Object({ office: Type.String(), area: Type.Optional(Type.String()), station: Type.Optional(Type.String()) }),
  election: Type.String(),
  contests: Type.Array(Type.String()),
  stations: Type.Array(Type.String(), { description: 'Whose protocols; none where results or totals are changed.' }),
  area: Type.Optional(Type.String({ description: 'Of a declared total.' })),
  cause: Type.Optional(Type.String({ description: 'Why a new paper was made (docs/formats/acts.md).' })),
  reason: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
  before: Type.Optional(figures),
  after: Type.Optional(figures),
});
export type ChangeView = Static<typeof ChangeView>;

export const CopyView = Type.Object({
  leaf: count,
  received: Type.String(),
  observer: Type.String({ description: 'An id that says nothing of a person.' }),
  election: Type.String(),
  contest: Type.String(),
  figures,
  note: Type.Optional(Type.String()),
  protocol: Type.String({ description: 'State of the protocol now.' }),
  differences: Type.Array(
    Type.Object({ line: Type.String(), copy: Type.Integer(), protocol: Type.Optional(Type.Integer()) }),
    { description: 'Lines of the copy that the protocol has otherwise, or not. Nothing while there is no protocol.' },
  ),
});
export type CopyView = Static<typeof CopyView>;

export const CopiesView = Type.Object({ station: Type.String(), copies: Type.Array(CopyView) });
export type CopiesView = Static<typeof CopiesView>;

const ProvisionLine = Type.Object({
  id: Type.String(),
  subject: Type.String(),
  says: TextView,
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
export type LawBehindView = Static<typeof LawBehindView>;
