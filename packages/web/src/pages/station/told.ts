/** A protocol of a station as it is shown: with the names of its lines and its equations. */

import { type Equation, equationOf } from '../../data/equations.js';
import type { FormLine } from '../../data/form.js';
import type { ProtocolForm, StationProtocol } from './data.js';

export interface ToldProtocol extends Omit<StationProtocol, 'lines' | 'form'> {
  readonly lines: readonly (FormLine & { readonly value?: number })[];
  readonly equations: readonly Equation[];
}

export function toldProtocol(
  { form, lines, ...protocol }: StationProtocol,
  forms: readonly ProtocolForm[],
): ToldProtocol {
  const { names = {}, rules = [] } = forms[form] ?? {};
  const figures = Object.fromEntries(lines.flatMap(({ line, value }) => (value === undefined ? [] : [[line, value]])));
  const options = lines.filter(({ name }) => name !== undefined).map(({ line }) => line);
  const isShown = protocol.version > 0 && !protocol.withheld;
  return {
    ...protocol,
    lines: lines.map((line) => ({ ...line, name: line.name ?? names[line.line] ?? {} })),
    equations: isShown ? rules.map((rule) => equationOf(rule, figures, options)) : [],
  };
}
