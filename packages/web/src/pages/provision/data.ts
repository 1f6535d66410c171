/** One provision: its history with the ground of each version, and who uses it. */

import {
  behindAct,
  type Confidence,
  lawOn,
  officialActs,
  type PlainValue,
  type Source,
  type Statute,
  type Text,
  type Version,
} from '@saylau/core';
import { tellWord } from '@saylau/texts';
import type { Library } from '../../data/library.js';
import type { ElectionSource } from '../../data/source.js';
import { toldIn } from '../../data/told.js';
import { type ProvisionLine, type ToldLaw, toldLaw } from '../../data/told-law.js';
import type { ElectionRef } from '../../site/address.js';
import { refOf, type StatuteRef } from '../law/data.js';

export interface ToldVersion {
  readonly from: string;
  readonly span: Text;
  readonly state: Version['state'];
  readonly value: Text;
  /** A second reading where letter and practice differ. */
  readonly reading?: { readonly value: Text; readonly says: Text };
  readonly article: Text;
  readonly act: Text;
  readonly confidence: Confidence;
  /** The amending act. */
  readonly by?: Text;
  readonly note?: Text;
  readonly sources: readonly Source[];
  /** It is the one that holds today. */
  readonly isToday: boolean;
}

export interface ProvisionData {
  readonly statute: StatuteRef;
  readonly subject: { readonly id: string; readonly name: Text };
  readonly today: string;
  readonly line: ProvisionLine;
  /** Newest first. */
  readonly history: readonly ToldVersion[];
  /** Offices whose rules name it, with the places there. */
  readonly offices: readonly { readonly office: string; readonly name: Text; readonly paths: readonly string[] }[];
  /** Elections of the past counted under rules that name it. */
  readonly elections: readonly {
    readonly ref: ElectionRef;
    readonly name: Text;
    readonly date: string;
    readonly value: Text;
  }[];
  /** Official acts that stand on it. */
  readonly acts: readonly Text[];
}

export function provisionPage(
  { statutes, archive, today }: Library,
  [id = '', name = '']: readonly string[],
): ProvisionData | undefined {
  const statute = statutes.get(id);
  const law = statute && toldLaw(statute);
  const provision = law?.provision(name);
  const subject = statute?.subjects.find((one) => one.id === law?.subjectOf(name));
  if (statute === undefined || law === undefined || provision === undefined || subject === undefined) return undefined;
  const isHeld = versionToday(provision.history, today);
  return {
    statute: refOf(statute),
    subject: { id: subject.id, name: subject.name },
    today,
    line: law.line(provision, today),
    history: provision.history
      .map((version, at) => ({
        from: version.from,
        span: law.span(version, provision.history[at + 1]?.from),
        state: version.state,
        value: law.version(provision, inUse(version)),
        ...(version.reading === undefined
          ? {}
          : { reading: { value: law.value(provision, version.reading.value), says: version.reading.says } }),
        ...groundOf(statute, law, version),
        isToday: version === isHeld,
      }))
      .reverse(),
    offices: officesOf(statute, name),
    elections: archive.flatMap((source) => electionOf(source, law, name)),
    acts: actsOf(statute, name),
  };
}

/** Without its other reading, which is told by itself. */
function inUse({ reading: _, ...version }: Version): Version {
  return version;
}

function versionToday(history: readonly Version[], today: string): Version | undefined {
  return history.findLast(({ from, to }) => from <= today && (to === undefined || today < to));
}

function groundOf(statute: Statute, law: ToldLaw, version: Version) {
  const { cite, by, note, confidence } = version;
  const amending = statute.instruments.find((one) => one.id === by);
  return {
    article: law.article(version),
    act: statute.acts.find((act) => act.id === cite.act)?.name ?? { en: cite.act },
    confidence,
    ...(amending === undefined ? {} : { by: amending.name }),
    ...(note === undefined ? {} : { note }),
    sources: cite.sources.flatMap((source) => statute.sources.find((one) => one.id === source) ?? []),
  };
}

/** Where the rules of each office name it, in any of their versions. */
function officesOf({ systems }: Statute, id: string): ProvisionData['offices'] {
  return systems.flatMap(({ office, name, versions }) => {
    const paths = new Set(versions.flatMap(({ rules }) => (rules === undefined ? [] : pathsTo(rules, `$${id}`, ''))));
    return paths.size === 0 ? [] : [{ office, name, paths: [...paths] }];
  });
}

function pathsTo(value: PlainValue, reference: string, path: string): readonly string[] {
  if (value === reference) return [path];
  if (typeof value !== 'object') return [];
  const entries: readonly (readonly [string, PlainValue])[] = Object.entries(value);
  return entries.flatMap(([key, item]) => pathsTo(item, reference, path === '' ? key : `${path}.${key}`));
}

function electionOf({ ref, loaded }: ElectionSource, law: ToldLaw, id: string): ProvisionData['elections'] {
  const { election, statute } = loaded;
  if (statute?.id !== law.statute.id) return [];
  const held = lawOn(law.statute, election.office, election.date);
  const provision = law.provision(id);
  if (provision === undefined || held.is !== 'rules' || ![...held.plain.cites.values()].includes(id)) return [];
  return [{ ref, name: election.name, date: election.date, value: law.line(provision, election.date).value }];
}

function actsOf(statute: Statute, id: string): readonly Text[] {
  const offices = statute.systems.map(({ office }) => office);
  return officialActs
    .filter((act) => behindAct(statute, act, offices).some((one) => one.id === id))
    .map((act) => toldIn((texts) => tellWord(texts, 'act', act)));
}
