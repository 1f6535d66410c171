/** What was counted is stated otherwise, by those who may state it. */

import { council } from '../day.js';
import { central, centrals, figuresOf, type Night, sumOf, territorial, territorials } from '../night.js';
import { councilResults, evening, questionResult, type StatedResult, wholeNight } from '../story.js';
import { type Made, nightWith } from './with.js';

/** What was counted is stated otherwise, by those who may state it. */
export function countAttacks(): Record<string, () => Made> {
  return {
    'total-differs.saylau': () =>
      nightWith((night) => {
        const own = night.stations.filter(({ region }) => region === 'north');
        const figures = sumOf(own.map((station) => figuresOf(station, 'list')));
        const body = { election: council(night.marked), contest: 'list', area: 'north' };
        const wrong = { ...body, figures: { ...figures, a: (figures.a ?? 0) + 1 } };
        night.book.act('totals-declared', territorial('north'), wrong, territorials('north', 'chair'));
      }),
    'result-figures-wrong.saylau': () => wronglyEstablished('list', (result) => withFigure(result, 'b', 10)),
    'result-seats-wrong.saylau': () => wronglyEstablished('list', (result) => ({ ...result, seats: { a: 7, b: 3 } })),
    'result-elected-wrong.saylau': () => wronglyEstablished('c1', (result) => ({ ...result, elected: ['y'] })),
    'result-without-seats.saylau': () => {
      // Under 90 % no list takes part: the count gives seats, of which nobody has any.
      const night = evening({ threshold: '90%' });
      const figures = sumOf([0, 1].map((number) => figuresOf(night.station(number), 'list')));
      const body = { election: council(night.marked), size: night.book.size, results: [{ contest: 'list', figures }] };
      night.book.act('preliminary-announced', central, body, centrals('chair'));
      return night.book.bundle();
    },
    'result-answer-wrong.saylau': () => {
      const night = untilEstablished('question established');
      const results = [{ ...questionResult(night), adopted: false }];
      const body = { election: night.slot(night.station(0), 'question').election, size: 141, results };
      night.book.act('result-established', territorial('north'), body, territorials('north', 'chair', 'secretary'));
      return night.book.bundle();
    },
  };
}

function withFigure(result: StatedResult, line: string, by: number): StatedResult {
  return { ...result, figures: { ...result.figures, [line]: (result.figures[line] ?? 0) + by } };
}

function untilEstablished(label: string): Night {
  const whole = wholeNight();
  return whole.upTo(whole.book.at(label));
}

function wronglyEstablished(contest: string, change: (result: StatedResult) => StatedResult): Made {
  const night = untilEstablished('established');
  const results = councilResults(night).map((result) => (result.contest === contest ? change(result) : result));
  const body = { election: council(night.marked), size: 141, results };
  night.book.act('result-established', central, body, centrals('chair', 'member'));
  return night.book.bundle();
}
