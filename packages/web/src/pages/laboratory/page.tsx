/** The laboratory: without scripts it says what it does and shows the real result; with them the same votes are counted under other law. */

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { Bars } from '../../parts/bars.js';
import { ChamberTable } from '../../parts/chamber-table.js';
import { Hemicycle } from '../../parts/hemicycle.js';
import { Named } from '../../parts/option-name.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay } from '../../site/site.js';
import type { BenchProps } from './bench.js';
import type { LaboratoryData } from './data.js';

function LaboratoryPage({ page }: { readonly page: PageOf<'laboratory'> }): ReactNode {
  const say = useSay('laboratory');
  const Bench = useBench();
  const { data, stage } = page;
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      <p className="note-box is-warning">
        <strong>{say('mark')}</strong> {say('mark-says')}{' '}
        {(stage === 'counting' || stage === 'preliminary') && say('so-far')}
      </p>
      {data.input === undefined && <p>{say('no-law')}</p>}
      {Bench === undefined || data.input === undefined ? (
        <RealResult data={data} />
      ) : (
        <Bench data={data} input={data.input} />
      )}
    </>
  );
}

/** What counts and sets comes when the page is there: nothing of it is needed to read the page. */
function useBench(): ComponentType<BenchProps> | undefined {
  const [bench, setBench] = useState<{ readonly Bench: ComponentType<BenchProps> }>();
  useEffect(() => {
    let isWanted = true;
    import('./bench.js').then(
      ({ Bench }) => isWanted && setBench({ Bench }),
      (error: unknown) => reportError(error),
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return bench?.Bench;
}

function RealResult({ data }: { readonly data: LaboratoryData }): ReactNode {
  const say = useSay('laboratory');
  return (
    <>
      <noscript>
        <p className="note-box">{say('no-script')}</p>
      </noscript>
      <h2>{say('real')}</h2>
      {data.chamber === undefined ? (
        data.contests.map(({ id, name, options, result }) => (
          <Bars key={id} caption={<Named text={name} />} options={options} hasSeats={result === 'seats'} />
        ))
      ) : (
        <div className="columns">
          <Hemicycle chamber={data.chamber} />
          <ChamberTable chamber={data.chamber} />
        </div>
      )}
    </>
  );
}

export const laboratoryModule: PageModule<'laboratory'> = {
  namespaces: ['laboratory', 'parts', 'texts'],
  title: ({ about }, site) => `${site.say('laboratory')('title')} – ${site.name(about?.name)}`,
  summary: (_, site) => site.say('laboratory')('lead'),
  View: LaboratoryPage,
};
