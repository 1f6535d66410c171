/**
 * What comes from outside (arguments, names in files, paths) may hold characters that steer a terminal or turn the
 * direction of writing. Nothing of it is printed as it is: such a character becomes its escape, `\u001b`, which is the same
 * character in JSON.
 */

import { oneLine } from '@saylau/texts';

/** Controls but for tab and line feed, bidirectional controls, separators of lines and paragraphs. Colours of Saylau's own come first. */
const steering =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape begins every colour
  /(\u001b\[(?:1|2|22|31|32|33|36|39)m)|[^\P{Cc}\n\t]|[\p{Bidi_C}\u2028\u2029]/gu;

/** A text as it may be printed; `colours`: Saylau's own marks stay. */
export function printable(text: string, colours: boolean): string {
  return text.replace(steering, (found: string, own: string | undefined) =>
    own !== undefined && colours ? own : oneLine(found),
  );
}
