/** What a verified bundle brings into a store: documents, private parts, keys, the checkpoint, and the leaves as a stream. */

import { fromHex } from '@saylau/log';
import type { BroughtLog } from '@saylau/server';
import type { LogSource, PrivatePart, Verification } from '@saylau/verify';
import { leavesOf } from '../export/log-read.js';
import { InputProblem } from '../problems.js';

/** Throws InputProblem where the bundle is no longer the one that was verified. */
export async function broughtIn(source: LogSource, { origin = '', root }: Verification): Promise<BroughtLog> {
  const documents: Uint8Array[] = [];
  const privateParts: PrivatePart[] = [];
  let keys: readonly string[] = [];
  let checkpoint = '';
  for await (const piece of source.pieces()) {
    if (piece.what === 'fault') throw new InputProblem('problem.log-differs');
    if (piece.what === 'head') keys = piece.head.keys;
    else if (piece.what === 'document') documents.push(piece.document.data);
    else if (piece.what === 'private') privateParts.push(piece.part);
    else if (piece.what === 'end') checkpoint = piece.checkpoint;
  }
  const bytes = fromHex(root);
  const leaves = leavesOf(source, { root: bytes });
  return { origin, leaves, documents, privateParts, checkpoint, root: bytes, keys };
}
