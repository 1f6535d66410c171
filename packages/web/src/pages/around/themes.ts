/** What facts and tables around an election are about: by the words of their ids. What fits nowhere stands under `further`. */

export const themes = [
  'calendar',
  'parties',
  'candidates',
  'stations',
  'voters',
  'turnout',
  'ballots',
  'observers',
  'exit-polls',
  'result',
  'further',
] as const;
export type Theme = (typeof themes)[number];

/** The first that fits; order decides: `observers-parties` is about observers, `stations-abroad` about stations. */
const words: readonly (readonly [Theme, RegExp])[] = [
  ['observers', /^observers/],
  ['exit-polls', /^exit-poll/],
  ['stations', /station|abroad-countries|countries-abroad|states-abroad|commissions/],
  ['ballots', /ballot|invalid|unused|unexplained|absentee|both-marked|percentage-base|not-counted/],
  ['calendar', /^(called|held|assembly-held|calendar|first-round|second-round|question|rule|stages)$|^result-/],
  ['candidates', /candidate|^smd-(?!won)|nominated|applicant|^(men|women)$|-age$|self-|^list-|^constituencies$/],
  ['parties', /^(parties|parties-leaders|lists)$|^amanat-|^aqjol-|^auyl-/],
  ['turnout', /turnout|received|^voters-preliminary|-voted/],
  ['voters', /voter|registered|listed|electors/],
  ['result', /won|seats|chamber|elected|winner|units|bodies|deputies|akims|regions|districts|cities|rounds|members/],
];

export function themeOf(id: string): Theme {
  return words.find(([, pattern]) => pattern.test(id))?.[0] ?? 'further';
}
