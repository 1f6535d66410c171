/** A source out of a log of acts, as pages of a night are made from: for tests. No part of the product. */

import type { RecordState } from '@saylau/acts';
import { Counter } from '@saylau/views';
import type { TestLog } from '../../../acts/src/record.test-kit.js';
import type { ElectionSource } from './source.js';

/** Of the log as it is now; what the log takes in later needs another one. */
export function sourceFrom(log: TestLog, election = 'made'): ElectionSource {
  // Types of sources and of what is built differ.
  const counter = new Counter(log.state as unknown as RecordState);
  const [loaded, outcome] = [counter.loaded(election), counter.outcome(election)];
  if (loaded === undefined || outcome === undefined) throw new TypeError(`no election ${election}`);
  return { ref: { election }, loaded, outcome: () => outcome, record: { counter, election } };
}
