/** Asks a route that reads. Long answers are shown from their beginning; those that never end are left after a while. */

import type { ApiParameter } from './data.js';

export type Answer =
  | { readonly is: 'failed' }
  | {
      readonly is: 'answered';
      readonly status: number;
      readonly milliseconds: number;
      /** As far as it was read. */
      readonly bytes: number;
      readonly text: string;
      readonly isWhole: boolean;
    };

/** "/api/v1/logs/{log}" with its values; what is empty is left out of the query. */
export function addressOf(
  path: string,
  parameters: readonly ApiParameter[],
  values: Readonly<Record<string, string>>,
): string {
  const given = (name: string): string => (Object.hasOwn(values, name) ? (values[name] ?? '') : '');
  const filled = path.replaceAll(/\{([^}]+)\}/g, (whole, name: string) =>
    given(name) === '' ? whole : encodeURIComponent(given(name)),
  );
  const query = new URLSearchParams(
    parameters
      .filter(({ where, name }) => where === 'query' && given(name) !== '')
      .map(({ name }) => [name, given(name)]),
  ).toString();
  return query === '' ? filled : `${filled}?${query}`;
}

/** Bytes that are read, characters that are shown, milliseconds that are waited. */
const most = { read: 4_000_000, shown: 20_000, waited: 5_000 };

export async function ask(address: string): Promise<Answer> {
  const began = performance.now();
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), most.waited);
  try {
    const response = await fetch(address, { signal: ending.signal });
    const { bytes, text, isWhole } = await readUpTo(response);
    const shown = isWhole ? laidOut(text) : text;
    return {
      ...{ is: 'answered', status: response.status, bytes },
      milliseconds: Math.round(performance.now() - began),
      text: shown.slice(0, most.shown),
      isWhole: isWhole && shown.length <= most.shown,
    };
  } catch {
    return { is: 'failed' };
  } finally {
    clearTimeout(timer);
    ending.abort();
  }
}

async function readUpTo({ body }: Response): Promise<{ bytes: number; text: string; isWhole: boolean }> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let [bytes, text] = [0, ''];
  try {
    while (reader !== undefined && bytes < most.read) {
      const { done, value } = await reader.read();
      if (done) return { bytes, text, isWhole: true };
      bytes += value.length;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    // Left after a while: what came until then is shown.
  }
  return { bytes, text, isWhole: reader === undefined };
}

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
