/** The law in words: provisions with their history, the law on a day, what changed between two days. */

import { heldOn, lawOn, type Provision, provisionsOf, type Statute, type Version } from '@saylau/core';
import {
  date,
  formRows,
  type LawWords,
  systemState,
  tellArticle,
  tellGround,
  tellHeld,
  tellSpan,
  tellSystemState,
  tellVersion,
} from '@saylau/texts';
import type { Page } from './page.js';
import type { Row } from './table.js';

export class LawPage {
  readonly page: Page;
  readonly words: LawWords;
  readonly statute: Statute;

  readonly #provisions: ReadonlyMap<string, Provision>;

  constructor(page: Page, words: LawWords, statute: Statute) {
    this.#provisions = provisionsOf(statute);
    this.page = page;
    this.words = words;
    this.statute = statute;
  }

  /** All subjects: every provision with the value of its latest version. */
  index(): string[] {
    const { texts } = this.page;
    const number = this.statute.subjects.reduce((sum, { provisions }) => sum + provisions.length, 0);
    return [
      ...this.page.title(this.statute.name[texts.language]),
      ...this.page.paragraph(texts.say('law.index', { number, subjects: this.statute.subjects.length }), ''),
      ...this.statute.subjects.flatMap(({ name, provisions }) => [
        ...this.page.heading(name[texts.language], texts.say('provisions.number', { number: provisions.length })),
        ...this.page.table(
          [
            { head: texts.say('head.provision') },
            { head: texts.say('head.latest'), flexible: true },
            { head: texts.say('head.in-force') },
          ],
          provisions.map((provision) => this.#indexRow(provision)),
        ),
      ]),
      '',
      ...this.page.note(texts.say('law.own-words'), ''),
    ];
  }

  #indexRow(provision: Provision): Row {
    const { history } = provision;
    const given = history.findLastIndex(({ state }) => state === 'given');
    const version = history[given] ?? history.findLast(({ state }) => state !== 'superseded') ?? history.at(-1);
    if (version === undefined) return [provision.id, '', ''];
    const words = tellVersion(this.words, provision.type, version);
    const to = version.to ?? (given < 0 ? undefined : history[given + 1]?.from);
    return [
      provision.id,
      given < 0 ? { text: words, style: this.page.colours.dim } : words,
      `${version.from} – ${to ?? ''}`.trim(),
    ];
  }

  /** Provisions in full: what they say, every version with its ground. */
  provisions(provisions: readonly Provision[]): string[] {
    return [
      ...provisions.flatMap((provision) => this.#provision(provision)),
      ...this.#acts(provisions),
      ...this.#sources(provisions),
      '',
      ...this.page.note(this.page.texts.say('law.own-words'), ''),
    ];
  }

  /** The full names of the acts that were cited by their short ones. */
  #acts(provisions: readonly Provision[]): string[] {
    const { texts } = this.page;
    const cited = new Set(provisions.flatMap(({ history }) => history.map(({ cite }) => cite.act)));
    const acts = this.statute.acts.filter(({ id }) => cited.has(id));
    return [
      ...this.page.heading(texts.say('law.acts')),
      ...this.page.pairs(acts.map(({ id, name }) => [id, name[texts.language]] as const)),
    ];
  }

  /** The sources that were cited by their ids, with their addresses. */
  #sources(provisions: readonly Provision[]): string[] {
    const { texts, colours } = this.page;
    const cited = new Set(provisions.flatMap(({ history }) => history.flatMap(({ cite }) => cite.sources)));
    const sources = this.statute.sources.filter(({ id }) => cited.has(id));
    if (sources.length === 0) return [];
    return [
      ...this.page.heading(texts.say('law.sources')),
      ...sources.flatMap(({ id, url, what }) => [
        ...this.page.paragraph(`${id}: ${texts.of(what) ?? ''}`),
        ...(url === undefined ? [] : [`    ${colours.dim(url)}`]),
      ]),
    ];
  }

  #provision(provision: Provision): string[] {
    const { texts, colours } = this.page;
    return [
      '',
      colours.bold(provision.id),
      ...this.page.paragraph(provision.says[texts.language]),
      ...provision.history.flatMap((version, index) =>
        this.#version(provision, version, provision.history[index + 1]?.from),
      ),
    ];
  }

  #version(provision: Provision, version: Version, next: string | undefined): string[] {
    const { texts, colours } = this.page;
    const instrument = this.statute.instruments.find(({ id }) => id === version.by);
    const ground = [
      tellArticle(texts, version),
      texts.say(`confidence.${version.confidence}`),
      ...(version.cite.sources.length > 0 ? [`[${version.cite.sources.join(', ')}]`] : []),
    ];
    return [
      '',
      ...this.page.paragraph(tellSpan(texts, version, next), '  ').map(colours.cyan),
      ...this.page.paragraph(tellVersion(this.words, provision.type, version), '    ').map(colours.bold),
      ...this.#formLines(provision, version),
      ...(version.reading === undefined ? [] : this.page.paragraph(version.reading.says[texts.language], '    ')),
      ...this.page.note(ground.join(' · '), '    '),
      ...(instrument === undefined ? [] : this.page.note(instrument.name[texts.language], '    ')),
      ...(version.note === undefined ? [] : this.page.paragraph(version.note[texts.language], '    ')),
    ];
  }

  /** The law on a day: of every office the state of its rules, then each provision in force, of all subjects or of one office. */
  onDay(day: string, office: string | undefined): string[] {
    const { texts } = this.page;
    const used = office === undefined ? undefined : this.#usedBy(office, day);
    return [
      ...this.page.title(
        texts.say('law.on-title', { name: this.statute.name[texts.language], date: date(texts, day) }),
      ),
      ...this.#offices(day, office),
      ...this.statute.subjects.flatMap(({ name, provisions }) => {
        const own = provisions.filter(
          ({ id, history }) => (used?.has(id) ?? true) && heldOn(history, day).is !== 'nothing',
        );
        return own.length === 0
          ? []
          : [...this.page.heading(name[texts.language]), ...own.flatMap((one) => this.#provisionOn(one, day))];
      }),
      '',
      ...this.page.note(texts.say('law.own-words'), ''),
    ];
  }

  #offices(day: string, office: string | undefined): string[] {
    const { texts, colours } = this.page;
    const systems = this.statute.systems.filter((system) => office === undefined || system.office === office);
    return systems.flatMap(({ name, versions }) => {
      const held = heldOn(versions, day);
      const state = systemState(held);
      const words =
        state === 'given' ? colours.green(texts.say('system.given')) : colours.yellow(tellSystemState(texts, held));
      const note = held.is === 'version' ? held.version.note?.[texts.language] : undefined;
      return [`  ${name[texts.language]}: ${words}`, ...(note === undefined ? [] : this.page.note(note, '    '))];
    });
  }

  /** The provisions behind an office's rules, those behind the lines and equations of its forms among them. */
  #usedBy(office: string, day: string): ReadonlySet<string> {
    const law = lawOn(this.statute, office, day);
    return new Set(law.is === 'rules' ? law.plain.cites.values() : []);
  }

  #provisionOn(provision: Provision, day: string): string[] {
    const { texts, colours } = this.page;
    const held = heldOn(provision.history, day);
    const ground = held.is === 'version' ? tellGround(texts, held.version, provision) : '';
    const form = held.is === 'version' ? this.#formLines(provision, held.version, day) : [];
    return [
      ...this.page.paragraph(provision.says[texts.language], '  '),
      ...(form.length > 0
        ? form
        : this.page.paragraph(tellHeld(this.words, provision, held, day), '    ').map(colours.bold)),
      ...this.page.note([provision.id, ground].filter((part) => part !== '').join(' · '), '    '),
    ];
  }

  /** The lines and equations of a form, numbered as on `day` where there is one. */
  #formLines({ type }: Provision, { value }: Version, day?: string): string[] {
    if (type !== 'form' || value === undefined) return [];
    const rows = formRows(this.page.texts, this.#provisions, value, day);
    return rows.flatMap((row) => this.page.paragraph(row, '    '));
  }
}
