/** Facts by theme: each of the archive's has one, and none is lost. */

import { describe, expect, it } from 'vitest';
import { themeOf } from './themes.js';

describe('the theme of a fact', () => {
  it.each([
    ['observers-parties', 'observers'],
    ['stations-abroad', 'stations'],
    ['abroad-stations', 'stations'],
    ['smd-registered-self', 'candidates'],
    ['smd-won-amanat', 'result'],
    ['exit-polls', 'exit-polls'],
    ['parties', 'parties'],
    ['result-final', 'calendar'],
    ['abroad-turnout', 'turnout'],
    ['ballots-printed', 'ballots'],
    ['voters-opening', 'voters'],
    ['something-else', 'further'],
  ])('%s: %s', (id, theme) => {
    expect(themeOf(id)).toBe(theme);
  });
});
