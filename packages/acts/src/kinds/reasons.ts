/** Collects the reasons for which an act is refused. */

import type { Refusal, RefusalCode } from '../refusal.js';

export class Reasons {
  readonly list: Refusal[] = [];

  /** `path` is a JSON pointer into the signed act. */
  add(code: RefusalCode, path: string, params: Refusal['params'] = {}): void {
    this.list.push({ code, path, params });
  }
}
