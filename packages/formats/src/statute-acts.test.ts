/** Official acts of a statute: which provisions are behind which act, and what the reader refuses. */

import { behindAct } from '@saylau/core';
import { describe, expect, it } from 'vitest';
import { statuteFiles } from '../testing/samples.js';
import { compileStatute, statuteFromCompiled } from './compiled.js';
import { readStatute } from './statute.js';

const says = '{kk: К, ru: Р, en: E}';

/** The sample statute with a second office, and these acts (flow YAML). */
function filesWith(acts: string | undefined): ReadonlyMap<string, string> {
  const systems = `${statuteFiles.get('systems.yaml')}  mayor:
    name: ${says}
    versions:
      - {from: 2009-02, state: gap}
`;
  return new Map([
    ...statuteFiles,
    ['systems.yaml', systems],
    ...(acts === undefined ? [] : [['acts.yaml', acts] as const]),
  ]);
}

function behind(acts: string | undefined, act: Parameters<typeof behindAct>[1], ...offices: string[]) {
  const read = readStatute('xx', filesWith(acts));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const compiled = statuteFromCompiled('xx.json', compileStatute(read.value));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return behindAct(compiled.value, act, offices).map(({ id }) => id);
}

function faultsOf(acts: string) {
  const read = readStatute('xx', filesWith(acts));
  return read.ok ? [] : read.faults.map(({ code, file, place }) => `${file} ${place.replace(/^\S+ /, '')} ${code}`);
}

describe('the provisions behind an act', () => {
  const acts = `officialActs:
  station-opened:
    - {provisions: [list.seats]}
    - {offices: [parliament], provisions: [list.threshold, list.seats]}
  lots-drawn:
    - {offices: [mayor], provisions: [list.threshold]}
`;

  it('are those of every election and those of the offices that are voted on, each once', () => {
    expect(behind(acts, 'station-opened', 'mayor')).toEqual(['list.seats']);
    expect(behind(acts, 'station-opened', 'mayor', 'parliament')).toEqual(['list.seats', 'list.threshold']);
    expect(behind(acts, 'station-opened')).toEqual(['list.seats']);
  });

  it('are none where the sources give none', () => {
    expect(behind(acts, 'lots-drawn', 'parliament')).toEqual([]);
    expect(behind(acts, 'protocol-entered', 'parliament')).toEqual([]);
  });

  it('are none in a statute that says nothing of acts', () => {
    expect(behind(undefined, 'station-opened', 'parliament')).toEqual([]);
  });
});

describe('the reader of statutes', () => {
  it('tells every fault of the acts at once, with its place', () => {
    const wrong = `officialActs:
  station-opend:
    - {provisions: [list.seats]}
  station-opened:
    - {offices: [parliment], provisions: [list.saets]}
    - {offices: [mayor, mayor], provisions: [list.seats, list.seats]}
    - {provisions: []}
  lots-drawn: []
`;
    expect(faultsOf(wrong)).toEqual([
      'acts.yaml /officialActs/station-opend unknown-key',
      'acts.yaml /officialActs/station-opened/0/offices/0 not-one-of',
      'acts.yaml /officialActs/station-opened/0/provisions/0 unknown-provision',
      'acts.yaml /officialActs/station-opened/1/offices/1 duplicate-id',
      'acts.yaml /officialActs/station-opened/1/provisions/1 duplicate-id',
      'acts.yaml /officialActs/station-opened/2/provisions empty',
      'acts.yaml /officialActs/lots-drawn empty',
    ]);
  });

  it('says nothing of offices where the systems could not be read', () => {
    const files = new Map([...filesWith('officialActs: {lots-drawn: [{offices: [mayor], provisions: [list.seats]}]}')]);
    files.set('systems.yaml', 'systems: [');
    const read = readStatute('xx', files);
    expect(read.ok ? [] : read.faults.map(({ code }) => code)).toEqual(['yaml-syntax']);
  });

  it('refuses an act that is named after what every object has', () => {
    expect(faultsOf('officialActs: {constructor: [{provisions: [list.seats]}]}')).toEqual([
      'acts.yaml /officialActs/constructor unknown-key',
    ]);
  });
});
