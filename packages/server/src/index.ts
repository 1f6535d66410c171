/** The public interface of `server`. */

export type { AccountRole, KeyScope } from './access/permissions.js';
export { rescue } from './access/rescue.js';
export { FolderError, type FolderErrorCode, folderErrors } from './folder-error.js';
export {
  goesOn,
  type Play,
  type PlayAsked,
  type PlayPlan,
  type PlaySpeed,
  type Plays,
  type PlayTrouble,
} from './plays.js';
export { type BroughtLog, type ImportedLog, type ImportPlace, importLog } from './record/import.js';
export { logKeys, logsWithKeys, makeLogKey, retireLogKey } from './record/log-keys.js';
export {
  type ConfiguredWitness,
  type WitnessNews,
  type WitnessTrouble,
  witnessTroubles,
} from './record/witnessing-pair.js';
export { type RunningServer, type ServerSettings, startServer } from './serve.js';
export { databaseIn, hasSecret, keysIn, makeSecret, rehearserKeyFile } from './server-folder.js';
export type { Get } from './site/publish/log-files.js';
export { OutFolderTaken } from './site/publish/out-folder.js';
export { type PublishReport, publishSite } from './site/publish/publish.js';
export { type PublishSource, sourceIn, sourceOver } from './site/publish/source.js';
export { backup } from './store/backup/backup.js';
export { BackupError, type BackupErrorCode, backupErrors } from './store/backup/backup-error.js';
export type { Manifest } from './store/backup/format.js';
export { readBackup } from './store/backup/read-backup.js';
export { restore } from './store/backup/restore.js';
export { StoreError, type StoreErrorCode, storeErrors } from './store/database.js';
export { type FolderLock, lockFolder } from './store/embedded/folder-lock.js';
export { openEngine, type Place } from './store/open-store.js';
