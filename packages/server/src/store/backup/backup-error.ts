/** What can be wrong with a backup. */

export const backupErrors = [
  /** The file is there already, or cannot be written. Nothing was left behind. */
  'backup-not-written',
  /** No backup, or of a version that this program does not know, or it cannot be read. */
  'backup-unreadable',
  /** Not what was written: cut off, or changed. */
  'backup-damaged',
  /** The database to restore into has tables already. Nothing was touched. */
  'backup-target-used',
] as const;
export type BackupErrorCode = (typeof backupErrors)[number];

export class BackupError extends Error {
  readonly code: BackupErrorCode;

  constructor(code: BackupErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
