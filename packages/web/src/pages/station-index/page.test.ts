/** All stations, folded by region. */

import { expect, test } from 'vitest';
import { byRegion } from './page.js';

const area = (id: string, region: string | undefined) => ({
  area: id,
  name: { en: id },
  region: region === undefined ? {} : { en: region },
  prefix: '',
  stations: ['1', '2'],
});

test('districts of a region stand together in the order they came; what lies in no region stands alone', () => {
  const areas = [area('semei', 'Abai'), area('astana', undefined), area('abroad', undefined), area('ayagoz', 'Abai')];
  expect(byRegion(areas).map((group) => group.map(({ area: id }) => id))).toEqual([
    ['semei', 'ayagoz'],
    ['astana'],
    ['abroad'],
  ]);
});
