/** The tokens of a YAML text, looked at before it is composed: what is refused, how many they are, how deep they can nest. */

import { CST, Lexer } from 'yaml';
import type { Report } from './at.js';
import type { FaultCode } from './faults.js';
import { limits } from './limits.js';

type TokenType = ReturnType<typeof CST.tokenType>;

interface Token {
  readonly type: TokenType;
  readonly source: string;
  readonly offset: number;
}

/** The lexer puts marks of no width before scalars, documents and broken flow collections: they are left out. */
function* tokensOf(text: string): Generator<Token> {
  let offset = 0;
  let isContent = false;
  for (const source of new Lexer().lex(text)) {
    const isMark: boolean = !isContent && (source === CST.SCALAR || source === CST.DOCUMENT || source === CST.FLOW_END);
    if (!isMark) {
      yield { type: isContent ? 'scalar' : CST.tokenType(source), source, offset };
      offset += source.length;
    }
    isContent = isMark && source === CST.SCALAR;
  }
}

/** How deep the tokens can nest: brackets, marks of one line, and indentation (each level of a block takes at least a column). */
class Depth {
  #brackets = 0;
  #marks = 0;
  #lineStart = true;
  #indent = 0;

  after({ type, source }: Token): number {
    if (type === 'flow-map-start' || type === 'flow-seq-start') this.#brackets += 1;
    else if (type === 'flow-map-end' || type === 'flow-seq-end') this.#brackets -= 1;
    else if (type === 'seq-item-ind' || type === 'explicit-key-ind') this.#marks += 1;
    else if (type === 'newline') this.#marks = 0;
    if (this.#lineStart && type !== 'newline') this.#indent = type === 'space' ? source.length : 0;
    this.#lineStart = type === 'newline';
    // People indent by two or more; a text indented by one is measured again when it is composed.
    return this.#brackets + this.#marks + (type === 'space' ? 0 : this.#indent / 2);
  }
}

const refused: ReadonlyMap<TokenType, FaultCode> = new Map<TokenType, FaultCode>([
  ['anchor', 'yaml-alias'],
  ['alias', 'yaml-alias'],
  ['tag', 'yaml-tag'],
  ['directive-line', 'yaml-syntax'],
]);

/** Reports anchors, aliases, tags and directives, and stops at a text that is too long or too deep to be composed. */
export function checkTokens(text: string, report: Report): void {
  const depth = new Depth();
  let count = 0;
  for (const token of tokensOf(text)) {
    const code = refused.get(token.type);
    if (code !== undefined) report(code, token.offset, { found: token.source, reason: token.type ?? '' });
    count += 1;
    const isLong = count > limits.tokens;
    const isDeep = depth.after(token) > limits.depth;
    if (isLong) report('too-many', token.offset, { what: 'tokens', limit: limits.tokens });
    if (isDeep) report('too-deep', token.offset, { limit: limits.depth });
    if (isLong || isDeep) return;
  }
}
