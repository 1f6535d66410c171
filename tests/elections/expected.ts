/** How far every election of the repository can be counted, and every figure in which the count and the commission differ. */

import type { Status } from '@saylau/core';

export interface Expected {
  /** Part → how many of its contests are counted, declared only, or not determinable. */
  readonly parts: Readonly<Record<string, Partial<Record<Status, number>>>>;
  /** `contest: what of whom: counted …, declared …`. */
  readonly differences: readonly string[];
}

export const expected: Readonly<Record<string, Expected>> = {
  'kz-2004-mazhilis': { parts: { list: { 'declared-only': 1 } }, differences: [] },
  'kz-2019-president': { parts: { president: { counted: 1 } }, differences: [] },
  // Summary tables alone are public.
  'kz-2021-akim-rural': { parts: {}, differences: [] },
  'kz-2021-mazhilis': { parts: { list: { counted: 1 }, assembly: { 'not-determinable': 1 } }, differences: [] },
  'kz-2022-president': { parts: { president: { counted: 1 } }, differences: [] },
  'kz-2022-referendum': { parts: { constitution: { 'declared-only': 1 } }, differences: [] },
  'kz-2023-akim-district': {
    parts: { akim: { counted: 1, 'declared-only': 8, 'not-determinable': 25 } },
    differences: [],
  },
  'kz-2023-maslikhat': {
    parts: {
      list: { counted: 3, 'declared-only': 4, 'not-determinable': 13 },
      districts: { 'not-determinable': 20 },
      lower: { 'not-determinable': 203 },
    },
    differences: [],
  },
  'kz-2023-mazhilis': {
    parts: { list: { counted: 1 }, districts: { 'declared-only': 8, 'not-determinable': 21 } },
    differences: [],
  },
  'kz-2023-senate': { parts: { senate: { 'declared-only': 20 } }, differences: [] },
  'kz-2024-referendum': { parts: { question: { counted: 1 } }, differences: [] },
  'sk-2023-parliament': { parts: { list: { counted: 1 } }, differences: [] },
};
