/** Values of provisions in words, by the provision's type. */

import {
  type Condition,
  type PlainValue,
  type ProvisionType,
  parseFraction,
  parseSum,
  provisionsOf,
  type Statute,
  type Text,
  type Version,
} from '@saylau/core';
import { namesIn } from '@saylau/formats/outcome-json';
import { type Naming, tellBound, tellCondition } from './conditions.js';
import { itemsOf, lineNames } from './forms.js';
import { decimal, shareInLaw, whole } from './numbers.js';
import type { MessageKey, Speaker } from './speaker.js';

/** What the words of values need beside the texts. */
export interface LawWords {
  readonly texts: Speaker;
  /** Reads a condition as it stands in a statute; undefined where it is none. */
  readonly conditionOf: (value: PlainValue) => Condition | undefined;
  /** How the statute says the ids of choices, lists and relations. */
  readonly said: ReadonlyMap<string, Text>;
  /** What its parts are called. */
  readonly parts: ReadonlyMap<string, Text>;
  /** Lines that its forms have, by id; the texts know those that all countries share. */
  readonly lines?: ReadonlyMap<string, Text>;
}

/** The words of a statute in one language; without `conditionOf` conditions stand as they are written. */
export function lawWords(
  texts: Speaker,
  statute: Statute,
  conditionOf: LawWords['conditionOf'] = noCondition,
): LawWords {
  const versions = statute.systems.flatMap((system) => system.versions);
  return {
    texts,
    conditionOf,
    said: new Map(statute.words.map(({ id, says }) => [id, says] as const)),
    parts: new Map(versions.flatMap(({ rules }) => [...namesIn(rules)])),
    lines: lineNames(provisionsOf(statute)),
  };
}

function noCondition(): undefined {
  return undefined;
}

type Record_ = Readonly<Record<string, PlainValue>>;

function lowered(text: string | undefined): string | undefined {
  return text === undefined ? undefined : text.charAt(0).toLocaleLowerCase('kk') + text.slice(1);
}

function isRecord(value: PlainValue | undefined): value is Record_ {
  return typeof value === 'object' && !Array.isArray(value);
}

/** What a version says: its value in words, or why it has none. */
export function tellVersion(words: LawWords, type: ProvisionType, version: Version): string {
  if (version.state !== 'given' || version.value === undefined) return words.texts.say(`state.${version.state}`);
  const inUse = tellValue(words, type, version.value);
  if (version.reading === undefined) return inUse;
  return words.texts.say('value.or', { inUse, other: tellValue(words, type, version.reading.value) });
}

export function tellValue(words: LawWords, type: ProvisionType, value: PlainValue): string {
  const { texts } = words;
  switch (type) {
    case 'count':
      return typeof value === 'number' ? whole(texts, value) : String(value);
    case 'fraction':
      return fractionWords(texts, value);
    case 'bound':
      return boundOf(texts, value) ?? JSON.stringify(value);
    case 'sum':
      return sumWords(words, String(value));
    case 'condition':
      return conditionIn(words, value);
    case 'method':
      return texts.sayIf(`method.${String(value)}`) ?? String(value);
    case 'ties':
      return listOf(value)
        .map((one) => texts.sayIf(`tie.${one}`) ?? one)
        .join(texts.say('list.then'));
    case 'yes-no':
      return texts.say(value === true ? 'value.yes' : 'value.no');
    case 'choice':
      return word(words, String(value));
    case 'list':
      return listOf(value)
        .map((one) => word(words, one))
        .join(texts.say('list.separator'));
    default:
      return otherWords(words, type, value);
  }
}

type OtherType = 'time' | 'term' | 'deadline' | 'money' | 'equation' | 'form' | 'relation' | 'statement';

function otherWords(words: LawWords, type: OtherType, value: PlainValue): string {
  const { texts } = words;
  switch (type) {
    case 'time':
      return String(value);
    case 'term':
      return termWords(texts, String(value));
    case 'deadline':
      return isRecord(value) ? deadlineWords(texts, value) : String(value);
    case 'money':
      return moneyWords(texts, String(value));
    case 'equation':
      return isRecord(value) ? equationWords(words, value) : String(value);
    case 'form':
      return formWords(words, value);
    case 'relation':
      return (Array.isArray(value) ? value : [value]).map((one: PlainValue) => relationWords(words, one)).join('; ');
    case 'statement':
      return texts.say('value.statement');
  }
}

/** A word as the statute says it, or a line of protocols; the readers of statutes let no other through. */
function word({ texts, said }: LawWords, id: string): string {
  return texts.of(said.get(id)) ?? texts.sayIf(`line.${id}`) ?? id;
}

function listOf(value: PlainValue): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function fractionWords(texts: Speaker, value: PlainValue): string {
  const read = parseFraction(String(value));
  return read === undefined
    ? String(value)
    : /%$/.test(String(value))
      ? shareInLaw(texts, read)
      : decimal(texts, String(value));
}

function boundOf(texts: Speaker, value: PlainValue): string | undefined {
  if (!isRecord(value)) return undefined;
  const strict = value.moreThan !== undefined;
  const text = String(strict ? value.moreThan : value.atLeast);
  const amount = parseFraction(text);
  if (amount === undefined) return undefined;
  return tellBound(texts, { amount, strict }, /^\d+$/.test(text) ? 'number' : 'share');
}

function sumWords(words: LawWords, text: string): string {
  const sum = parseSum(text);
  return sum === undefined ? text : namingOf(words).sum(sum);
}

function namingOf({ texts, parts, lines }: LawWords): Naming {
  const line = (id: string): string => texts.sayIf(`line.${id}`) ?? lowered(texts.of(lines?.get(id))) ?? id;
  return {
    sum: (sum) =>
      'count' in sum
        ? whole(texts, sum.count)
        : sum.terms
            .map((term, index) => `${index === 0 ? '' : term.sign < 0 ? ' − ' : ' + '}${line(term.line)}`)
            .join(''),
    part: (key) => texts.of(parts.get(key)) ?? key,
    area: (id) => texts.sayIf(`area.${id}`) ?? id,
  };
}

function conditionIn(words: LawWords, value: PlainValue): string {
  const condition = words.conditionOf(value);
  return condition === undefined ? JSON.stringify(value) : tellCondition(words.texts, condition, namingOf(words));
}

function termWords(texts: Speaker, text: string): string {
  const [number = '', unit = ''] = text.split(' ');
  const key = `term.${unit.replace(/s$/, '')}`;
  return texts.sayIf(key, { number: Number(number) }) ?? text;
}

function deadlineWords(texts: Speaker, { term, when, anchor, at }: Record_): string {
  const key: MessageKey = when === 'before' ? 'deadline.before' : 'deadline.after';
  const anchorWords = texts.sayIf(`anchor.${String(anchor)}`) ?? String(anchor);
  const words = texts.say(key, { term: termWords(texts, String(term)), anchor: anchorWords });
  return at === undefined ? words : `${words}, ${String(at)}`;
}

function moneyWords(texts: Speaker, text: string): string {
  const [amount = '', unit = ''] = text.split(' ');
  return texts.sayIf(`money.${unit}`, { amount: decimal(texts, amount) }) ?? text;
}

function equationWords(words: LawWords, { left, is, right, severity }: Record_): string {
  const sign = is === '<=' ? '≤' : '=';
  const kind = words.texts.sayIf(`severity.${String(severity)}`) ?? String(severity);
  return `${sumWords(words, String(left))} ${sign} ${sumWords(words, String(right))} (${kind})`;
}

/** How many lines and equations a form has; `law-form.ts` says which. */
function formWords({ texts }: LawWords, value: PlainValue): string {
  const { lines, controls } = itemsOf(value);
  return texts.say('value.form', { lines: lines.length, controls: controls.length });
}

function relationWords(words: LawWords, value: PlainValue): string {
  if (!isRecord(value)) return String(value);
  const { who, does, whom, number, how } = value;
  const action = words.texts.sayIf(`does.${String(does)}`) ?? String(does);
  const many = number === undefined ? '' : ` (${String(number)})`;
  const by = how === undefined ? '' : `, ${word(words, String(how))}`;
  return `${word(words, String(whom))}${many}: ${action} ${word(words, String(who))}${by}`;
}
