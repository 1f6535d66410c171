/** The election as it is counted: of the past with its published figures, of a log with the votes of its protocols. */

import type { Election } from '@saylau/core';
import type { ElectionSource } from './source.js';

export function countedElection({ loaded, record }: ElectionSource): Election {
  return record?.counter.electionAsCounted(record.election) ?? loaded.election;
}
