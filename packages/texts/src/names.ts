/** Names of what an outcome speaks of by id: options, parties, areas, parts, lines, bodies. */

import type { Area, Contest, Election, LineId, Option, OptionId, Sum, Text } from '@saylau/core';
import type { ElectionParts } from '@saylau/formats/outcome-json';
import type { Naming } from './conditions.js';
import { whole } from './numbers.js';
import type { Speaker } from './speaker.js';

export class Names {
  readonly #texts: Speaker;
  readonly #election: Election;
  readonly #parts: ElectionParts;
  readonly #contests: ReadonlyMap<string, Contest>;
  readonly #areas: ReadonlyMap<string, Area>;
  /** Options of each contest by id, made when first asked for. */
  readonly #options = new Map<string, ReadonlyMap<OptionId, Option>>();
  /** Names of lists by party, or by their own id where they have none. */
  #lists: ReadonlyMap<string, Text> | undefined;
  #bodies: ReadonlyMap<string, readonly Contest[]> | undefined;

  /** A part without a name is called by its key. */
  constructor(texts: Speaker, election: Election, parts: ElectionParts) {
    this.#texts = texts;
    this.#election = election;
    this.#parts = parts;
    this.#contests = new Map(election.contests.map((contest) => [contest.id, contest]));
    this.#areas = new Map(election.areas.map((area) => [area.id, area]));
  }

  contest(id: string): string {
    const contest = this.#contests.get(id);
    const own = this.#texts.of(contest?.name ?? {});
    if (own !== undefined || contest === undefined) return own ?? id;
    if (this.#election.contests.length === 1) return this.part(contest.part);
    return contest.id === contest.area || contest.body === contest.area ? this.area(contest.area) : id;
  }

  option(contest: string, id: OptionId): string {
    const option = this.#optionOf(contest, id);
    const named = this.#texts.of(option?.name ?? {});
    if (named !== undefined) return named;
    if (option?.party !== undefined && option.party !== null) return this.party(option.party);
    if (option?.role === 'against-all') return this.#texts.say('option.against-all');
    return option?.role === 'answer' ? (this.#texts.sayIf(`option.${id}`) ?? id) : this.party(id);
  }

  options(contest: string, ids: readonly OptionId[]): string {
    return ids.map((id) => this.option(contest, id)).join(this.#texts.say('list.separator'));
  }

  party(id: string): string {
    const named = this.#texts.of(this.#election.parties.get(id) ?? {});
    if (named !== undefined) return named;
    if (id === 'independent') return this.#texts.say('party.independent');
    this.#lists ??= listNames(this.#election);
    return this.#texts.of(this.#lists.get(id) ?? {}) ?? id;
  }

  #optionOf(contest: string, id: OptionId): Option | undefined {
    const known = this.#options.get(contest);
    if (known !== undefined) return known.get(id);
    const own = new Map((this.#contests.get(contest)?.options ?? []).map((option) => [option.id, option]));
    this.#options.set(contest, own);
    return own.get(id);
  }

  /** A contest of a part, with options on its ballots where there is one, to name its lines by. */
  exampleOf(part: string): string | undefined {
    const own = this.#election.contests.filter((contest) => contest.part === part);
    return (own.find(({ options }) => options.length > 0) ?? own[0])?.id;
  }

  /** The area in which a contest is held. */
  areaOf(contest: string): string | undefined {
    return this.#contests.get(contest)?.area;
  }

  area(id: string): string {
    return this.#texts.of(this.#areas.get(id)?.name ?? {}) ?? this.#texts.sayIf(`area.${id}`) ?? id;
  }

  /** A body bears the name of its area, or of its only contest and the area around it. */
  body(id: string): string {
    if (this.#areas.has(id)) return this.area(id);
    const own = this.#contestsOf(id);
    const root = this.#election.areas.find(({ parent }) => parent === undefined)?.id;
    const [area, ...others] = new Set(own.map((contest) => contest.area));
    const around = area === undefined || others.length > 0 || area === root ? undefined : this.area(area);
    const named = own.length === 1 ? this.#texts.of(own[0]?.name ?? {}) : undefined;
    if (named === undefined) return around ?? id;
    return around === undefined || named.includes(around) ? named : `${named}, ${around}`;
  }

  #contestsOf(body: string): readonly Contest[] {
    this.#bodies ??= byBody(this.#election);
    return this.#bodies.get(body) ?? [];
  }

  /** What an id of a table stands for: a contest or an area; any other word is itself. */
  word(text: string): string {
    return this.#contests.has(text) ? this.contest(text) : this.#areas.has(text) ? this.area(text) : text;
  }

  part(key: string): string {
    return this.#texts.of(this.#parts.names.get(key)) ?? key;
  }

  /** A line of protocols, an option, or a group of them. */
  line(id: LineId, contest?: string): string {
    if (id === 'options') return this.#allOptions(contest);
    const known = this.#texts.sayIf(`line.${id}`) ?? this.#texts.of(this.#parts.lines.get(id));
    if (known !== undefined) return known;
    return contest === undefined ? this.party(id) : this.option(contest, id);
  }

  /** "Votes for all lists", "… candidates", "… answers", by what stands on the ballots. */
  #allOptions(contest: string | undefined): string {
    const own = contest === undefined ? undefined : this.#contests.get(contest);
    const contests = own === undefined ? this.#election.contests : [own];
    const roles = new Set(contests.flatMap((one) => this.#rolesOf(one)));
    const [role] = roles;
    const key = roles.size === 1 && role !== undefined ? `line.options-${role}` : 'line.options';
    return this.#texts.sayIf(key) ?? this.#texts.say('line.options');
  }

  /** What stands on a contest's ballots; as the rules say where its options are not known. */
  #rolesOf({ options, part }: Contest): readonly string[] {
    const roles = options.map(({ role }) => role).filter((role) => role !== 'against-all' && role !== 'others');
    const ballot = this.#parts.ballots.get(part);
    return roles.length > 0 || ballot === undefined ? roles : [ballot];
  }

  /** A row of a contest's table: an option by its name, a line with a capital letter. */
  row(contest: string, id: LineId): string {
    if (this.#optionOf(contest, id) !== undefined) return this.option(contest, id);
    const line = this.line(id, contest);
    return line.charAt(0).toLocaleUpperCase('kk') + line.slice(1);
  }

  /** Whether an id is a line of protocols, not an option of a ballot. */
  isLine(id: LineId): boolean {
    return this.#texts.sayIf(`line.${id}`) !== undefined || this.#parts.lines.has(id);
  }

  lines(ids: readonly LineId[], contest?: string): string {
    return ids.map((id) => this.line(id, contest)).join(this.#texts.say('list.separator'));
  }

  /** How the words of a condition name sums, parts and areas, in one contest or in none. */
  naming(contest?: string): Naming {
    return {
      sum: (sum) => this.sum(sum, contest),
      part: (key) => this.part(key),
      area: (id) => this.area(id),
    };
  }

  /** A sum in words: "votes for all options + votes against all". */
  sum(sum: Sum, contest?: string): string {
    if ('count' in sum) return whole(this.#texts, sum.count);
    return sum.terms
      .map(
        ({ sign, line }, index) =>
          `${index === 0 ? (sign < 0 ? '−' : '') : sign < 0 ? ' − ' : ' + '}${this.line(line, contest)}`,
      )
      .join('');
  }
}

/** The first list of a party, over all contests, gives it its name. */
function listNames({ contests }: Election): ReadonlyMap<string, Text> {
  const lists = contests.flatMap(({ options }) => options).filter(({ role }) => role === 'list');
  const named = lists.flatMap(({ id, party, name }) => (name === undefined ? [] : [[party ?? id, name] as const]));
  return new Map(named.reverse());
}

function byBody({ contests }: Election): ReadonlyMap<string, readonly Contest[]> {
  const bodies = new Map<string, Contest[]>();
  for (const contest of contests) {
    if (contest.body === undefined) continue;
    const own = bodies.get(contest.body);
    if (own === undefined) bodies.set(contest.body, [contest]);
    else own.push(contest);
  }
  return bodies;
}
