/** Texts from outside (files, arguments) as one line in which nothing steers a terminal or turns the direction of writing. */

/** Controls, bidirectional controls, separators of lines and paragraphs. Each has one UTF-16 unit. */
const steering = /[\p{Cc}\p{Bidi_C}\u2028\u2029]/gu;

/** The text with each such character as its escape, `\u001b`, which is the same character in JSON. */
export function oneLine(text: string): string {
  return text.replace(steering, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
