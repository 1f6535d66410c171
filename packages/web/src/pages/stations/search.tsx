/** The search for a station: the index of all of them is fetched when a reader begins to search. */

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { stationLabel } from '../../data/ids.js';
import { stationPlace } from '../../parts/trail.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { ElectionRef } from '../../site/address.js';
import { useSay, useSite } from '../../site/site.js';
import type { IndexedArea } from './data.js';
import { type Found, found } from './find.js';

export function StationSearch({ of, hasNames }: { readonly of: ElectionRef; readonly hasNames: boolean }): ReactNode {
  const say = useSay('stations');
  const [text, setText] = useState('');
  const [isBegun, setBegun] = useState(false);
  return (
    <search className="station-search needs-script">
      <div className="field">
        <label htmlFor="station-search">{say('search')}</label>
        <input
          id="station-search"
          type="search"
          autoComplete="off"
          value={text}
          aria-describedby="station-search-hint"
          onFocus={() => setBegun(true)}
          onChange={(event) => {
            setBegun(true);
            setText(event.target.value);
          }}
        />
        <p id="station-search-hint" className="quiet small">
          {say(hasNames ? 'search-hint-named' : 'search-hint')}
        </p>
      </div>
      {isBegun && <Results of={of} text={text} />}
    </search>
  );
}

function Results({ of, text }: { readonly of: ElectionRef; readonly text: string }): ReactNode {
  const say = useSay('stations');
  const site = useSite();
  const asked = useDeferredValue(text);
  const path = `${site.href({ kind: 'station-index', of, rest: [] })}/data.json`;
  // The stations of a day stay the same: fetched once, whatever is counted meanwhile.
  const index = useQuery({
    queryKey: ['station-index', path],
    queryFn: () => fetchIndex(path),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (index.isError) return <p role="status">{say('search-failed')}</p>;
  if (index.data === undefined) return <p role="status">{say('search-loading')}</p>;
  const results = found(index.data, asked);
  if (results === undefined) return null;
  return (
    <>
      <p role="status" className="quiet">
        {say('search-found', { found: results.number })}
      </p>
      <ul className="station-results">
        {results.first.map((one) => (
          <Result key={one.station} of={of} one={one} />
        ))}
      </ul>
    </>
  );
}

function Result({ of, one }: { readonly of: ElectionRef; readonly one: Found }): ReactNode {
  const site = useSite();
  const names = [one.area.name, one.area.region].map((name) => site.name(name)).filter((name) => name !== '');
  return (
    <li>
      <PlaceLink place={stationPlace(of, one.station)}>{stationLabel(one.station, one.name)}</PlaceLink>
      <span className="quiet"> {names.join(', ')}</span>
    </li>
  );
}

async function fetchIndex(path: string): Promise<readonly IndexedArea[]> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  // Its own server's answer.
  return ((await answer.json()) as { readonly data: { readonly areas: readonly IndexedArea[] } }).data.areas;
}
