/** The numbers of a form's lines, as a protocol prints them. */

import type { LineId, OptionId } from '../figures.js';
import type { Form } from '../form.js';

export interface NumberedLine {
  /** `3`, or `8.2` for the second option under line 8. */
  readonly number: string;
  readonly line: LineId;
}

/** The lines of a form in its order, numbered from 1; `options` are those of the contest without the line against all. */
export function numberedLines(form: Form, options: readonly OptionId[]): readonly NumberedLine[] {
  return form.lines.flatMap(({ line }, index) => {
    if (line !== 'options') return [{ number: `${index + 1}`, line }];
    return options.map((option, place) => ({ number: `${index + 1}.${place + 1}`, line: option }));
  });
}
