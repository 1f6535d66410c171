/** Polling days as folders: read and written (docs/formats/polling-day.md). */

export { emptyTables } from './polling-day/ballots.js';
export { type DayRead, type DaySurroundings, readPollingDay } from './polling-day/read.js';
export { type DayWritten, pollingDayFiles } from './polling-day/write.js';
