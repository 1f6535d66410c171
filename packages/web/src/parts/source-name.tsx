/** A source by what it is: a link to it where it has an address. */

import type { Source } from '@saylau/core';
import type { ReactNode } from 'react';
import { Named } from './option-name.js';

export function SourceName({
  what,
  url,
}: {
  readonly what: Source['what'];
  readonly url: string | undefined;
}): ReactNode {
  const words = <Named text={what} />;
  return url === undefined ? words : <a href={url}>{words}</a>;
}
