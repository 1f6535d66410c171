/** Thresholds of the checks of protocols, as files give them (`docs/formats/thresholds.md`). Whatever is left out is usual. */

import { type Fraction, fraction, largestFigure, type Thresholds, toText, usualThresholds } from '@saylau/core';
import { fractionText } from './leaves.js';
import { made, optional, record, type Shape, shape, whole } from './shape.js';

const part = fractionText('share');
const number = whole(0, largestFigure);
/** At least one: a share of nothing, or neighbours that are none, say nothing. */
const some = whole(1, largestFigure);

/** Above one half, so that no station can stand out above and below at once. */
const mostOf: Shape<Fraction> = shape(fraction(1n), (value, at) => {
  let read = part.standIn;
  const right = at.clean(() => {
    read = part.read(value, at);
  });
  if (right && 2n * read.num <= read.den) {
    at.fault('out-of-range', { found: toText(read), least: 'above 1/2', most: '1' });
  }
  return read;
});

const usualRoom = usualThresholds.room;

/** How far the figures of one line may be apart in one room. */
function apart(key: keyof typeof usualRoom): Shape<(typeof usualRoom)[typeof key]> {
  const usual = usualRoom[key];
  return made(record({ share: optional(part), number: optional(number) }), usual, (given) => ({ ...usual, ...given }));
}

const room: Shape<typeof usualRoom> = made(
  record({
    tookPart: optional(apart('tookPart')),
    received: optional(apart('received')),
    registered: optional(apart('registered')),
  }),
  usualRoom,
  (given) => ({ ...usualRoom, ...given }),
);

/** The value of the key `thresholds`: a record of shares as text (`"10%"`) and whole numbers. Any key may be left out. */
export const thresholds: Shape<Thresholds> = made(
  record({
    leastVotes: optional(some),
    invalidShare: optional(part),
    outsideShare: optional(part),
    farDifference: optional(part),
    farNeighbours: optional(mostOf),
    leastNeighbours: optional(some),
    zeroShare: optional(part),
    zeroVotes: optional(some),
    sameChance: optional(part),
    afterReport: optional(part),
    votersPerHour: optional(some),
    room: optional(room),
  }),
  usualThresholds,
  (given) => ({ ...usualThresholds, ...given }),
);
