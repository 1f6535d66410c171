/** How far a result is, as a mark that cannot be overlooked. */

import type { ReactNode } from 'react';
import type { Stage } from '../data/stage.js';
import { useSay } from '../site/site.js';

export function StageMark({ stage }: { readonly stage: Stage | undefined }): ReactNode {
  const say = useSay('site');
  return stage === undefined ? null : <span className={`stage stage-${stage}`}>{say(`stage-${stage}`)}</span>;
}
