/** The words of a form: its numbered lines and its control equations, as the law or the election's own rules say them. */

import type { Contest, Control, Form, LineId, Rules, Text } from '@saylau/core';
import { numberedLines, slotOptions } from '@saylau/core';
import type { Names } from './names.js';
import type { Lawbook } from './provisions.js';
import type { Speaker } from './speaker.js';

/** What is known of one election's law and names. */
export interface FormLaw {
  readonly texts: Speaker;
  readonly names: Names;
  readonly rules: Rules;
  readonly book: Lawbook | undefined;
}

/** The form of one part, in words. */
export class FormWords {
  readonly #law: FormLaw;
  readonly #part: string;
  readonly #form: Form;
  readonly #numbers = new Map<string, ReadonlyMap<LineId, string>>();

  constructor(law: FormLaw, part: string, form: Form) {
    this.#law = law;
    this.#part = part;
    this.#form = form;
  }

  /** What a control equation demands, in a sentence; the equation where nothing says it. */
  control(id: string): string {
    const control = this.#form.controls.find((one) => one.id === id);
    return this.#said(`controls.${id}`) ?? this.#law.texts.of(control?.says) ?? this.#equation(control) ?? id;
  }

  #equation(control: Control | undefined): string | undefined {
    if (control === undefined) return undefined;
    const { names } = this.#law;
    const example = names.exampleOf(this.#part);
    const is = control.is === '<=' ? '≤' : control.is;
    return `${names.sum(control.left, example)} ${is} ${names.sum(control.right, example)}`;
  }

  /** "4 Voters who took part", or an option: "8.2 Auyl". */
  line(contest: Contest, line: LineId): string {
    const number = this.#numbersOf(contest).get(line);
    const words = this.#lineWords(contest, line);
    return number === undefined ? words : `${number} ${words}`;
  }

  #lineWords(contest: Contest, line: LineId): string {
    const own = this.#form.lines.find((one) => one.line === line);
    const { texts, names } = this.#law;
    if (own === undefined) return names.option(contest.id, line);
    return this.#said(`lines.${line}`) ?? texts.of(own.name) ?? names.row(contest.id, line);
  }

  /** What the provision behind a leaf of the form says. */
  #said(leaf: string): string | undefined {
    const { rules, book, texts } = this.#law;
    const provision = rules.cites.get(`parts.${this.#part}.form.${leaf}`);
    const says: Text | undefined = provision === undefined ? undefined : book?.provisions.get(provision)?.says;
    return texts.of(says)?.replace(/\.$/, '');
  }

  #numbersOf(contest: Contest): ReadonlyMap<LineId, string> {
    const known = this.#numbers.get(contest.id);
    if (known !== undefined) return known;
    const lines = numberedLines(this.#form, slotOptions(contest));
    const made = new Map(lines.map(({ number, line }) => [line, number]));
    this.#numbers.set(contest.id, made);
    return made;
  }
}
