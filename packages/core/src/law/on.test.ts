/** The law on a day: boundaries, months, gaps, values put in, readings. */

import { describe, expect, test } from 'vitest';
import { sideOf } from './dates.js';
import { provision, statute, system, version } from './law.test-kit.js';
import { heldOn, lawOn } from './on.js';

const v = (from: string, to?: string) => (to === undefined ? { from } : { from, to });

describe('a boundary', () => {
  test.each([
    ['2021-06-04', '2021-06-05', 'before'],
    ['2021-06-05', '2021-06-05', 'from'],
    ['2021-06-06', '2021-06-05', 'from'],
    ['2004-03-31', '2004-04', 'before'],
    ['2004-04-01', '2004-04', 'inside'],
    ['2004-04-30', '2004-04', 'inside'],
    ['2004-05-01', '2004-04', 'from'],
    ['2005-01-01', '2004-12', 'from'],
  ])('%s to %s: %s', (day, boundary, side) => {
    expect(sideOf(day, boundary)).toBe(side);
  });
});

describe('which version holds', () => {
  const history = [v('2007-06-19'), v('2021-06-05', '2026-07-01')];

  test.each([
    ['2007-06-18', undefined],
    ['2007-06-19', 0],
    ['2021-06-04', 0],
    ['2021-06-05', 1],
    ['2026-06-30', 1],
    ['2026-07-01', undefined],
  ])('on %s', (day, index) => {
    const held = heldOn(history, day);
    expect(held).toEqual(index === undefined ? { is: 'nothing' } : { is: 'version', version: history[index] });
  });

  test('nothing holds in a gap between two versions', () => {
    const broken = [v('2000-01-01', '2001-01-01'), v('2002-01-01')];
    expect(heldOn(broken, '2001-06-01')).toEqual({ is: 'nothing' });
    expect(heldOn(broken, '2000-12-31')).toMatchObject({ is: 'version' });
    expect(heldOn([], '2000-01-01')).toEqual({ is: 'nothing' });
  });

  const months = [v('2004-04'), v('2007-06'), v('2009-02-09')];

  test('inside the month of a change either version may hold', () => {
    expect(heldOn(months, '2007-06-15')).toEqual({ is: 'ambiguous', between: [months[0], months[1]] });
    expect(heldOn(months, '2007-05-31')).toEqual({ is: 'version', version: months[0] });
    expect(heldOn(months, '2007-07-01')).toEqual({ is: 'version', version: months[1] });
  });

  test('inside the first month the first version may or may not hold', () => {
    expect(heldOn(months, '2004-04-10')).toEqual({ is: 'ambiguous', between: [months[0]] });
  });

  test('inside a last month without a successor likewise', () => {
    const ended = [v('2000-01-01', '2001-05')];
    expect(heldOn(ended, '2001-05-02')).toEqual({ is: 'ambiguous', between: ended });
    expect(heldOn(ended, '2001-06-01')).toEqual({ is: 'nothing' });
  });
});

describe('the rules of an office', () => {
  const threshold = provision(
    'list.threshold',
    version('2007-01-01', { atLeast: '7%' }),
    version(
      '2021-06-05',
      { atLeast: '5%' },
      { reading: { value: { moreThan: '5%' }, says: { kk: 'қ', ru: 'р', en: 'strictly' } } },
    ),
  );
  const sole = provision(
    'list.sole',
    version('2007-01-01', undefined, { state: 'none' }),
    version('2009-01-01', '0.7'),
  );
  const ties = provision(
    'ties',
    version('2007-01-01', undefined, { state: 'unspecified' }),
    version('2021-06-05', ['registered', 'lot']),
  );
  const seats = provision('seats', version('2007-01-01', 98), version('2023-01', 69));
  const rules = {
    parts: {
      list: {
        rule: 'list',
        seats: '$seats',
        sole: '$list.sole',
        ties: '$ties',
        admit: { bound: '$list.threshold', of: 'options' },
      },
    },
  };
  const law = statute(
    [threshold, sole, ties, seats],
    [
      system('2007-01-01', rules),
      { from: '2022-06-08', state: 'gap', note: { kk: 'қ', ru: 'р', en: 'no law' } },
      system('2023-01-01', rules),
      { from: '2026-07-01', state: 'superseded' },
    ],
  );
  const on = (day: string, overrides = {}) => {
    const read = lawOn(law, 'parliament', day, new Map(Object.entries(overrides)));
    if (read.is !== 'rules') throw new Error(`no rules: ${read.is}`);
    return read;
  };

  test('values of the day stand in place of their provisions, and are cited', () => {
    const { plain } = on('2021-06-05');
    expect(plain.rules).toEqual({
      parts: {
        list: {
          rule: 'list',
          seats: 98,
          sole: '0.7',
          ties: ['registered', 'lot'],
          admit: { bound: { atLeast: '5%' }, of: 'options' },
        },
      },
    });
    expect(plain.cites.get('parts.list.admit.bound')).toBe('list.threshold');
    expect(plain.open.size).toBe(0);
  });

  test('what the law does not have is left out', () => {
    expect(on('2008-01-01').plain.rules).not.toHaveProperty('parts.list.sole');
  });

  test('what the sources do not give is open', () => {
    const { plain } = on('2021-06-04');
    expect(plain.rules).toHaveProperty('parts.list.ties', 'unspecified');
    expect([...plain.open]).toEqual([['parts.list.ties', 'ties']]);
  });

  test('a value inside the month of its change is open', () => {
    expect(on('2023-01-15').plain.open.get('parts.list.seats')).toBe('seats');
    expect(on('2023-02-01').plain.rules).toHaveProperty('parts.list.seats', 69);
  });

  test('a provision that the statute does not have is open, not invented', () => {
    const read = lawOn(statute([], [system('2007-01-01', { seats: '$nothing' })]), 'parliament', '2008-01-01');
    expect(read).toMatchObject({ plain: { rules: { seats: 'unspecified' } } });
  });

  test('other values go before those of the law, for open leaves and for what it does not have', () => {
    const { plain } = on('2008-01-01', { ties: ['lot'], 'list.sole': '0.5', 'list.threshold': { atLeast: '3%' } });
    expect(plain.rules).toMatchObject({
      parts: { list: { ties: ['lot'], sole: '0.5', admit: { bound: { atLeast: '3%' } } } },
    });
    expect(plain.open.size).toBe(0);
  });

  test('the other reading is the whole rules with one value changed', () => {
    const { readings, plain } = on('2021-06-05');
    expect(readings.map(({ provision: id, says }) => [id, says.en])).toEqual([['list.threshold', 'strictly']]);
    expect(readings[0]?.rules).toHaveProperty('parts.list.admit.bound', { moreThan: '5%' });
    expect(plain.rules).toHaveProperty('parts.list.admit.bound', { atLeast: '5%' });
  });

  test('no reading where the value was set, and none before the text had two', () => {
    expect(on('2021-06-05', { 'list.threshold': { atLeast: '3%' } }).readings).toEqual([]);
    expect(on('2021-06-04').readings).toEqual([]);
  });

  test('a gap, a successor not seen, nothing before, an office without rules', () => {
    expect(lawOn(law, 'parliament', '2022-06-08')).toEqual({ is: 'gap', note: { kk: 'қ', ru: 'р', en: 'no law' } });
    expect(lawOn(law, 'parliament', '2022-12-31').is).toBe('gap');
    expect(lawOn(law, 'parliament', '2026-07-01')).toEqual({ is: 'superseded' });
    expect(lawOn(law, 'parliament', '2006-12-31')).toEqual({ is: 'nothing' });
    expect(lawOn(law, 'president', '2021-06-05')).toEqual({ is: 'nothing' });
  });

  test('a system recomposed in a month: nobody can tell on its days', () => {
    const own = statute([], [system('2004-04', {}), system('2007-06', {})]);
    expect(lawOn(own, 'parliament', '2007-06-19')).toEqual({ is: 'ambiguous' });
  });
});

describe('lists in rules', () => {
  const none = provision('none', version('2000-01-01', undefined, { state: 'none' }));
  const some = provision('some', version('2000-01-01', { atLeast: '5%' }));
  const words = provision('words', version('2000-01-01', ['a', 'b']));
  const on = (rules: Parameters<typeof system>[1]) => {
    const read = lawOn(statute([none, some, words], [system('2000-01-01', rules)]), 'parliament', '2001-01-01');
    if (read.is !== 'rules') throw new Error(read.is);
    return read.plain;
  };

  test('what the law does not have is no item, and the paths of the rest are those of the rules', () => {
    const plain = on({ all: ['$none', { bound: '$some' }] });
    expect(plain.rules).toEqual({ all: [{ bound: { atLeast: '5%' } }] });
    expect(plain.cites.get('all.0.bound')).toBe('some');
  });

  test('a list within a list stays one', () => {
    expect(on({ all: [['x'], '$words'] }).rules).toEqual({ all: [['x'], ['a', 'b']] });
  });
});

describe('values that name other provisions', () => {
  const form = { lines: { registered: '$line.registered', against: '$line.against' }, controls: { e1: '$control' } };
  const law = statute(
    [
      provision('form', version('2000-01-01', form)),
      provision('line.registered', version('2000-01-01', 'confirmed')),
      provision('line.against', version('2000-01-01', undefined, { state: 'none' }), version('2021-06-05', 'assumed')),
      provision('control', version('2000-01-01', undefined, { state: 'unspecified' }), version('2021-06-05', 'sum')),
      provision('self', version('2000-01-01', { lines: '$self' })),
      provision('hen', version('2000-01-01', ['$egg'])),
      provision('egg', version('2000-01-01', ['$hen', '$hen'])),
    ],
    [system('2000-01-01', { parts: { list: { form: '$form' } }, circle: '$self', other: '$hen' })],
  );
  const on = (day: string, overrides = {}) => {
    const read = lawOn(law, 'parliament', day, new Map(Object.entries(overrides)));
    if (read.is !== 'rules') throw new Error(read.is);
    return read.plain;
  };

  test('stand with the values of the day in their places', () => {
    expect(on('2021-06-05').rules).toMatchObject({
      parts: { list: { form: { lines: { registered: 'confirmed', against: 'assumed' }, controls: { e1: 'sum' } } } },
    });
  });

  test('are cited as a whole and leaf by leaf', () => {
    const { cites } = on('2021-06-05');
    expect(cites.get('parts.list.form')).toBe('form');
    expect(cites.get('parts.list.form.lines.registered')).toBe('line.registered');
    expect(cites.get('parts.list.form.controls.e1')).toBe('control');
  });

  test('what the law does not have that day is left out, what nobody knows is open', () => {
    const { rules, open } = on('2021-06-04');
    expect(rules).toHaveProperty('parts.list.form', {
      lines: { registered: 'confirmed' },
      controls: { e1: 'unspecified' },
    });
    expect([...open]).toEqual([['parts.list.form.controls.e1', 'control']]);
  });

  test('another value goes before that of an inner provision, and is taken as it stands', () => {
    expect(on('2021-06-05', { control: 'other' }).rules).toHaveProperty('parts.list.form.controls.e1', 'other');
    expect(on('2021-06-05', { control: '$line.registered' }).rules).toHaveProperty(
      'parts.list.form.controls.e1',
      '$line.registered',
    );
  });

  test('one that stands within itself, at once or by another, is left as it is written', () => {
    expect(on('2021-06-05').rules).toMatchObject({ circle: { lines: '$self' }, other: [['$hen', '$hen']] });
  });
});
