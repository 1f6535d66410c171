/** Whatever the text, a reader gives a value or faults: it never throws and never hangs. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { electionJson, registerFiles, statuteFiles } from '../testing/samples.js';
import { statuteFromCompiled } from './compiled.js';
import { readCsv } from './csv.js';
import { readElectionFile, readElectionFolder } from './election.js';
import { faultCodes, type Read } from './faults.js';
import { readJson, readJsonLines } from './json.js';
import type { Plain } from './plain.js';
import { readRegister } from './registers.js';
import { readRules } from './rules.js';
import { readStatute } from './statute.js';
import { readYaml } from './yaml.js';

function expectRead(result: Read<unknown>): void {
  if (result.ok) return;
  expect(result.faults.length).toBeGreaterThan(0);
  for (const { code, place } of result.faults) {
    expect(faultCodes).toContain(code);
    expect(place).toMatch(/^(\d+:\d+)?( ?\/.*)?$/su);
  }
}

/** A valid text with pieces cut out, doubled, moved, and strange pieces put in. */
function mutated(text: string): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.constantFrom(
      '"',
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '\n',
      '  ',
      '- ',
      'null',
      '-1',
      '1e9',
      '$x',
      '%',
      '\u202e',
      '\\',
      "'",
      '|',
      '#',
      '0',
    ),
  );
  const change = fc.record({ from: fc.nat(text.length), cut: fc.nat(20), piece });
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce(
        (changed, { from, cut, piece }) => changed.slice(0, from) + piece + changed.slice(from + cut),
        text,
      ),
    );
}

function withFile(files: ReadonlyMap<string, string>): fc.Arbitrary<ReadonlyMap<string, string>> {
  return fc
    .constantFrom(...files.keys())
    .chain((name) => mutated(files.get(name) ?? '').map((text) => new Map([...files, [name, text]])));
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => new TextDecoder().decode(bytes)),
  fc.string({ unit: fc.constantFrom(...'{}[]:,-?&*!|>#%@`"\'\\ \n\t\ra1.~<=$'), maxLength: 60 }),
  fc.json(),
);

const anyPlain = fc.jsonValue({ maxDepth: 6 }).map((value): Plain => JSON.parse(JSON.stringify(value)));
const runs = { numRuns: 500 };

describe('any text gives a value or faults', () => {
  it.each<[string, (text: string) => Read<unknown>]>([
    ['JSON', (text) => readJson('a', text)],
    ['JSON Lines', (text) => readJsonLines('a', text)],
    ['YAML', (text) => readYaml('a', text)],
    ['CSV', (text) => readCsv('a', text, { required: ['a'], key: ['a'] })],
    ['an election file', (text) => readElectionFile('a', text)],
    ['an election folder', (text) => readElectionFolder(new Map([['election.yaml', text]]))],
    [
      'a register',
      (text) =>
        readRegister(
          new Map([
            ['areas.yaml', text],
            ['parties.yaml', text],
          ]),
        ),
    ],
    [
      'a statute',
      (text) =>
        readStatute(
          'a',
          new Map([
            ['sources.yaml', text],
            ['systems.yaml', text],
            ['a.yaml', text],
          ]),
        ),
    ],
    ['a compiled statute', (text) => statuteFromCompiled('a', text)],
  ])('%s', (_, read) => {
    fc.assert(
      fc.property(anyText, (text) => expectRead(read(text))),
      runs,
    );
  });
});

describe('a valid file changed at random gives a value or faults', () => {
  it('election file', () => {
    fc.assert(
      fc.property(mutated(electionJson), (text) => expectRead(readElectionFile('e.json', text))),
      runs,
    );
  });

  it('statute folder', () => {
    fc.assert(
      fc.property(withFile(statuteFiles), (files) => expectRead(readStatute('xx', files))),
      { numRuns: 300 },
    );
  });

  it('register folder', () => {
    fc.assert(
      fc.property(withFile(registerFiles), (files) => expectRead(readRegister(files))),
      runs,
    );
  });

  it('election with one value replaced by any other', () => {
    const paths = pathsOf(JSON.parse(electionJson));
    fc.assert(
      fc.property(fc.constantFrom(...paths), anyPlain, (path, value) => {
        const election: Plain = JSON.parse(electionJson);
        expectRead(readElectionFile('e.json', JSON.stringify(replaced(election, path, value))));
      }),
      runs,
    );
  });
});

describe('any plain value gives rules or faults', () => {
  it('at every place of valid rules', () => {
    const rules: Plain = JSON.parse(electionJson).rules;
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(rules)), anyPlain, (path, value) =>
        expectRead(readRules(replaced(rules, path, value), { file: 'a' })),
      ),
      runs,
    );
  });
});

describe('JSON as JSON.parse reads it', () => {
  it('gives the same value where all numbers are whole', () => {
    const whole = fc
      .jsonValue({ maxDepth: 5 })
      .map((value) =>
        JSON.stringify(value, (_, item) => (typeof item === 'number' ? Math.trunc(item % 1e15) || 0 : item)),
      );
    fc.assert(
      fc.property(whole, (text) => {
        const result = readJson('a', text);
        const isPlain =
          !/[\p{Cf}\p{DI}\p{Zl}\p{Zp}\ufffd\ufffe\uffff\ufeff\p{Cs}]|[^\P{Cc}]|\\u/u.test(text) &&
          !/\\[bfnrt]/.test(text);
        if (isPlain) expect(result).toMatchObject({ ok: true, value: { value: JSON.parse(text) } });
      }),
      runs,
    );
  });

  it('refuses whatever JSON.parse refuses', () => {
    fc.assert(
      fc.property(mutated(electionJson), (text) => {
        const accepted = accepts(text);
        if (!accepted) expect(readJson('a', text).ok).toBe(false);
      }),
      runs,
    );
  });
});

describe('JSON that JSON.parse reads', () => {
  it('is never called a fault of syntax', () => {
    const text = fc.oneof(anyText, mutated(electionJson), mutated('{"a":[-1.50,"\\u0041\\n",true],"b":{"c":null}}'));
    fc.assert(
      fc.property(text.filter(accepts), (json) => {
        const result = readJson('a', json);
        expect(result.ok ? [] : result.faults.map(({ code }) => code)).not.toContain('json-syntax');
      }),
      runs,
    );
  });
});

function accepts(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

function pathsOf(value: Plain, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

function replaced(value: Plain, [key, ...rest]: readonly string[], by: Plain): Plain {
  if (key === undefined || typeof value !== 'object' || value === null) return by;
  if (Array.isArray(value))
    return value.map((item: Plain, index) => (String(index) === key ? replaced(item, rest, by) : item));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? replaced(item, rest, by) : item]),
  );
}
