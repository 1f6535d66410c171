/** Cases of canonical bytes: of a value, and back. */

import { canonical, LogError, parseCanonical, toHex } from '@saylau/log';
import { nodeCrypto } from '@saylau/log/node';
import { jsonIn, type Members } from '../case-members.js';

/** A text is read as JSON; anything else is the value itself. */
export function canonicalCase(given: Members): object {
  const value = given.value('canonical');
  const text = typeof value === 'string' ? value : undefined;
  const bytes = canonical(text === undefined ? value : valueIn(text));
  const isCanonical = text === undefined ? undefined : Buffer.from(bytes).toString('utf8') === text;
  const answer = { bytes: toHex(bytes), sha256: toHex(nodeCrypto.sha256(bytes)) };
  return isCanonical === undefined ? answer : { ...answer, isCanonical };
}

export function parseCanonicalCase(given: Members): object {
  return { value: parseCanonical(given.bytes('parseCanonical')) };
}

function valueIn(text: string): unknown {
  const read = jsonIn(text);
  if (read === undefined) throw new LogError('not-canonical-value', 'the text is no JSON');
  if (hasKeyTwice(text)) throw new LogError('not-canonical-value', 'a key stands twice in an object');
  return read.value;
}

/** Of a text that is JSON: whether an object in it has two members of one name, of which `JSON.parse` drops the first. */
function hasKeyTwice(text: string): boolean {
  const around: Set<string>[] = [];
  for (const [token, key] of text.matchAll(/("(?:[^"\\]|\\.)*")(?=\s*:)|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') around.push(new Set());
    else if (token === '}') around.pop();
    else if (key !== undefined) {
      const name = String(JSON.parse(key));
      const names = around.at(-1);
      if (names?.has(name) === true) return true;
      names?.add(name);
    }
  }
  return false;
}
