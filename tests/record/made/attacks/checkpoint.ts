/** The checkpoint is of another log, by another key, or seen by nobody. */

import { addSignature, checkpointText, cosign, noteText, signText, toBase64 } from '@saylau/log';
import type { PrivateSigner } from '@saylau/log/node';
import { figuresOf } from '../night.js';
import { logSigner } from '../people.js';
import { evening, rehearsalOrigin } from '../story.js';
import { type Made, witnesses } from './with.js';

export function checkpointAttacks(): Record<string, () => Made> {
  const signedBy = (origin: string, signer: PrivateSigner): Made => {
    const { book } = evening();
    return book.bundle(book.checkpoint({ origin, signers: [signer] }));
  };
  const own = rehearsalOrigin;
  return {
    'checkpoint-of-another-origin.saylau': () => signedBy('example.org/other', logSigner('example.org/other')),
    'checkpoint-by-another-key.saylau': () => signedBy(own, logSigner(own, 'thief')),
    'checkpoint-wrong-signature.saylau': () => {
      const { book } = evening();
      const other = signText(logSigner(own), 'another text\n');
      return book.bundle(noteText(checkpointText({ origin: own, size: book.size, root: book.root() }), [other]));
    },
    'checkpoint-malformed.saylau': () => {
      const { book } = evening();
      const text = `${own}\n0${book.size}\n${toBase64(book.root())}\n`;
      return book.bundle(noteText(text, [signText(logSigner(own), text)]));
    },
    'stale-checkpoint.saylau': () => {
      const { book } = evening();
      return book.bundle(book.upTo(15).checkpoint());
    },
    'cosignature-wrong.saylau': () => {
      const { book } = evening();
      const note = book.checkpoint({ witnesses: witnesses.slice(0, 2) });
      const third = witnesses[2] as PrivateSigner;
      return book.bundle(addSignature(note, cosign(third, 'of another text\n', 1_748_822_400)));
    },
    'quorum-missed.saylau': () => {
      const { book } = evening();
      return book.bundle(book.checkpoint({ witnesses: witnesses.slice(0, 1) }));
    },
    // Two logs of one size, both signed by the log; the witnesses have seen the one.
    'split-view-one.saylau': () => splitView({}, witnesses.slice(0, 2)),
    'split-view-other.saylau': () => splitView({ a: 131, b: 112 }, []),
  };
}

function splitView(change: Record<string, number>, cosigning: readonly PrivateSigner[]): Made {
  const whole = evening();
  const night = whole.upTo(whole.book.at('entered list 1'));
  const station = night.station(1);
  night.entered(station, 'list', { ...figuresOf(station, 'list'), ...change });
  return night.book.bundle(night.book.checkpoint({ witnesses: cosigning }));
}
