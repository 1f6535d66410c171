/** What the colours of the map stand for. */

import type { ReactNode } from 'react';
import { OptionName } from '../../parts/option-name.js';
import { useSay, useSite } from '../../site/site.js';
import type { MapPageData } from './data.js';
import { classesOf, colourOfClass, type Measure, valueAt } from './measures.js';

export function Legend({ data, measure }: { readonly data: MapPageData; readonly measure: Measure }): ReactNode {
  const site = useSite();
  const say = useSay('map');
  const values = data.regions.map((region) => valueAt(region, measure));
  const isUnknown = values.includes(undefined);
  const ends = classesOf(values);
  const leaders = [...new Set(data.regions.flatMap(({ leader }) => leader ?? []))];
  return (
    <ul className="map-legend">
      {measure.kind === 'leader'
        ? leaders.map((place) => {
            const option = data.options[place];
            return option === undefined ? null : (
              <li key={place}>
                <OptionName name={option.name} colour={option.colour} />
              </li>
            );
          })
        : ends.slice(0, -1).map((end, at) => (
            <li key={end}>
              <span className={`swatch class-${colourOfClass(at, ends)}`} aria-hidden="true" />
              {site.number(decimal(site.language, end))}–{site.number(decimal(site.language, ends[at + 1] ?? end))}
            </li>
          ))}
      {measure.kind === 'leader' && ends.length > 2 && <li className="quiet">{say('strength')}</li>}
      {isUnknown && (
        <li>
          <span className="swatch class-none" aria-hidden="true" />
          {say(data.isVotesAbsent ? 'unpublished' : 'unknown')}
        </li>
      )}
    </ul>
  );
}

function decimal(language: string, value: number): string {
  return language === 'en' ? String(value) : String(value).replace('.', ',');
}
