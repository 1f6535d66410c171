/** The public interface of `web`: pages, their addresses, their data, and how they become documents. */

export { isFromRecord, type MadePage, pageOfElection, pageOfLibrary, pageOfRecord } from './compose.js';
export type { RegisterMap } from './data/drawn-map.js';
export type { Library, LogLine } from './data/library.js';
export type { ElectionRecord, ElectionSource, RecordSource } from './data/source.js';
export { stageOfRecord } from './data/stage.js';
export { type ApiGroup, apiGroups } from './pages/api/data.js';
export type { ApiDocument } from './pages/api/document.js';
export { changesFeed } from './pages/changes/feed.js';
export { type RehearsalDayData, rehearsalDayPage } from './pages/rehearsal-day/data.js';
export type { ScreenData } from './pages/screen/data.js';
export { type Assets, type RenderOptions, renderNotThere, renderPage, sentPage } from './render.js';
export {
  type ElectionRef,
  type PageKind,
  type Place,
  pathOf,
  placeAt,
  type RehearsalRef,
  rehearsalPrefix,
} from './site/address.js';
export { placeAsked } from './site/asked.js';
export { type DataFile, dataFileAt, dataPath } from './site/data-files.js';
export { escaped } from './site/markup.js';
export type { Page, PageLog } from './site/page.js';
export { pageKinds } from './site/pages.js';
