/** A chamber's seats as a table: by party and by how they were won, beside what was declared. */

import type { ReactNode } from 'react';
import { type ChamberPicture, type ChamberSeats, sumOf } from '../data/chamber.js';
import { useSay } from '../site/site.js';
import { type Column, DataTable } from './data-table.js';
import { Absent, Changing } from './figure.js';
import { Named, OptionName } from './option-name.js';

export function ChamberTable({ chamber }: { readonly chamber: ChamberPicture }): ReactNode {
  const say = useSay('parts');
  const isCompared = chamber.rows.some(({ declared }) => declared !== undefined);
  const parts = chamber.parts.map(
    ({ part, name }): Column<ChamberSeats> => ({
      key: part,
      head: <Named text={name} otherwise={part} />,
      isFigure: true,
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
      cell: (row) => <OptionName name={row.name} colour={row.colour} otherwise={say('independents')} />,
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
