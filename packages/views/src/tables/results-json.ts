/** results.json: the same results as results.csv and contests.csv, as one value, with what commissions stated of them. */

import { type Result, resultsOf, type Stated } from '@saylau/acts';
import { type Percentage, percentText, sumText } from '@saylau/core';
import { toHex } from '@saylau/log';
import { type ContestAt, contestOutcome, contestsOf, type Figures } from './figures.js';

/** Its text. Of the same log it is the same to the byte. */
export function resultsJson(figures: Figures, licence: string): string {
  const { log, state, shown, status } = figures;
  const day = state.definition?.day;
  const value = {
    format: 'saylau-results/1',
    status,
    rehearsal: status === 'rehearsal',
    licence,
    log: { origin: log.origin, size: log.size, root: toHex(log.root) },
    ...(day === undefined ? {} : { day: { id: day.id, name: day.name, date: day.date, zone: day.zone } }),
    elections: figures.elections.map((election) => {
      const results = new Map(resultsOf(state, election.id, shown).map((result) => [result.contest, result]));
      const contests = contestsOf(figures).filter((at) => at.election === election.id);
      const { id, name, office, date } = election;
      return {
        id,
        name,
        office,
        date,
        contests: contests.map((at) => contestJson(figures, at, results.get(at.contest.id))),
      };
    }),
  };
  return `${JSON.stringify(value, undefined, 1)}\n`;
}

function contestJson(figures: Figures, at: ContestAt, result: Result | undefined): object {
  const { id, name, part, area, options } = at.contest;
  const view = figures.state.contest(at.election, id);
  const outcome = contestOutcome(figures, at.election, id);
  const { contest: _, ...counted } = result ?? { contest: id, figures: {} };
  return {
    id,
    name,
    part,
    area,
    state: view?.state ?? 'open',
    expected: view?.expected ?? 0,
    counted: view?.counted ?? 0,
    options: options.map(({ id: option, name: own, role, party }) => ({
      id: option,
      name: own,
      role,
      ...(party ? { party } : {}),
    })),
    result: counted,
    ...(outcome?.turnout === undefined ? {} : { turnout: percentageJson(outcome.turnout) }),
    percentages: outcome?.percentages.map(percentageJson) ?? [],
    ...statedJson('announced', view?.announced),
    ...statedJson('established', view?.established),
  };
}

function percentageJson(percentage: Percentage): object {
  const { line, votes, of, base } = percentage;
  const percent = percentText(percentage);
  const numbers = { votes: Number(votes), baseOf: sumText(of), base: Number(base) };
  return { line, ...numbers, ...(percent === undefined ? {} : { percent }) };
}

function statedJson(name: 'announced' | 'established', stated: Stated | undefined): object {
  if (stated === undefined) return {};
  const { leaf, size, as, result } = stated;
  return { [name]: { leaf, size, as, result } };
}
