/** The public interface of `server`. */

export { type RunningServer, rehearserKeyFile, type ServerSettings, startServer } from './serve.js';
export { StoreError, type StoreErrorCode, storeErrors } from './store/database.js';
