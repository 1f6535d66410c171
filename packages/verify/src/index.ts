/** The public interface of `verify`: bundles written and read, and every claim about a log checked. Pure; runs in a browser. */

export { addressSource, type LogAddress } from './address.js';
export {
  type BundleDocument,
  type BundleHead,
  bundleFormat,
  type PrivatePart,
} from './bundle/head.js';
export { BrokenStream, type BundleFault, bundleLimits, type Piece, readBundle } from './bundle/read.js';
export { type BundleWritten, writeBundle } from './bundle/write.js';
export { compareCites, type OtherLog, type Standing } from './cites.js';
export {
  type Cited,
  type Claim,
  type ClaimName,
  claimCodes,
  claimNames,
  type Failure,
  type FailureCode,
  holds,
  type Reason,
  reasons,
  type Stated,
  type Verification,
} from './claims.js';
export { type DefinitionRead, readDefinition } from './definition.js';
export { bundleSource, type LogSource, type Unpack } from './source.js';
export { type VerifyOptions, verifyLog } from './verify.js';
