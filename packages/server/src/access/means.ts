/** What the parts of access share. */

import type { Database } from '../store/database.js';
import type { Secrets } from './secrets.js';
import type { Surroundings } from './surroundings.js';
import type { Trail } from './trail.js';

export interface Means {
  readonly database: Database;
  readonly surroundings: Surroundings;
  readonly secrets: Secrets;
  readonly trail: Trail;
}
