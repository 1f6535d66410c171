/** How the elections, contests, areas and forms of a day are called in findings. */

import type { Area, Contest, ProtocolFinding } from '@saylau/core';
import { type LoadedElection, partsOf } from '@saylau/formats/outcome-json';
import { FormWords } from './form-words.js';
import { Names } from './names.js';
import { lawbook } from './provisions.js';
import type { Speaker } from './speaker.js';

/** How elections, contests and forms of a day are called. */
export interface DayWords {
  /** "Mazhilis, lists · constituency No. 3"; empty where the finding names none. */
  readonly place: (finding: ProtocolFinding) => string;
  readonly area: (id: string) => string;
  readonly contest: (finding: ProtocolFinding) => Contest | undefined;
  /** A protocol of a room, which findings name by election and contest. */
  readonly protocol: (named: string) => string;
  readonly form: (finding: ProtocolFinding) => FormWords | undefined;
}

/** One election's names, contests and forms. */
class ElectionWords {
  readonly names: Names;
  readonly contests: ReadonlyMap<string, Contest>;
  readonly #texts: Speaker;
  readonly #loaded: LoadedElection;
  /** What the office is called, or the election where nothing says that. */
  readonly office: string;
  readonly #forms = new Map<string, FormWords | undefined>();

  constructor(texts: Speaker, loaded: LoadedElection) {
    this.#texts = texts;
    this.#loaded = loaded;
    this.names = new Names(texts, loaded.election, partsOf(loaded));
    this.contests = new Map(loaded.election.contests.map((contest) => [contest.id, contest]));
    const { statute, election } = loaded;
    const system = statute?.systems.find(({ office }) => office === election.office);
    this.office = texts.of(system?.name) ?? texts.of(election.name) ?? election.id;
  }

  form(part: string): FormWords | undefined {
    if (!this.#forms.has(part)) this.#forms.set(part, this.#formOf(part));
    return this.#forms.get(part);
  }

  #formOf(part: string): FormWords | undefined {
    const { law, statute } = this.#loaded;
    const form = law.rules?.parts.get(part)?.form;
    if (law.rules === undefined || form === undefined) return undefined;
    const book = statute === undefined ? undefined : lawbook(statute, law.law);
    return new FormWords({ texts: this.#texts, names: this.names, rules: law.rules, book }, part, form);
  }
}

/** The elections of a day, each with its law, and all areas that findings may name. */
export function dayWords(
  texts: Speaker,
  { elections, areas }: { readonly elections: readonly LoadedElection[]; readonly areas: readonly Area[] },
): DayWords {
  const byId = new Map(elections.map((loaded) => [loaded.election.id, new ElectionWords(texts, loaded)]));
  const areaNames = new Map(areas.map(({ id, name }) => [id, texts.of(name)]));
  const wordsOf = ({ election }: ProtocolFinding): ElectionWords | undefined => byId.get(election ?? '');
  const contestOf = (finding: ProtocolFinding): Contest | undefined =>
    wordsOf(finding)?.contests.get(finding.contest ?? '');
  return {
    area: (id) => areaNames.get(id) ?? id,
    contest: contestOf,
    form: (finding) => wordsOf(finding)?.form(contestOf(finding)?.part ?? ''),
    place: ({ election, contest }) => placeOf(election, contest),
    protocol: (named) => {
      const [election, contest] = named.split(' ');
      return placeOf(election, contest) || named;
    },
  };

  function placeOf(election = '', contest = ''): string {
    const words = byId.get(election);
    if (words?.contests.has(contest) !== true) return '';
    const name = words.names.contest(contest);
    return byId.size === 1 ? name : `${words.office} · ${name}`;
  }
}
