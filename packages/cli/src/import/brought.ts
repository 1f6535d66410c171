/** What a verified bundle brings into a store: documents, private parts, keys, the checkpoint, and the leaves as a stream. */

import { formatVerifierKey, fromHex, type VerifierKey } from '@saylau/log';
import type { BroughtLog } from '@saylau/server';
import type { LogSource, PrivatePart, Verification } from '@saylau/verify';
import { leavesOf } from '../export/log-read.js';
import { InputProblem } from '../problems.js';

/** `trusted`: keys by which it was verified, where not by its own. Throws InputProblem where it is no longer what was verified. */
export async function broughtIn(
  source: LogSource,
  { origin = '', root }: Verification,
  trusted?: readonly VerifierKey[],
): Promise<BroughtLog> {
  const documents: Uint8Array[] = [];
  const privateParts: PrivatePart[] = [];
  let own: readonly string[] = [];
  let checkpoint = '';
  for await (const piece of source.pieces()) {
    if (piece.what === 'fault') throw new InputProblem('problem.log-differs');
    if (piece.what === 'head') own = piece.head.keys;
    else if (piece.what === 'document') documents.push(piece.document.data);
    else if (piece.what === 'private') privateParts.push(piece.part);
    else if (piece.what === 'end') checkpoint = piece.checkpoint;
  }
  const bytes = fromHex(root);
  const leaves = leavesOf(source, { root: bytes });
  const keys =
    trusted?.filter(({ name }) => name === origin).map(formatVerifierKey) ??
    own.filter((key) => key.startsWith(`${origin}+`));
  return { origin, leaves, documents, privateParts, checkpoint, root: bytes, keys };
}
