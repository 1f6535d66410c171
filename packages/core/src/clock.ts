/** Times of a day are minutes since its midnight. */

/** A time as a clock shows it: "22:30" for 1350 minutes; "25:10" where the day after is meant. */
export function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
