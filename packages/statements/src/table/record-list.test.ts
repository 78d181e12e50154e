import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { listed, recordsIn } from './record-list.ts';

const PIECES = [
  'a',
  'bc',
  ' ',
  ',',
  ',',
  '"x"',
  '"y,z"',
  '"two\nlines"',
  '"a ""word"""',
  '\n',
  '\n',
  '\ufeff',
];

describe('the records of a text', () => {
  it('are those that a reader of the whole finds, one after the other and each by its place', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const whole = papaparse.parse<string[]>(text, { delimiter: ',', newline: '\n' });
        fc.pre(text !== '' && whole.errors.every(({ type }) => type !== 'Quotes'));
        const records = recordsIn(text, ',');
        expect([...records.from(0)]).toEqual(whole.data);
        expect(records).toHaveLength(whole.data.length);
        expect(whole.data.map((_, index) => records.at(index))).toEqual(whole.data);
      }),
    );
  });

  it('go on from any of them, over more than are read at once', () => {
    const lines = Array.from({ length: 1_501 }, (_, index) => `${index},"a\nb"`);
    const records = recordsIn(`${lines.join('\n')}\n`, ',');
    expect(records).toHaveLength(1_502);
    for (const from of [0, 1, 499, 500, 501, 1_500, 1_501]) {
      const [first] = records.from(from);
      expect(first).toEqual(from === 1_501 ? [''] : [String(from), 'a\nb']);
      expect([...records.from(from)]).toHaveLength(1_502 - from);
    }
  });

  it('are refused where quotes do not match, with the number of the row', () => {
    expect(() => recordsIn('a,b\n1,"2"3\n', ',')).toThrow('Row 2 has quotes that do not match');
    expect(() => recordsIn('a,b\n1,2\n3,"4\n', ',')).toThrow('Row 3 has quotes that do not match');
  });

  it('that are not there are empty, in a sheet too', () => {
    for (const records of [recordsIn('a,b', ','), listed([['a', 'b']])]) {
      expect([records.at(-1), records.at(1), [...records.from(1)]]).toEqual([[], [], []]);
    }
  });
});
