/** Fields that several routes ask for. */

import Type from 'typebox';

export const Origin = Type.String({ description: 'Origin of the log, with / written as %2F.' });
export const Id = Type.String({ maxLength: 300 });
/** Index of a leaf, or size of a log. */
export const LeafIndex = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '2023-03-19' });
