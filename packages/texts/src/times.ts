/** Days, moments and times of a polling day, with names of months of our own: runtimes differ in the Kazakh ones. */

import { clockTime } from '@saylau/core';
import type { Speaker } from './speaker.js';

/** An ISO day or month in words: "19 March 2023", "April 2004". Anything else as it is. */
export function date(texts: Speaker, iso: string): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?(.*)$/.exec(iso);
  if (match === null) return iso;
  const [, year = '', month = '', day, rest = ''] = match;
  const number = String(Number(month));
  if (day === undefined) return texts.say('date.month', { year, month: texts.sayIf(`month-of.${number}`) ?? month });
  const words = texts.say('date.day', {
    year,
    month: texts.sayIf(`month-of.${number}`) ?? month,
    day: String(Number(day)),
  });
  return rest.trim() === '' ? words : `${words}, ${rest.replace(/^T/, '').trim()}`;
}

/** A moment in UTC (`2023-03-19T16:30:00Z`) by the clock of a zone (`+06:00`): "19 March 2023, 22:30". Anything else as it is. */
export function moment(texts: Speaker, utc: string, zone: string): string {
  const [, sign = '', hours = '', minutes = ''] = /^([+-])(\d{2}):(\d{2})$/.exec(zone) ?? [];
  const time = /Z$/.test(utc) ? Date.parse(utc) : Number.NaN;
  if (sign === '' || Number.isNaN(time)) return utc;
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return date(texts, new Date(time + ahead).toISOString().slice(0, 16));
}

const aDay = 24 * 60;

/** A minute of the polling day: "22:30", and "01:10 +1" on the day after. */
export function clock(minute: number): string {
  return minute < aDay ? clockTime(minute) : `${clockTime(minute - aDay)} +1`;
}
