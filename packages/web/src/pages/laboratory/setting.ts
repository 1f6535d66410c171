/** What a reader of the laboratory has set: another day of the law, other values of provisions. It stands in the address. */

import { isDay } from '@saylau/formats/leaves';

export interface Setting {
  /** ISO day of the law; the election's own where nothing is set. */
  readonly law?: string;
  /** Provision → value as people write it: "7%", "69", "dhondt". */
  readonly set: Readonly<Record<string, string>>;
  /** A day in the address that is none: "2023-02-31". */
  readonly noDay?: string;
}

export const nothingSet: Setting = { set: {} };

/** "law=2021-01-10&mazhilis.list.threshold=7%25" */
export function settingOf(query: string): Setting {
  const params = new URLSearchParams(query);
  const law = params.get('law') ?? '';
  const set = [...params].filter(([key, value]) => key !== 'law' && key.includes('.') && value !== '');
  return {
    ...(law === '' ? {} : isDay(law) ? { law } : { noDay: law }),
    set: Object.fromEntries(set),
  };
}

export function queryOf({ law, set }: Setting): string {
  const params = new URLSearchParams(law === undefined ? {} : { law });
  for (const [key, value] of Object.entries(set).sort(([one], [other]) => (one < other ? -1 : 1)))
    params.set(key, value);
  return params.toString();
}

export function isNothing({ law, noDay, set }: Setting): boolean {
  return law === undefined && noDay === undefined && Object.keys(set).length === 0;
}

/** With one value set, or taken back (undefined). */
export function withValue(setting: Setting, provision: string, value: string | undefined): Setting {
  const { [provision]: _, ...others } = setting.set;
  return { ...setting, set: value === undefined ? others : { ...others, [provision]: value } };
}

/** The same by the command: "saylau count kz-2023-mazhilis --set mazhilis.list.threshold=7%". */
export function commandOf(election: string, { law, set }: Setting): string {
  const words = Object.entries(set).map(([key, value]) => `--set ${quoted(`${key}=${value}`)}`);
  return ['saylau count', election, ...(law === undefined ? [] : [`--law ${law}`]), ...words].join(' ');
}

/** As one word of a shell, whatever is in it: addresses come from anybody. */
function quoted(word: string): string {
  return /^[\w.,%=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
