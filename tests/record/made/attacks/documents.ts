/** Documents are others than acts name, or not there. */

import { canonical } from '@saylau/log';
import type { PrivatePart } from '@saylau/verify';
import { council, definitionFiles, rulesOfCouncil } from '../day.js';
import { both, central, centrals, type Night } from '../night.js';
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
    'definition-unreadable-later.saylau': () => {
      const night = evening();
      const body = { ...unreadableDay(night), replaces: 1 };
      const definition = night.book.act('dataset-adopted', central, body, centrals('chair'));
      openOver(night, definition, 'rehearsal/xx-2025-second');
      return night.book.bundle();
    },
    'definition-unreadable-first.saylau': () => {
      const before = (night: Night): number => {
        const definition = night.book.act('dataset-adopted', central, unreadableDay(night), centrals('chair'));
        openOver(night, definition, council(night.marked));
        return definition;
      };
      return evening({ before }).book.bundle();
    },
    'statute-without-state.saylau': () => {
      const compiled = definitionFiles({ mark: 'rehearsal/' }).get('statutes/xx.json') ?? '';
      const text = compiled.replace(/"state":"given",?/u, '');
      return evening({ files: new Map([['statutes/xx.json', text]]) }).book.bundle();
    },
    'statute-swapped.saylau': () => evening({ threshold: '4%' }).book.bundle(),
  };
}

/** A dataset of a polling day whose areas are not those of its stations. */
function unreadableDay({ book, marked }: Night): object {
  const files = [...definitionFiles(marked)].map(([name, text]) =>
    book.document(name, name === 'areas.csv' ? 'id,parent,kind\nland,,country\n' : text),
  );
  return { dataset: 'polling-day', files, counts: { stations: 12 } };
}

function openOver({ book }: Night, definition: number, election: string): void {
  const rules = book.document('rules/council.json', JSON.stringify(rulesOfCouncil));
  book.act('election-opened', central, { election, definition, rules }, centrals(...both));
}
