/** What can be wrong with the files that a server keeps beside its database. */

export const folderErrors = [
  /** There is no key of a log in the folder: without one it takes no acts. */
  'log-key-missing',
  /** A file that should hold a key of the log holds none, or another log's. */
  'log-key-wrong',
  /** The logs of the folder were made under another name of the server. */
  'name-differs',
  /** It is the only key that the log has left. */
  'log-key-last',
  /** There are accounts, but not the secret that their second factors are sealed with. */
  'secret-missing',
  /** The file of the secret does not hold 32 bytes. */
  'secret-wrong',
] as const;
export type FolderErrorCode = (typeof folderErrors)[number];

/** The message names log and file, never what is in it. */
export class FolderError extends Error {
  readonly code: FolderErrorCode;
  /** File, or the folder in which it is missing. */
  readonly path: string;
  /** Origin of the log whose key it is. */
  readonly log: string | undefined;

  constructor(code: FolderErrorCode, path: string, log?: string) {
    super([code, path, ...(log === undefined ? [] : [log])].join(': '));
    this.code = code;
    this.path = path;
    this.log = log;
  }
}
