/** Where a figure is from: a link to its source, as short as a mark. */

import { createContext, type ReactNode, useContext } from 'react';
import { useSay, useSite } from '../../site/site.js';
import type { AroundData } from './data.js';

const Sources = createContext<AroundData['sources']>({});
export const SourcesProvider = Sources.Provider;

export function SourceMark({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const sources = useContext(Sources);
  const say = useSay('around');
  const site = useSite();
  return ids.map((id) => {
    const { url, what: text } = sources[id] ?? { what: { en: id } };
    const what = site.name(text);
    const label = say('source', { what });
    return url === undefined ? (
      <span key={id} className="source-mark" title={what}>
        {what}
      </span>
    ) : (
      <a key={id} className="source-mark" href={url} title={what}>
        <span className="visually-hidden">{label}: </span>
        {hostOf(url)}
      </a>
    );
  });
}

/** "inform.kz" */
function hostOf(url: string): string {
  return /^\w+:\/\/(?:www\.)?([^/:]+)/.exec(url)?.[1] ?? url;
}
