/** A line of a protocol by its name alone. */

import type { ReactNode } from 'react';
import { Named } from '../../parts/option-name.js';
import { useSite } from '../../site/site.js';
import type { ToldProtocol } from './told.js';

export function LineName({ protocol, line }: { readonly protocol: ToldProtocol; readonly line: string }): ReactNode {
  const site = useSite();
  const own = protocol.lines.find((one) => one.line === line);
  return <Named text={own?.name} otherwise={site.texts.sayIf(`line.${line}`) ?? line} />;
}
