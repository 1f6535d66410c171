/** A value of a provision as people write it in a what-if: "7%", ">50%", "69", "dhondt", "registered,lot". */

import { heldOn, type PlainValue, type Provision } from '@saylau/core';

/** `text` in the form that the provision's type has; what its type does not allow is refused by the reader of rules. */
export function valueFromText(provision: Provision, text: string, day: string): PlainValue {
  switch (provision.type) {
    case 'count':
      return /^\d{1,15}$/.test(text) ? Number(text) : text;
    case 'bound':
      return boundFor(provision, text, day);
    case 'ties':
    case 'list':
      return text.split(',').map((one) => one.trim());
    case 'yes-no':
      return text === 'true' || text === 'yes' ? true : text === 'false' || text === 'no' ? false : text;
    default:
      return text;
  }
}

/** "3%" keeps the law's own "at least" or "more than"; ">3%" and ">=3%" say which. */
function boundFor({ history }: Provision, text: string, day: string): PlainValue {
  const [, sign = '', amount = ''] = /^(>=|>)?\s*(.+)$/s.exec(text) ?? [];
  if (sign === '>') return { moreThan: amount };
  if (sign === '>=') return { atLeast: amount };
  const held = heldOn(history, day);
  const value = held.is === 'version' ? held.version.value : undefined;
  return typeof value === 'object' && 'moreThan' in value ? { moreThan: amount } : { atLeast: amount };
}
