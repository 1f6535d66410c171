/** Wrong and hostile tables of protocols and folders of polling days: each situation gives its fault, at its place, and nothing is counted. */

import { describe, expect, it } from 'vitest';
import { protocolHeader, protocolText } from '../polling-day/day.test-kit.js';
import { dayFaults, daySituations, protocolFaults, protocolSituations } from './situations.test-kit.js';

describe('a table of protocols', () => {
  it.each(protocolSituations)('%s: %s, at %s', async (code, _, place, text) => {
    const faults = await protocolFaults(text, 1000);
    expect(faults.map((fault) => [fault.code, fault.place])).toEqual([[code, place]]);
  });

  it('that is empty has no columns', async () => {
    expect((await protocolFaults('')).map(({ code, params }) => [code, params.found])).toEqual([
      ['csv-column-missing', 'station'],
      ['csv-column-missing', 'election'],
      ['csv-column-missing', 'contest'],
    ]);
  });

  it('is read with a byte order mark, CRLF, quotes, semicolons or tabs', async () => {
    const crlf = protocolText.replaceAll('\n', '\r\n');
    const quoted = protocolText.replaceAll(/[^,\n]+/g, (cell) => `"${cell}"`);
    const texts = [`\ufeff${crlf}`, quoted, protocolText.replaceAll(',', ';'), protocolText.replaceAll(',', '\t')];
    for (const text of texts) expect(await protocolFaults(text)).toEqual([]);
  });

  it('is read with its columns in any order', async () => {
    const reversed = protocolText.split('\n').map((line) => line.split(',').reverse().join(','));
    expect(await protocolFaults(reversed.join('\n'))).toEqual([]);
  });

  it('loses nothing of the rows behind a quote that stays open', async () => {
    const rows = protocolText.split('\n');
    const broken = [rows[0], `"${rows[1]}`, ...rows.slice(2)].join('\n');
    expect((await protocolFaults(broken)).map(({ code, place }) => `${code} ${place}`)).toEqual(['csv-quotes 2:1']);
  });

  it('has all faults of all rows reported at once', async () => {
    const rows = [
      'nowhere,list,rehearsal/s1,,,22:14,-1,x,,,,,,',
      'rehearsal/parliament,list,rehearsal/s9,,0,9:00,1e9,,,,,5,,',
    ];
    const faults = await protocolFaults(`${protocolHeader}\n${rows.join('\n')}`);
    expect(faults.map(({ code }) => code)).toEqual([
      'rehearsal-mixed',
      'figure-negative',
      'figure-not-whole',
      'out-of-range',
      'bad-time',
      'unknown-station',
      'figure-not-whole',
      'figure-out-of-place',
    ]);
  });

  it('names the station meant, and the letter that only looks right', async () => {
    const latin = `${protocolHeader}\nrehearsal/parliament,list,rehearsal/ѕ1,,,,,,,,,,,`;
    const [fault] = await protocolFaults(latin);
    expect(fault?.params).toMatchObject({ nearest: 'rehearsal/s1', character: 'U+0455' });
    const [slip] = await protocolFaults(latin.replace('ѕ1', 's11'));
    expect(slip?.params).toMatchObject({ nearest: 'rehearsal/s1' });
  });

  it('shows no character of a hostile cell that would hide others', async () => {
    const [fault] = await protocolFaults(`${protocolHeader}\nrehearsal/parliament,list,x${'y'.repeat(500)},,,,,,,,,,,`);
    expect(String(fault?.params.found).length).toBeLessThan(201);
  });

  it('with a fault in every row is read to its end', async () => {
    const row = 'rehearsal/parliament,list,rehearsal/s-unknown,,,,,,,,,,,\n';
    expect(await protocolFaults(`${protocolHeader}\n${row.repeat(5000)}`, 70_000)).toHaveLength(5000);
  });
});

describe('a folder of a polling day', () => {
  it.each(daySituations)('%s: %s', (code, _, files) => {
    expect(dayFaults(files()).map((fault) => fault.code)).toContain(code);
  });
});
