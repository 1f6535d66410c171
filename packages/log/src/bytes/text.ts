/** Text as bytes and back, and whole numbers as text. */

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Surrogates that are not half of a pair: such a string has no UTF-8. */
export const loneSurrogate = /\p{Surrogate}/u;

/** UTF-8 of a text without lone surrogates. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text whose UTF-8 this is, a byte order mark included; undefined where it is no UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads a whole number from 0 to 2^53 − 1 in decimal without leading zeros; undefined for anything else. */
export function wholeNumber(text: string): number | undefined {
  if (!/^(?:0|[1-9]\d{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}
