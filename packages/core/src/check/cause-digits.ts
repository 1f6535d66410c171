/** Slips of a typist within one figure. */

export type SlipKind = 'digits-swapped' | 'digit-wrong' | 'digit-extra' | 'digit-missing';

/** Which single slip made `from` out of `to`; undefined where none did. Both are whole numbers from 0. */
export function slipKind(from: number, to: number): SlipKind | undefined {
  const [typed, meant] = [String(from), String(to)];
  if (typed.length === meant.length) return slipOfSameLength(typed, meant);
  if (isWithoutOne(typed, meant)) return 'digit-extra';
  return isWithoutOne(meant, typed) ? 'digit-missing' : undefined;
}

/** Every other figure that one slip makes `from` of, each once. */
export function slipsOf(from: number): readonly number[] {
  const typed = String(from);
  const texts = Array.from(typed, (_, place) => [
    ...digits.map((digit) => `${typed.slice(0, place)}${digit}${typed.slice(place + 1)}`),
    ...digits.map((digit) => `${typed.slice(0, place)}${digit}${typed.slice(place)}`),
    `${typed.slice(0, place)}${typed.slice(place + 1)}`,
    `${typed.slice(0, place)}${typed.slice(place + 1, place + 2)}${typed[place]}${typed.slice(place + 2)}`,
  ]);
  const meant = [...texts.flat(), ...digits.map((digit) => `${typed}${digit}`)].filter((text) =>
    /^(?:0|[1-9]\d*)$/u.test(text),
  );
  return [...new Set(meant)].filter((text) => text !== typed).map(Number);
}

const digits = [...'0123456789'];

/** Of texts of different length: is the shorter all of the longer but one character? */
function isWithoutOne(longer: string, shorter: string): boolean {
  const place = firstDifference(longer, shorter);
  return longer.slice(place + 1) === shorter.slice(place);
}

function slipOfSameLength(typed: string, meant: string): SlipKind | undefined {
  const place = firstDifference(typed, meant);
  if (place === typed.length) return undefined;
  if (typed.slice(place + 1) === meant.slice(place + 1)) return 'digit-wrong';
  const swapped = typed[place] === meant[place + 1] && typed[place + 1] === meant[place];
  return swapped && typed.slice(place + 2) === meant.slice(place + 2) ? 'digits-swapped' : undefined;
}

function firstDifference(one: string, other: string): number {
  let place = 0;
  while (place < one.length && one[place] === other[place]) place += 1;
  return place;
}
