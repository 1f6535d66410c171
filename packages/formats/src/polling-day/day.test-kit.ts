/** A small polling day of a rehearsal as files, and changes to it. */

import { type DayRead, readPollingDay } from './read.js';

const listRules = {
  turnout: { count: 'took-part', of: 'registered' },
  parts: {
    list: {
      rule: 'list',
      seats: 10,
      method: 'hare-remainder',
      ties: ['lot'],
      againstAll: true,
      percentOf: 'options + against-all',
      form: {
        lines: {
          registered: 'confirmed',
          'ballots-received': 'confirmed',
          'took-part': 'confirmed',
          options: 'confirmed',
          'against-all': 'confirmed',
          invalid: 'confirmed',
        },
      },
    },
    districts: { rule: 'plurality', ties: ['lot'], againstAll: true, percentOf: 'valid' },
  },
};

const councilRules = {
  turnout: { count: 'took-part', of: 'registered' },
  parts: { council: { rule: 'plurality', ties: ['lot'] } },
};

const main = {
  format: 'saylau-polling-day/1',
  id: 'rehearsal/xx-2023-03-19/7',
  name: { en: 'Rehearsal of 19 March 2023' },
  date: '2023-03-19',
  zone: '+06:00',
  rehearsal: { of: 'xx-2023-03-19', seed: '7' },
  hierarchies: ['area', 'constituency'],
  elections: [
    {
      id: 'rehearsal/parliament',
      name: { en: 'Parliament' },
      office: 'parliament',
      rules: listRules,
      parties: { alpha: { en: 'Alpha' }, beta: { en: 'Beta' } },
      declared: { list: { stage: 'final', seats: { alpha: 6, beta: 4 }, turnout: '54.21' } },
    },
    { id: 'rehearsal/councils', name: { en: 'Councils' }, office: 'council', rules: councilRules },
  ],
};

/** The files of the sample. */
export const dayFiles: ReadonlyMap<string, string> = new Map([
  ['polling-day.json', JSON.stringify(main)],
  [
    'areas.csv',
    `id,parent,kind,nameKk,nameRu,nameEn
xx,,country,,,X
north,xx,region,Солтүстік,Север,North
south,xx,region,,,South
north-town,north,district,,,
north-fields,north,district,,,
d1,xx,constituency,,,
d2,xx,constituency,,,
`,
  ],
  [
    'stations.csv',
    `station,area,constituency,name,registered,ballots
rehearsal/s1,south,d2,"School ""No. 1"", hall",1000,1010
rehearsal/n1,north-town,d1,Library,1200,
rehearsal/n2,north-fields,d2,,300,330
rehearsal/n3,north-town,d1,,800,900
rehearsal/abroad,xx,,,50,60
`,
  ],
  [
    'contests.csv',
    `election,contest,part,area,body,seats,candidates,nameKk,nameRu,nameEn
rehearsal/parliament,list,list,xx,,,,,,Lists
rehearsal/parliament,district-1,districts,d1,,,,,,
rehearsal/parliament,district-2,districts,d2,,,5,,,
rehearsal/councils,north,council,north,council-north,3,,,,
rehearsal/councils,south,council,south,council-south,unknown,,,,
`,
  ],
  [
    'options.csv',
    `election,contest,option,role,party,order,nameEn
rehearsal/parliament,list,alpha,,alpha,1,Alpha
rehearsal/parliament,list,beta,,beta,2,Beta
rehearsal/parliament,list,against-all,against-all,,3,Against all
rehearsal/parliament,district-1,rehearsal/c1,,alpha,,
rehearsal/parliament,district-1,rehearsal/c2,,,,
rehearsal/parliament,district-2,rehearsal/c3,,unknown,,
rehearsal/parliament,district-2,rehearsal/c4,,,,
rehearsal/parliament,district-2,rehearsal/c5,,,,
rehearsal/councils,north,rehearsal/m1,,,,
rehearsal/councils,north,rehearsal/m2,,,,
rehearsal/councils,south,rehearsal/m3,,,,
`,
  ],
  [
    'turnout.csv',
    `station,10:00,14:00,20:00
rehearsal/s1,100,300,600
rehearsal/n1,10,,20
`,
  ],
]);

/** The sample with a word of one file changed. */
export function changed(file: string, text: string, by: string): ReadonlyMap<string, string> {
  const before = dayFiles.get(file) ?? '';
  if (!before.includes(text)) throw new Error(`${file} does not hold ${text}`);
  return new Map([...dayFiles, [file, before.replace(text, () => by)]]);
}

/** The sample as read. */
export function sampleDay(files: ReadonlyMap<string, string> = dayFiles): DayRead {
  const read = readPollingDay(files);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

/** The header of the sample's protocols. */
export const protocolHeader =
  'election,contest,station,round,version,received,registered,ballots-received,took-part,o1,o2,o3,against-all,invalid';

/** Protocols of the sample: all but two. */
export const protocolText = `${protocolHeader}
rehearsal/parliament,list,rehearsal/s1,,,22:14,1003,601,600,400,150,,40,10
rehearsal/parliament,list,rehearsal/n1,1,1,24:05,1203,688,686,400,201,,60,25
rehearsal/parliament,district-1,rehearsal/n1,,,,1203,,686,300,301,,60,25
rehearsal/parliament,district-2,rehearsal/s1,,,,1003,,600,300,200,50,40,10
rehearsal/parliament,district-2,rehearsal/n2,,,,,,,1,2,3,4,5
rehearsal/councils,north,rehearsal/n1,,,,1203,,686,300,380,,,6
rehearsal/councils,south,rehearsal/s1,,,,1003,,600,590,,,,10
`;
