/** An election's first page. */

import type { ReactNode } from 'react';
import { Bars } from '../../parts/bars.js';
import { ChamberTable } from '../../parts/chamber-table.js';
import { Hemicycle } from '../../parts/hemicycle.js';
import { Named } from '../../parts/option-name.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';

function ElectionPage({ page }: { readonly page: PageOf<'election'> }): ReactNode {
  const { name, chamber, contests } = page.data;
  const [contest] = contests;
  return (
    <>
      <h1>
        <Named text={name} />
      </h1>
      {chamber !== undefined && (
        <section className="columns">
          <Hemicycle chamber={chamber} />
          <ChamberTable chamber={chamber} />
        </section>
      )}
      {contest !== undefined && (
        <Bars caption={<Named text={contest.name} />} options={contest.options} hasSeats={contest.result === 'seats'} />
      )}
    </>
  );
}

export const electionModule: PageModule<'election'> = {
  namespaces: ['election', 'parts'],
  title: ({ data }, site) => site.name(data.name),
  View: ElectionPage,
};
