/** A chamber's seats as a table: by party and by how they were won, beside what was declared. */

import type { Text } from '@saylau/core';
import type { ReactNode } from 'react';
import { type ChamberPicture, type ChamberSeats, sumOf } from '../data/chamber.js';
import { useSay, useSite } from '../site/site.js';
import { type Column, DataTable } from './data-table.js';
import { Absent, Changing } from './figure.js';
import { Named, OptionName } from './option-name.js';

export function ChamberTable({ chamber }: { readonly chamber: ChamberPicture }): ReactNode {
  const say = useSay('parts');
  const site = useSite();
  const isCompared = chamber.rows.some(({ declared }) => declared !== undefined);
  const parts = chamber.parts.map(
    ({ part, name }): Column<ChamberSeats> => ({
      key: part,
      head: <Named text={name} otherwise={part} />,
      isFigure: true,
      isWide: true,
      cell: (row) =>
        chamber.parts.find((one) => one.part === part)?.status === 'not-determinable' ? (
          <Absent />
        ) : (
          String(row.parts[part] ?? 0)
        ),
    }),
  );
  const columns: readonly Column<ChamberSeats>[] = [
    {
      key: 'party',
      head: say('party'),
      cell: (row) => (
        <>
          <OptionName name={row.name} colour={row.colour} otherwise={say('independents')} />
          {parts.length > 1 && (
            <span className="narrow-only small quiet"> {partsIn(chamber, row, (text) => site.name(text))}</span>
          )}
        </>
      ),
    },
    ...(parts.length > 1 ? parts : []),
    {
      key: 'total',
      head: say('seats'),
      isFigure: true,
      cell: (row) => (
        <strong>
          <Changing text={String(sumOf(row))} />
        </strong>
      ),
    },
    ...(isCompared
      ? [{ key: 'declared', head: say('declared'), isFigure: true, cell: (row: ChamberSeats) => row.declared ?? '–' }]
      : []),
  ];
  const shown = chamber.rows.filter((row) => sumOf(row) > 0);
  return <DataTable caption={say('chamber-caption')} columns={columns} rows={shown} keyOf={({ party }) => party} />;
}

/** "Lists 40 · Constituencies 22" */
function partsIn({ parts }: ChamberPicture, row: ChamberSeats, nameOf: (text: Text) => string): string {
  return parts
    .flatMap(({ part, name }) => ((row.parts[part] ?? 0) > 0 ? [`${nameOf(name) || part} ${row.parts[part]}`] : []))
    .join(' · ');
}
