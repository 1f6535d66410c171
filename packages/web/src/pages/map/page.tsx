/** The map of an election. */

import { type ReactNode, useState } from 'react';
import { Named } from '../../parts/option-name.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import { MeasureChoice, measureName } from './choice.js';
import { Legend } from './legend.js';
import { type Measure, measuresOf, valueAt } from './measures.js';
import { RegionsMap, RegionsTiles } from './regions.js';
import { RegionsTable } from './regions-table.js';

function MapPage({ page }: { readonly page: PageOf<'map'> }): ReactNode {
  const say = useSay('map');
  const { data, place } = page;
  const measures = measuresOf(data);
  const [key, setKey] = useState<string>();
  const [isTiles, setTiles] = useState(false);
  const measure = measures.find((one) => one.key === key) ?? first(measures, data);
  if (measure === undefined)
    return (
      <>
        <h1>{say('title')}</h1>
        <p>{say('nothing')}</p>
      </>
    );
  const shown = { data, measure, of: place.of };
  return (
    <>
      <h1>{say('title')}</h1>
      <Notes page={page} />
      <MeasureChoice {...{ data, measures, measure, isTiles }} choose={setKey} lay={setTiles} />
      {data.drawn !== undefined && (
        <div className="map-columns">
          <figure>
            <MeasureTitle {...shown} />
            {isTiles ? <RegionsTiles {...shown} drawn={data.drawn} /> : <RegionsMap {...shown} drawn={data.drawn} />}
            <figcaption className="small">{isTiles ? say('tiles-note') : <Credits />}</figcaption>
          </figure>
          <div>
            <Legend {...shown} />
            <Abroad {...shown} />
          </div>
        </div>
      )}
      <RegionsTable {...shown} />
      {data.drawn === undefined && <Abroad {...shown} />}
    </>
  );
}

function Credits(): ReactNode {
  const say = useSay('map');
  return (
    <>
      {say('credits')} <a href="https://www.openstreetmap.org/copyright">© OpenStreetMap contributors (ODbL)</a>,
      Natural Earth
    </>
  );
}

/** Who leads, where votes are known; else of what was published that which is known of most regions, the latest first. */
function first(measures: readonly Measure[], { regions }: PageOf<'map'>['data']): Measure | undefined {
  const known = (measure: Measure): number => regions.filter((region) => valueAt(region, measure) !== undefined).length;
  const [best, ...others] = measures;
  if (best?.kind === 'leader') return best;
  return others.reduce((most, one) => (most === undefined || known(one) > known(most) ? one : most), best);
}

function Notes({ page }: { readonly page: PageOf<'map'> }): ReactNode {
  const say = useSay('map');
  const { isVotesAbsent, isBefore2022, tables } = page.data;
  return (
    <>
      {isVotesAbsent && (
        <p className="note-box is-warning">
          {say('votes-absent')} {tables.length > 0 && say('votes-absent-instead')}
        </p>
      )}
      {isBefore2022 && <p className="note-box">{say('before-split')}</p>}
    </>
  );
}

interface Shown {
  readonly data: PageOf<'map'>['data'];
  readonly measure: Measure;
}

function MeasureTitle({ data, measure }: Shown): ReactNode {
  const site = useSite();
  const say = useSay('map');
  const unit = data.tables[measure.table ?? -1]?.unit;
  return (
    <h2 className="map-title">
      {measureName(site, say, data, measure)}
      {unit !== undefined && measure.kind === 'published' && (
        <span className="quiet small">
          {' '}
          <Named text={unit} />
        </span>
      )}
    </h2>
  );
}

/** Stations abroad lie in no region. */
function Abroad({ data, measure }: Shown): ReactNode {
  const site = useSite();
  const say = useSay('map');
  const { abroad, abroadFacts } = data;
  if (abroad === undefined && abroadFacts.length === 0) return null;
  const value = abroad && valueAt(abroad, measure);
  return (
    <section className="abroad-block" aria-labelledby="abroad">
      <h3 id="abroad">{say('abroad')}</h3>
      {abroad !== undefined && (
        <p>
          {measureName(site, say, data, measure)}:{' '}
          <strong>
            {value === undefined ? say(measure.kind === 'reported' ? 'unknown' : 'none-counted') : site.percent(value)}
          </strong>
          {abroad.expected !== undefined &&
            ` · ${say('counted-of', { counted: abroad.counted ?? 0, expected: abroad.expected })}`}
        </p>
      )}
      {abroadFacts.length > 0 && (
        <dl className="facts">
          {abroadFacts.map(({ label, value: own }) => (
            <div key={site.name(label)}>
              <dt>
                <Named text={label} />
              </dt>
              <dd>{/^\d+$/.test(own) ? site.number(own) : site.language === 'en' ? own : own.replace('.', ',')}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

export const mapModule: PageModule<'map'> = {
  namespaces: ['map', 'parts'],
  title: ({ about }, site) => `${site.say('map')('title')}, ${site.name(about?.name)}`,
  View: MapPage,
};
