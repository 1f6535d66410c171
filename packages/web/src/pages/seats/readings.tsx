/** Other readings of the law, each with the seats under it beside those in use. */

import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { useSay } from '../../site/site.js';
import type { ContestMaking, OtherReading } from './data.js';

export interface OtherReadingsProps {
  readonly readings: readonly OtherReading[];
  readonly full: readonly ContestMaking[];
}

export function OtherReadings({ readings, full }: OtherReadingsProps): ReactNode {
  const say = useSay('seats');
  return (
    <section>
      <h2>{say('readings')}</h2>
      {readings.map((reading, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a reading is its place in the outcome
        <div key={at}>
          <p>{reading.says === undefined ? say('reading-against') : <Named text={reading.says} />}</p>
          {reading.isUnknown && <p className="quiet">{say('reading-unknown')}</p>}
          {!reading.isUnknown && reading.differs.length === 0 && <p className="quiet">{say('reading-same')}</p>}
          {reading.differs.map(({ contest, seats }) => {
            const making = full.find((one) => one.contest.id === contest);
            return making === undefined ? null : <Beside key={contest} making={making} seats={seats} />;
          })}
        </div>
      ))}
    </section>
  );
}

interface BesideProps {
  readonly making: ContestMaking;
  readonly seats: Readonly<Record<string, number>>;
}

function Beside({ making, seats }: BesideProps): ReactNode {
  const say = useSay('seats');
  const options = making.contest.options.filter(({ id }) => seats[id] !== undefined);
  const columns: readonly Column<(typeof options)[number]>[] = [
    { key: 'list', head: say('list'), cell: ({ name, colour }) => <OptionName name={name} colour={colour} /> },
    { key: 'in-use', head: say('in-use'), isFigure: true, cell: (option) => option.seats ?? '–' },
    { key: 'other', head: say('other'), isFigure: true, cell: ({ id }) => <strong>{seats[id]}</strong> },
  ];
  return <DataTable caption={say('seats')} columns={columns} rows={options} keyOf={({ id }) => id} />;
}
