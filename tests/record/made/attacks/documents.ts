/** Documents are others than acts name, or not there. */

import { canonical } from '@saylau/log';
import type { PrivatePart } from '@saylau/verify';
import { definitionFiles } from '../day.js';
import { evening } from '../story.js';
import { withheldEvening } from './sound.js';
import type { Made } from './with.js';

export function documentAttacks(): Record<string, () => Made> {
  const without = (name: string): Made => {
    const { book } = evening();
    const kept = [...book.documents.values()].filter((document) => document.name !== name);
    return book.bundle(book.checkpoint(), kept);
  };
  const swapped = (name: string, text: string): Made => {
    const { book } = evening();
    const documents = [...book.documents.values()].map((document) =>
      document.name === name ? { ...document, data: new Uint8Array(Buffer.from(text)) } : document,
    );
    return book.bundle(book.checkpoint(), documents);
  };
  return {
    'document-swapped.saylau': () => swapped('candidates.csv', 'list,candidate\na,1\nb,2\n'),
    'document-missing.saylau': () => without('candidates.csv'),
    'document-unnamed.saylau': () => {
      const { book } = evening();
      book.document('notes.txt', 'Nobody names this.\n');
      return book.bundle();
    },
    'private-part-swapped.saylau': () => {
      const { book } = withheldEvening(true);
      const [first, ...others] = book.privateParts;
      const data = canonical({ a: 240, 'against-all': 20, b: 0, c: 10, invalid: 30 });
      book.privateParts.splice(0, 2, { ...(first as PrivatePart), data }, ...others);
      return book.bundle();
    },
    'private-part-uncommitted.saylau': () => {
      const { book } = evening();
      const salt = new Uint8Array(32);
      book.privateParts.push({ leaf: book.at('entered list 0'), name: 'scan', salt, data: new Uint8Array() });
      return book.bundle();
    },
    'private-part-of-no-act.saylau': () => {
      const { book } = evening();
      const leaf = book.appendBytes(new Uint8Array(Buffer.from('{ }')));
      const part = { name: 'figures', salt: new Uint8Array(32), data: new Uint8Array(Buffer.from('{}')) };
      book.privateParts.push({ leaf, ...part }, { leaf: leaf + 1, ...part });
      return book.bundle();
    },
    'definition-missing.saylau': () => without('areas.csv'),
    'definition-swapped.saylau': () =>
      swapped('areas.csv', (definitionFiles({ mark: 'rehearsal/' }).get('areas.csv') ?? '').replace('east', 'west')),
    'definition-unreadable.saylau': () =>
      evening({ files: new Map([['areas.csv', 'id,parent,kind\nland,,country\n']]) }).book.bundle(),
    'statute-swapped.saylau': () => evening({ threshold: '4%' }).book.bundle(),
  };
}
