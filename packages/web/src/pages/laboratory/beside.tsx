/** The chamber as it is beside the one that would be, with what differs marked; and how the other one was counted. */

import type { Election, Notice, Statute } from '@saylau/core';
import { partsOf } from '@saylau/formats/outcome-json';
import { Names } from '@saylau/texts';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Hemicycle } from '../../parts/hemicycle.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { useSay, useSite } from '../../site/site.js';
import { Change } from './change.js';
import { type Compared, type PartyRow, partyRows, type Side } from './compared.js';
import { ContestsBeside } from './contests-beside.js';
import { HowCounted } from './how-counted.js';
import { isNothing, type Setting } from './setting.js';
import type { WhatIf } from './what-if.js';

export interface BesideProps {
  readonly election: Election;
  readonly statute: Statute;
  readonly found: WhatIf;
  /** Both sides of it. */
  readonly pair: Compared;
  readonly setting: Setting;
}

export function Beside({ election, statute, found, pair, setting }: BesideProps): ReactNode {
  const say = useSay('laboratory');
  const site = useSite();
  const { real, other, readings } = pair;
  const isSame = isNothing(setting);
  return (
    <>
      {setting.noDay !== undefined && <p className="note-box is-bad">{say('no-day', { found: setting.noDay })}</p>}
      {found.refused.map((id) => (
        <p key={id} className="note-box is-bad">
          {say('refused', { provision: id })}
        </p>
      ))}
      <LawState found={found} />
      <div className="lab-chambers">
        {real.chamber !== undefined && <ChamberFigure side={real} caption={say('real')} />}
        {!isSame && other?.chamber !== undefined && (
          <ChamberFigure
            side={other}
            caption={readings.length === 0 ? say('what-if') : say('what-if-reading', { number: 1 })}
            isWhatIf={true}
          />
        )}
        {!isSame &&
          ownChambers(pair).map(({ side, number }) => (
            <ChamberFigure key={number} side={side} caption={say('what-if-reading', { number })} isWhatIf={true} />
          ))}
      </div>
      {isSame && <p className="quiet">{say('nothing-set')}</p>}
      {!isSame && <ReadingWords pair={pair} />}
      {real.chamber !== undefined && <PartyTable pair={pair} isSame={isSame} />}
      <Notices
        notices={found.notices}
        names={new Names(site.texts, election, partsOf({ election, statute, law: found.real.law }, found.other?.law))}
      />
      <ContestsBeside pair={pair} isSame={isSame} hasChamber={real.chamber !== undefined} />
      {!isSame && found.other !== undefined && (
        <HowCounted
          election={election}
          statute={statute}
          counted={found.other}
          real={found.real}
          isOpen={real.chamber === undefined}
        />
      )}
    </>
  );
}

/** In one line, where a screen is too small for controls and chamber together. */
export function ShortResult({ found, pair, setting }: Pick<BesideProps, 'found' | 'pair' | 'setting'>): ReactNode {
  const site = useSite();
  const parts = useSay('parts');
  const rows = partyRows(pair);
  if (isNothing(setting) || found.other === undefined || rows.length === 0) return null;
  return (
    <p className="lab-short">
      {rows.map(({ party, name, real, others: [other = 0] }) => (
        <span key={party}>
          {site.name(name) || parts('independents')} <b>{real === other ? other : `${real} → ${other}`}</b>
        </span>
      ))}
    </p>
  );
}

/** Readings with a chamber of their own, numbered: one that seats nobody otherwise has no picture, the table says so. */
function ownChambers({ other, readings }: Compared): readonly { readonly side: Side; readonly number: number }[] {
  const rowsOf = (side: Side | undefined): string => JSON.stringify(side?.chamber?.rows);
  return readings
    .map(({ side }, at) => ({ side, number: at + 2 }))
    .filter(({ side }) => rowsOf(side) !== rowsOf(other));
}

function LawState({ found }: { readonly found: WhatIf }): ReactNode {
  const say = useSay('laboratory');
  const site = useSite();
  const law = found.other?.outcome.law;
  if (law === undefined || law.is === 'rules') return null;
  return (
    <div className="note-box is-warning">
      <p>{say(`law-${law.is}`, { day: site.day(law.on) })}</p>
      {law.note !== undefined && (
        <p>
          <Named text={law.note} />
        </p>
      )}
    </div>
  );
}

interface ChamberFigureProps {
  readonly side: Side;
  readonly caption: string;
  readonly isWhatIf?: boolean;
}

function ChamberFigure({ side, caption, isWhatIf = false }: ChamberFigureProps): ReactNode {
  const say = useSay('laboratory');
  if (side.chamber === undefined) return null;
  return (
    <figure className={isWhatIf ? 'lab-chamber what-if' : 'lab-chamber'}>
      <figcaption>
        {caption} {isWhatIf && <span className="tag gold">{say('mark')}</span>}
      </figcaption>
      <Hemicycle chamber={side.chamber} />
    </figure>
  );
}

function ReadingWords({ pair: { readings, unknown } }: { readonly pair: Compared }): ReactNode {
  const say = useSay('laboratory');
  const site = useSite();
  const isAgainst = readings.some(({ says }) => says === undefined);
  const said = readings.map(({ says }) =>
    says === undefined ? site.texts.say('reading.against-all') : site.name(says),
  );
  const first = site.texts.say(isAgainst ? 'reading.against-all-out' : 'reading.in-use-says');
  return (
    <ul className="plain">
      {readings.length > 0 &&
        [first, ...said].map((says, at) => <li key={says}>{say('reading-says', { number: at + 1, says })}</li>)}
      {unknown.map((says, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a reading is its place in the outcome
        <li key={at} className="quiet small">
          {site.texts.say('reading.title')}: {site.name(says)} {site.texts.say('reading.unknown')}
        </li>
      ))}
    </ul>
  );
}

function PartyTable({ pair, isSame }: { readonly pair: Compared; readonly isSame: boolean }): ReactNode {
  const say = useSay('laboratory');
  const heads = isSame || pair.other === undefined ? [] : headsOf(pair, say);
  const rows = partyRows(isSame ? { ...pair, readings: [] } : pair);
  const columns: readonly Column<PartyRow>[] = [
    {
      key: 'party',
      head: say('party'),
      cell: ({ name, colour }) => <OptionName name={name} colour={colour} otherwise={say('independents')} />,
    },
    { key: 'real', head: say('real-short'), isFigure: true, cell: ({ real }) => real },
    ...heads.flatMap((head, at): Column<PartyRow>[] => [
      { key: `seats-${at}`, head, isFigure: true, cell: ({ others }) => <strong>{others[at] ?? 0}</strong> },
      {
        key: `change-${at}`,
        head: '±',
        isFigure: true,
        cell: ({ real, others }) => <Change by={(others[at] ?? 0) - real} />,
      },
    ]),
  ];
  return <DataTable caption={say('seats-caption')} columns={columns} rows={rows} keyOf={({ party }) => party} />;
}

function headsOf(
  { readings }: Compared,
  say: (key: 'what-if-short' | 'reading-short', params?: { number: number }) => string,
): readonly string[] {
  if (readings.length === 0) return [say('what-if-short')];
  return [1, ...readings.map((_, at) => at + 2)].map((number) => say('reading-short', { number }));
}

function Notices({ notices, names }: { readonly notices: readonly Notice[]; readonly names: Names }): ReactNode {
  const site = useSite();
  return notices.map(({ kind, part, number = 0 }) => (
    <p key={`${kind} ${part}`} className="note-box">
      {site.texts.say(`notice.${kind}`, { part: names.part(part), number })}
    </p>
  ));
}
