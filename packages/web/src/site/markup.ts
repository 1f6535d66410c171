/** Text in documents and feeds. */

const replaced: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML cannot hold at all. */
const unholdable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text as it may stand in HTML and in XML, in attributes too. What XML cannot hold is left out. */
export function escaped(text: string): string {
  return text.replaceAll(unholdable, '').replaceAll(/[&<>"']/g, (character) => replaced[character] ?? '');
}
