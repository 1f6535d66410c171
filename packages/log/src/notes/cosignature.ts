/** Cosignatures of witnesses (C2SP tlog-cosignature, type 0x04): at that time this was the largest tree seen of its origin. */

import { joined } from '../bytes/bytes.js';
import { utf8 } from '../bytes/text.js';

const timeLength = 8;

/** What a witness signs: the time in seconds since 1970, and the text of the checkpoint with its last line end. */
export function cosignatureMessage(text: string, time: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time}\n${text}`);
}

/** What stands in the line after the key id: the time in 8 bytes, and 64 bytes of signature. */
export function cosignatureBytes(time: number, signature: Uint8Array): Uint8Array {
  const stamp = new Uint8Array(timeLength);
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time));
  return joined(stamp, signature);
}

export interface ReadCosignature {
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  readonly time: number;
}

/** The parts of what `cosignatureBytes` wrote, and the message; undefined without a time that a number holds exactly. */
export function readCosignature(text: string, bytes: Uint8Array): ReadCosignature | undefined {
  if (bytes.length < timeLength) return undefined;
  const time = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  if (!Number.isSafeInteger(time)) return undefined;
  return { message: cosignatureMessage(text, time), signature: bytes.slice(timeLength), time };
}
