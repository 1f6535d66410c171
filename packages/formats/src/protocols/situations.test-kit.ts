/** What can be wrong with polling days and tables of protocols: each situation with the fault that it gives. */

import type { Fault, FaultCode } from '../faults.js';
import { limits } from '../limits.js';
import { changed, dayFiles, protocolHeader, sampleDay } from '../polling-day/day.test-kit.js';
import { readPollingDay } from '../polling-day/read.js';
import { dayTarget } from './day-target.js';
import { readProtocols } from './read.js';

/** The faults of protocols read into the sample day. */
export async function protocolFaults(text: string, chunk = 50): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  const read = await readProtocols('p.csv', pieces(text, chunk), dayTarget(sampleDay()), (fault) => faults.push(fault));
  if (read.faults !== faults.length) throw new Error(`${read.faults} faults, ${faults.length} given`);
  return faults;
}

/** A text in pieces of so many characters. */
export function* pieces(text: string, length: number): Generator<string> {
  for (let start = 0; start < text.length; start += length) yield text.slice(start, start + length);
}

const row = 'rehearsal/parliament,list,rehearsal/s1,,,22:14,1003,601,600,400,150,,40,10';

/** The sample's first protocol with a piece of it changed. */
export function rowWith(text: string, by: string): string {
  if (!row.includes(text)) throw new Error(`no ${text} in the row`);
  return `${protocolHeader}\n${row.replace(text, () => by)}\n`;
}

const header = (text: string, by: string): string => `${protocolHeader.replace(text, () => by)}\n${row}\n`;
const figure = (cell: string): string => rowWith(',1003,', `,${cell},`);
const station = (id: string): string => rowWith('rehearsal/s1', id);

type ProtocolSituation = readonly [code: FaultCode, name: string, place: string, text: string];

/** Wrong tables of protocols, with the one fault of each and its place. */
export const protocolSituations: readonly ProtocolSituation[] = [
  [
    'csv-column-missing',
    'no column of stations',
    '1:1',
    header('station,', 'version2,').replace('version2,', 'valid,'),
  ],
  ['csv-column-unknown', 'a column that no form has', '1:49', header('registered', 'regsitered')],
  ['csv-column-unknown', 'a column of areas where stations have their own', '1:26', header('round', 'area')],
  ['csv-column-twice', 'a column twice', '1:60', header('ballots-received', 'registered')],
  ['csv-columns-both', 'options by id and by place', '1:90', header('o2', 'beta')],
  ['too-many', 'a header of a million columns', '1:1', `${'a,'.repeat(1_000_000)}a\n`],
  ['too-many', 'a row of a million columns', '2:1', `${protocolHeader}\n${'1,'.repeat(1_000_000)}1\n`],
  [
    'too-many',
    'a quote that stays open for a million characters',
    '2:1',
    `${protocolHeader}\n"${'x'.repeat(1_000_000)}`,
  ],
  ['ragged', 'a row with a cell too few', '2:1', rowWith(',10', '')],
  ['ragged', 'a row with a decimal comma', '2:1', rowWith('1003', '1,003')],
  ['csv-quotes', 'a quote that stays open', '2:1', rowWith('1003', '"1003')],
  ['csv-quotes', 'a quote inside a cell', '2:1', rowWith('1003', '10"03')],
  ['csv-quotes', 'words after a closing quote', '2:1', rowWith('1003', '"10"03')],
  ['csv-formula', 'a formula as station', '2:27', station('=HYPERLINK(1)')],
  ['csv-formula', 'a formula as figure', '2:48', figure('=1+1')],
  ['csv-formula', 'a formula that begins with a sign', '2:48', figure('+1')],
  ['csv-formula', 'a formula that begins with an at', '2:48', figure('@SUM(A1)')],
  ['csv-formula', 'a formula that begins with a minus', '2:48', figure('-cmd()')],
  ['text-control', 'a formula behind a tab', '2:48', figure('\t=1+1')],
  ['text-control', 'a NUL in a figure', '2:48', figure('10\u00003')],
  ['text-control', 'a carriage return inside a row', '2:48', figure('10\r03')],
  ['text-bidi', 'an override of direction in a station', '2:27', station('rehearsal/s\u202e1')],
  ['text-invisible', 'a zero-width space in a station', '2:27', station('rehearsal/s1\u200b')],
  ['text-encoding', 'a broken character', '2:27', station('rehearsal/\ufffd1')],
  ['text-encoding', 'a byte order mark inside', '2:27', station('\ufeffrehearsal/s1')],
  ['text-digit', 'Arabic-Indic digits', '2:48', figure('١٠٠٣')],
  ['text-digit', 'fullwidth digits', '2:48', figure('１００３')],
  ['figure-negative', 'a figure below zero', '2:48', figure('-1003')],
  ['figure-too-large', 'a figure that no column holds', '2:48', figure('2147483648')],
  ['figure-too-large', 'a figure of a hundred digits', '2:48', figure('9'.repeat(100))],
  ['figure-not-whole', 'an infinite exponent', '2:48', figure('1e999')],
  ['figure-not-whole', 'not a number', '2:48', figure('NaN')],
  ['figure-not-whole', 'a decimal point', '2:48', figure('1003.0')],
  ['figure-not-whole', 'a thin space between digits', '2:48', figure('1\u2009003')],
  ['figure-not-whole', 'a space before the digits', '2:48', figure(' 1003')],
  ['figure-not-whole', 'hexadecimal', '2:48', figure('0x10')],
  ['figure-out-of-place', 'votes for a third of two options', '2:69', rowWith('400,150,,', '400,150,7,')],
  [
    'figure-out-of-place',
    'a line that the form has not',
    '2:47',
    `${protocolHeader}\nrehearsal/councils,south,rehearsal/s1,,,,1003,601,600,590,,,,10\n`,
  ],
  [
    'unknown-election',
    'an election that the day has not',
    '2:1',
    rowWith('rehearsal/parliament', 'rehearsal/parlament'),
  ],
  ['unknown-contest', 'a contest that the election has not', '2:22', rowWith(',list,', ',lsit,')],
  ['unknown-round', 'a second round where the first is voted on', '2:40', rowWith('s1,,', 's1,2,')],
  ['unknown-station', 'a station that the day has not', '2:27', station('rehearsal/s7')],
  ['unknown-station', 'a Cyrillic letter in a Latin id', '2:27', station('rehearsal/ѕ1')],
  ['rehearsal-mixed', 'a real station in a rehearsal', '2:27', station('s1')],
  ['rehearsal-mixed', 'a real election in a rehearsal', '2:1', rowWith('rehearsal/parliament', 'parliament')],
  ['empty', 'a row of no station', '2:27', station('')],
  ['empty', 'a row of no contest', '2:22', rowWith(',list,', ',,')],
  [
    'ballot-not-here',
    'a contest of another district',
    '2:26',
    `${protocolHeader}\nrehearsal/councils,south,rehearsal/n1,,,,1203,,686,300,,,,6\n`,
  ],
  ['protocol-twice', 'the same protocol twice', '3:1', `${protocolHeader}\n${row}\n${row}\n`],
  ['out-of-range', 'version zero', '2:41', rowWith('s1,,,', 's1,,0,')],
  ['out-of-range', 'a version above the most', '2:41', rowWith('s1,,,', 's1,,1001,')],
  ['bad-time', 'a time that no day has', '2:42', rowWith('22:14', '48:00')],
  ['bad-time', 'a time with seconds', '2:42', rowWith('22:14', '22:14:01')],
];

type DaySituation = readonly [code: FaultCode, name: string, files: () => ReadonlyMap<string, string>];

const without = (file: string) => () => new Map([...dayFiles].filter(([name]) => name !== file));
const day =
  (file: string, text: string, by: string): (() => ReadonlyMap<string, string>) =>
  () =>
    changed(file, text, by);

/** Wrong folders of a polling day, with a fault of each. */
export const daySituations: readonly DaySituation[] = [
  ['file-missing', 'a folder without its main file', without('polling-day.json')],
  ['file-missing', 'a folder without stations', without('stations.csv')],
  ['file-unexpected', 'a file that no reader knows', () => new Map([...dayFiles, ['votes.csv', '']])],
  ['text-too-large', 'areas above the limit', () => new Map([...dayFiles, ['areas.csv', ' '.repeat(limits.text + 1)]])],
  ['bad-id', 'capitals in an area’s id', day('areas.csv', 'north-town,north', 'North-town,north')],
  ['bad-value', 'a zone by name', day('polling-day.json', '+06:00', 'Asia/Almaty')],
  ['duplicate-id', 'two areas of one id', day('areas.csv', 'south,xx', 'north,xx')],
  ['duplicate-id', 'two elections of one id', day('polling-day.json', 'rehearsal/councils', 'rehearsal/parliament')],
  [
    'duplicate-id',
    'two hierarchies of one name',
    day('polling-day.json', '["area","constituency"]', '["area","area"]'),
  ],
  ['duplicate-id', 'two stations of one id', day('stations.csv', 'rehearsal/n2', 'rehearsal/n1')],
  ['duplicate-id', 'two contests of one id', day('contests.csv', 'district-2', 'district-1')],
  ['duplicate-id', 'two options of one id', day('options.csv', 'rehearsal/c2', 'rehearsal/c1')],
  ['duplicate-id', 'two reports of one station', day('turnout.csv', 'rehearsal/n1', 'rehearsal/s1')],
  ['area-orphan', 'a parent that is not there', day('areas.csv', 'north-town,north', 'north-town,nroth')],
  ['area-cycle', 'two areas inside each other', day('areas.csv', 'north,xx', 'north,north-town')],
  ['area-roots', 'two roots', day('areas.csv', 'south,xx,region', 'south,,country')],
  [
    'too-deep',
    'areas inside each other without end',
    () => new Map([...dayFiles, ['areas.csv', chain(limits.depth + 2)]]),
  ],
  ['unknown-area', 'a station in no area', day('stations.csv', 'north-fields', 'north-fileds')],
  ['unknown-area', 'a contest in no area', day('contests.csv', 'districts,d1', 'districts,d3')],
  ['empty', 'a station without its territorial area', day('stations.csv', 's1,south,', 's1,,')],
  ['empty', 'a contest without options', day('options.csv', 'rehearsal/councils,south,rehearsal/m3,,,,\n', '')],
  ['bad-station-id', 'a station’s id with a space behind', day('stations.csv', 'rehearsal/n2', 'rehearsal/n2 ')],
  ['csv-formula', 'a station called by a formula', day('stations.csv', 'rehearsal/n2', '=n2')],
  ['id-confusable', 'two ids that look the same', day('stations.csv', 'rehearsal/n2', 'rehearsal/ѕ1')],
  ['id-confusable', 'a word of two alphabets', day('stations.csv', 'rehearsal/n2', 'rehearsal/nа2')],
  ['text-digit', 'a fullwidth digit in a station’s id', day('stations.csv', 'rehearsal/n2', 'rehearsal/n２')],
  ['text-invisible', 'a soft hyphen in a name', day('areas.csv', 'Север', 'Се\u00adвер')],
  ['figure-negative', 'voters below zero', day('stations.csv', '1200', '-1200')],
  ['ragged', 'a comma in a name', day('stations.csv', 'Library', 'Library, old')],
  ['csv-quotes', 'a quote that stays open', day('stations.csv', 'Library', '"Library')],
  ['rehearsal-unmarked', 'a real station in a rehearsal', day('stations.csv', 'rehearsal/n2', 'n2')],
  ['rehearsal-unmarked', 'a real election in a rehearsal', day('polling-day.json', 'rehearsal/councils', 'councils')],
  ['rehearsal-unmarked', 'a rehearsal with the id of a real day', day('polling-day.json', 'rehearsal/xx', 'xx')],
  [
    'rehearsal-marked',
    'made-up things on a real day',
    day('polling-day.json', '"rehearsal":{"of":"xx-2023-03-19","seed":"7"},', ''),
  ],
  ['unknown-statute', 'a statute that is not at hand', () => ofStatute('xx')],
  [
    'unknown-election',
    'a contest of no election',
    day('contests.csv', 'rehearsal/councils,north', 'rehearsal/council,north'),
  ],
  ['unknown-part', 'a contest of no part', day('contests.csv', ',council,south', ',councils,south')],
  ['unknown-contest', 'an option of no contest', day('options.csv', 'councils,south', 'councils,sotuh')],
  [
    'unknown-contest',
    'a result declared of no contest',
    day('polling-day.json', '"declared":{"list"', '"declared":{"lists"'),
  ],
  ['unknown-option', 'seats declared of no option', day('polling-day.json', '"beta":4', '"gamma":4')],
  ['unknown-party', 'an option of no party', day('options.csv', 'alpha,,alpha', 'alpha,,alhpa')],
  ['option-is-line', 'an option called as a line', day('options.csv', 'rehearsal/m3', 'invalid')],
  ['option-is-line', 'an option called as the place of one', day('options.csv', 'rehearsal/m3', 'o1')],
  ['not-one-of', 'an option of no role', day('options.csv', 'alpha,,alpha', 'alpha,lits,alpha')],
  ['bad-date', 'a birthday in February', () => new Map([...dayFiles, ['options.csv', born('2000-02-30')]])],
  ['out-of-range', 'a million seats', day('contests.csv', 'council-north,3', 'council-north,1000000')],
  ['station-two-contests', 'two contests of one part at a station', day('contests.csv', 'council,south', 'council,xx')],
  ['unknown-station', 'a report of no station', day('turnout.csv', 'rehearsal/n1', 'rehearsal/n9')],
  ['times-order', 'a time before the one before', day('turnout.csv', '14:00', '09:00')],
  ['csv-column-unknown', 'a time that no clock shows', day('turnout.csv', '14:00', '14:60')],
  [
    'missing',
    'a day without elections’ rules',
    day('polling-day.json', '"office":"council","rules":', '"office":"council","about":'),
  ],
];

/** The sample with its last election under a statute. */
function ofStatute(statute: string): ReadonlyMap<string, string> {
  const [before = ''] = (dayFiles.get('polling-day.json') ?? '').split(/(?<="office":"council",)/);
  return new Map([...dayFiles, ['polling-day.json', `${before}"statute":"${statute}"}]}`]]);
}

function chain(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => `a${n},${n === 0 ? '' : `a${n - 1}`},region`);
  return `id,parent,kind\n${rows.join('\n')}\n`;
}

function born(date: string): string {
  return `election,contest,option,born\nrehearsal/councils,south,rehearsal/m3,${date}\n`;
}

/** Codes of a folder's faults. */
export function dayFaults(files: ReadonlyMap<string, string>): readonly Fault[] {
  const read = readPollingDay(files);
  return read.ok ? [] : read.faults;
}
