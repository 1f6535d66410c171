/** The shapes of a rehearsal's plan: each part of plan.yaml with its keys. */

import {
  day,
  formatName,
  fractionText,
  id,
  label,
  partKey,
  percentage,
  printed,
  says,
  sum,
  text,
  words,
} from './leaves.js';
import { isRecord, own } from './plain.js';
import type {
  Margin,
  PlanAbroad,
  PlanArrivals,
  PlanCandidates,
  PlanFact,
  PlanLine,
  PlanLists,
  PlanPart,
  PlanRegion,
  PlanStations,
  PlanTime,
  PlanTurnout,
  PlanVoters,
} from './rehearsal-plan-types.js';
import {
  list,
  made,
  mapOf,
  oneOf,
  optional,
  record,
  required,
  type Shape,
  shape,
  whole,
  wrongType,
  yesNo,
} from './shape.js';
import { sources } from './sources.js';

const people = whole(0, 2_147_483_647);
const percent = whole(0, 1000);
const share = fractionText('share');

/** A value with what it stands on: `{value, source}` or `{value, assumed}`. */
function margin<T>(of: Shape<T>): Shape<Margin<T>> {
  const read = record({
    value: required(of),
    source: optional(label),
    assumed: optional(id),
    state: optional(words),
  });
  return made(read, { value: of.standIn }, (value, at) => {
    const grounds = [value.source, value.assumed].filter((ground) => ground !== undefined).length;
    if (grounds === 2) at.fault('conflicting-keys', { keys: 'source, assumed' });
    if (grounds === 0) at.fault('missing', { key: 'source' });
    // `record` types optional keys one by one, as `Margin` does.
    return value as Margin<T>;
  });
}

const range = record({ least: required(percent), most: required(percent) });

/** `HH:MM` of the day, up to `47:59` for the day after: minutes after its start. */
const minutes: Shape<number> = shape(0, (value, at) => {
  if (typeof value !== 'string') return wrongType(value, at, 'text', 0);
  const match = /^([0-3]\d|4[0-7]):([0-5]\d)$/.exec(value);
  if (match === null) at.fault('bad-value', { found: value, type: 'time' });
  return match === null ? 0 : Number(match[1]) * 60 + Number(match[2]);
});

const stations: Shape<PlanStations> = record({ total: required(margin(people)), size: required(margin(range)) });

const region: Shape<PlanRegion> = record({
  area: required(id),
  name: optional(text),
  stations: required(margin(people)),
  population: optional(margin(people)),
  voters: optional(margin(people)),
  turnout: optional(list(percentage, 1)),
  later: optional(whole(0, 1440)),
});

const abroad: Shape<PlanAbroad> = record({
  area: required(id),
  stations: required(margin(people)),
  countries: required(margin(whole(1, 1000))),
  voters: required(margin(people)),
  opening: required(margin(people)),
  received: required(margin(people)),
  later: optional(whole(0, 1440)),
});

const voters: Shape<PlanVoters> = made(
  record({
    total: required(margin(people)),
    opening: required(margin(people)),
    contests: optional(
      list(record({ election: required(id), contest: required(id), voters: required(margin(people)) })),
    ),
    ratio: optional(margin(range)),
  }),
  { total: { value: 0 }, opening: { value: 0 }, contests: [] },
  (value) => ({ ...value, contests: value.contests ?? [] }),
);

const time: Shape<PlanTime> = record({
  at: required(minutes),
  percent: required(margin(percentage)),
  of: required(people),
  received: optional(margin(people)),
});

/** A count of voters, or a percentage of them as printed. */
const countOrPercent: Shape<number | string> = shape<number | string>(0, (value, at) =>
  typeof value === 'number' ? people.read(value, at) : percentage.read(value, at),
);

const turnout: Shape<PlanTurnout> = made(
  record({
    times: optional(list(time)),
    final: required(margin(countOrPercent)),
    rounding: optional(oneOf(['half-up', 'down'])),
  }),
  { times: [], final: { value: 0 }, rounding: 'half-up' },
  ({ times = [], final, rounding = 'half-up' }) => ({ times, final, rounding }),
);

const standInLine: PlanLine = { line: '', is: 'voters' };
const shareField = required(margin(share));

const portion = record({
  line: required(id),
  is: required(oneOf(['portion'])),
  of: required(id),
  share: shareField,
  least: optional(sum),
  most: optional(sum),
  room: optional(yesNo),
});

const linesByKind: Readonly<Record<PlanLine['is'], Shape<PlanLine>>> = {
  voters: record({ line: required(id), is: required(oneOf(['voters'])) }),
  turnout: record({ line: required(id), is: required(oneOf(['turnout'])) }),
  ballots: record({ line: required(id), is: required(oneOf(['ballots'])) }),
  cast: record({ line: required(id), is: required(oneOf(['cast'])), share: shareField, least: optional(sum) }),
  split: record({ line: required(id), is: required(oneOf(['split'])), share: shareField }),
  portion: made<typeof portion.standIn, PlanLine>(portion, standInLine, (value) => ({
    ...value,
    room: value.room ?? false,
  })),
  sum: record({ line: required(id), is: required(oneOf(['sum'])), sum: required(sum) }),
};

const kindOfLine = oneOf(['voters', 'turnout', 'ballots', 'cast', 'split', 'portion', 'sum']);

/** A line of whose kind nothing is known is not looked at further. */
const line: Shape<PlanLine> = shape(standInLine, (value, at) => {
  if (!isRecord(value)) return wrongType(value, at, 'record', standInLine);
  const is = own(value, 'is');
  if (is === undefined) at.fault('missing', { key: 'is' });
  const kind = is === undefined ? undefined : kindOfLine.read(is, at.in('is'));
  return kind === undefined || kind !== is ? standInLine : linesByKind[kind].read(value, at);
});

const weights = mapOf(id, whole(0, 1_000_000));

const lists: Shape<PlanLists> = made(
  record({ assumed: required(id), weights: required(weights), contests: optional(mapOf(id, weights)) }),
  { assumed: '', weights: new Map(), contests: new Map() },
  ({ assumed, weights: all, contests = new Map() }) => ({ assumed, weights: all, contests }),
);

const candidates: Shape<PlanCandidates> = made(
  record({
    each: required(margin(record({ least: required(whole(1, 1000)), most: required(whole(1, 1000)) }))),
    total: optional(margin(people)),
    ofParties: optional(margin(people)),
    together: optional(list(record({ contests: required(list(id, 1)), number: required(margin(people)) }))),
    winners: required(margin(weights)),
    against: required(margin(whole(0, 50))),
  }),
  {
    each: { value: { least: 1, most: 1 } },
    together: [],
    winners: { value: new Map() },
    against: { value: 0 },
  },
  (value) => ({ ...value, together: value.together ?? [] }),
);

const seats = made(
  record({
    total: required(margin(whole(0))),
    within: optional(list(record({ area: required(id), seats: required(margin(whole(0))) }))),
  }),
  { total: { value: 0 }, within: [] },
  ({ total, within = [] }) => ({ total, within }),
);

const part: Shape<PlanPart> = made(
  record({
    election: required(id),
    part: required(partKey),
    split: optional(yesNo),
    seats: optional(seats),
    candidates: optional(candidates),
    lists: optional(lists),
    spread: required(margin(whole(0, 99))),
  }),
  { election: '', part: '', split: false, spread: { value: 0 } },
  (value) => ({ ...value, split: value.split ?? false }),
);

const fact: Shape<PlanFact> = record({
  id: required(id),
  election: required(id),
  part: optional(partKey),
  area: optional(id),
  option: optional(id),
  is: required(oneOf(['first', 'entered', 'most', 'least', 'lists', 'seats', 'bodies'])),
  value: required(margin(printed)),
});

const arrivals: Shape<PlanArrivals> = record({
  first: required(margin(minutes)),
  last: required(margin(minutes)),
  between: required(margin(whole(0, 600))),
});

const offset: Shape<string> = shape('', (value, at) => {
  const found = words.read(value, at);
  if (found !== '' && !/^[+-](0\d|1[0-4]):[0-5]\d$/.test(found)) at.fault('bad-value', { found, type: 'offset' });
  return found;
});

/** plan.yaml as it stands in the file. */
export const planShape = record({
  format: required(formatName('saylau-rehearsal-plan/1')),
  id: required(id),
  name: required(says),
  date: required(day),
  zone: required(offset),
  elections: required(list(id, 1)),
  register: optional(id),
  root: required(id),
  sources: optional(sources),
  assumptions: optional(mapOf(id, says)),
  stations: required(stations),
  regions: required(list(region, 1)),
  abroad: optional(abroad),
  voters: required(voters),
  turnout: required(turnout),
  ballots: optional(margin(people)),
  lines: required(list(line, 1)),
  parts: required(list(part, 1)),
  facts: optional(list(fact)),
  arrivals: required(arrivals),
});
