/** Protocols as files: read as streams and written (docs/formats/protocols.md). */

export type { FaultSink } from './csv-lines.js';
export { type LawOf, type ProtocolCase, type ProtocolInCase, readProtocolCase } from './protocols/case.js';
export { dayTarget } from './protocols/day-target.js';
export { type OpenRead, OpenTarget } from './protocols/open-target.js';
export { type Chunks, type Commissions, type ProtocolsRead, readProtocols, readTerritorial } from './protocols/read.js';
export type { Target } from './protocols/target.js';
export { protocolLines, territorialLines } from './protocols/write.js';
