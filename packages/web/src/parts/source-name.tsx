/** A source by what it is: a link to it where it has an address. */

import type { Source } from '@saylau/core';
import type { ReactNode } from 'react';
import { Named } from './option-name.js';

/** A page of the web: data may come from anybody, and what they name must not lead into this site or run in it. */
export function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//.test(url);
}

export function SourceName({
  what,
  url,
}: {
  readonly what: Source['what'];
  readonly url: string | undefined;
}): ReactNode {
  const words = <Named text={what} />;
  return isWebAddress(url) ? <a href={url}>{words}</a> : words;
}
