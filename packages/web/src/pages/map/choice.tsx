/** What the map is to show: chosen by a list and two buttons, which only scripts can carry out. */

import type { ReactNode } from 'react';
import type { Site } from '../../site/site.js';
import { useSay, useSite } from '../../site/site.js';
import type { Say } from '../../site/words.js';
import type { MapPageData } from './data.js';
import type { Measure } from './measures.js';

interface ChoiceProps {
  readonly data: MapPageData;
  readonly measures: readonly Measure[];
  readonly measure: Measure;
  readonly isTiles: boolean;
  readonly choose: (key: string) => void;
  readonly lay: (isTiles: boolean) => void;
}

export function MeasureChoice({ data, measures, measure, isTiles, choose, lay }: ChoiceProps): ReactNode {
  const site = useSite();
  const say = useSay('map');
  return (
    <div className="toolbar needs-script">
      <div className="field">
        <label htmlFor="measure">{say('show')}</label>
        <select id="measure" value={measure.key} onChange={(event) => choose(event.target.value)}>
          {measures.map((one) => (
            <option key={one.key} value={one.key}>
              {measureName(site, say, data, one)}
            </option>
          ))}
        </select>
      </div>
      {data.drawn !== undefined && (
        <fieldset className="switch">
          <legend className="visually-hidden">{say('layout')}</legend>
          <button type="button" aria-pressed={!isTiles} onClick={() => lay(false)}>
            {say('map')}
          </button>
          <button type="button" aria-pressed={isTiles} onClick={() => lay(true)}>
            {say('tiles')}
          </button>
        </fieldset>
      )}
    </div>
  );
}

export function measureName(site: Site, say: Say<'map'>, data: MapPageData, measure: Measure): string {
  switch (measure.kind) {
    case 'share':
      return say('measure-share', { option: site.name(data.options[measure.option ?? 0]?.name) });
    case 'reported':
      return say('measure-reported', { time: data.reportedAt ?? '' });
    case 'published': {
      const table = data.tables[measure.table ?? 0];
      return `${site.name(table?.title)}: ${site.name(table?.columns[measure.column ?? 0])}`;
    }
    default:
      return say(`measure-${measure.kind}`);
  }
}
