/** Why a rehearsal cannot be made: coded, for the caller to say. */

/** Closed list of codes. */
export type RehearsalErrorCode =
  /** A seed is lower-case words and numbers joined by `-`, at most 40 characters: it stands in ids. */
  | 'bad-seed'
  /** Fewer stations than the contests need; `least` is how many. */
  | 'stations-too-few'
  /** An area, contest or line that the plan names is not there. */
  | 'unknown-area'
  | 'unknown-election'
  | 'unknown-line'
  /** The form of a part has a line of which the plan says nothing; `form` is `<election>/<part>`. */
  | 'line-unplanned'
  /** The law has no such part, or no rules that day. */
  | 'unknown-part'
  /** Figures that no whole numbers can meet together; `what` says where. */
  | 'contradiction';

export class RehearsalError extends Error {
  readonly code: RehearsalErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: RehearsalErrorCode, params: Readonly<Record<string, string | number>>) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'RehearsalError';
    this.code = code;
    this.params = params;
  }
}
