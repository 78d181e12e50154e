import { parseNumber } from '@earntrack/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StatementProblem } from '../problem.ts';
import { decideNumberFormat, isEmptyAmount, withoutSign } from './money-cells.ts';

const cells = (...texts: string[]) =>
  texts.map((text, index) => ({ row: index + 2, column: 'Amount', text }));
const read = (texts: string[], decimal: '.' | ',' | null = null) => {
  const format = decideNumberFormat(cells(...texts), { usual: decimal, digits: () => 3 });
  return texts.map((text) => parseNumber(text, format));
};

function problemOf(act: () => unknown) {
  try {
    act();
  } catch (err) {
    if (err instanceof StatementProblem) return err.outcome;
    throw err;
  }
  throw new Error('nothing was refused');
}

describe('currency signs in cells', () => {
  it('are taken off wherever they stand, and say which currencies they allow', () => {
    expect(withoutSign('CA$76.00')).toEqual({ number: '76.00', currencies: ['CAD'] });
    expect(withoutSign('-£3.84')).toMatchObject({ number: '-3.84' });
    expect(withoutSign('€88.20')).toEqual({ number: '88.20', currencies: ['EUR'] });
    expect(withoutSign('88,20 €')).toEqual({ number: '88,20', currencies: ['EUR'] });
    expect(withoutSign('($12.00)').number).toBe('(12.00)');
    expect(withoutSign('$-12.00').number).toBe('-12.00');
    expect(withoutSign('$1,019.00').currencies).toContain('USD');
    expect(withoutSign('USD 12.00')).toEqual({ number: '12.00', currencies: ['USD'] });
    expect(withoutSign('12.00 EUR')).toEqual({ number: '12.00', currencies: ['EUR'] });
    expect(withoutSign('12.00')).toEqual({ number: '12.00', currencies: null });
  });

  it('between digits are left, so that the cell fits no number', () => {
    expect(withoutSign('12€50')).toEqual({ number: '12€50', currencies: null });
  });
});

describe('marks of credit and debit', () => {
  it('say the sign of an amount that has none', () => {
    const numbers = [
      '911.45 CR',
      '288.60 DR',
      '1,339.81Cr',
      'Dr. 12.50',
      '₹ 99.00 Dr.',
      'INR 7.00 DR',
      '99,00 D',
    ];
    expect(numbers.map((cell) => withoutSign(cell).number)).toEqual([
      '911.45',
      '-288.60',
      '1,339.81',
      '-12.50',
      '-99.00',
      '-7.00',
      '-99,00',
    ]);
    expect(withoutSign('₹ 99.00 Dr.').currencies).toContain('INR');
    // A debit with a minus is one, and a credit with a minus says two things.
    expect(withoutSign('(5.00) DR').number).toBe('(5.00)');
    expect(withoutSign('-5.00 CR').number).toBe('-5.00 CR');
  });
});

describe('formulas', () => {
  it('are refused with their place and what to do, unless there is nothing to calculate', () => {
    expect(withoutSign('=-12.50').number).toBe('-12.50');
    expect(problemOf(() => read(['10.00', '=12.5*2']))).toMatchObject({
      row: 3,
      column: 'Amount',
      message: expect.stringContaining('“=12.5*2” in row 3, column “Amount”, is a formula'),
    });
  });
});

describe('empty amounts', () => {
  it('are blank or dashes, never a zero', () => {
    expect(['', ' ', '-', '--', '—'].every(isEmptyAmount)).toBe(true);
    expect(['0', '-0', '--1', 'x'].some(isEmptyAmount)).toBe(false);
  });
});

describe('the number format of a file', () => {
  it('is settled by any row that can be read in one way only', () => {
    expect(read(['1,234', '5.50'])).toEqual([1_234_000_000n, 5_500_000n]);
    expect(read(['1,234', '5,5'])).toEqual([1_234_000n, 5_500_000n]);
    expect(read(['1.234,56', '7'])).toEqual([1_234_560_000n, 7_000_000n]);
    expect(read(['1,234.56', '(12.00)', '−3.84', '3.84-'])).toEqual([
      1_234_560_000n,
      -12_000_000n,
      -3_840_000n,
      -3_840_000n,
    ]);
    expect(read(["1'234.50", '1 '.trim()])).toEqual([1_234_500_000n, 1_000_000n]);
    expect(read(['1 234,50', '2,5'])).toEqual([1_234_500_000n, 2_500_000n]);
  });

  it('is the platform’s own where nothing settles it, and asked for where the platform has none', () => {
    expect(read(['1,234'], '.')).toEqual([1_234_000_000n]);
    expect(read(['1,234'], ',')).toEqual([1_234_000n]);
    expect(problemOf(() => read(['7', '1,234']))).toMatchObject({ kind: 'undecided', option: 'numbers' });
  });

  it('refuses the cell that does not fit the others, naming row and column', () => {
    expect(problemOf(() => read(['5.50', '6.10', '7,90']))).toMatchObject({
      kind: 'refused',
      row: 4,
      column: 'Amount',
    });
    expect(problemOf(() => read(['5.50', '=A1+B2']))).toMatchObject({ kind: 'refused', row: 3 });
    expect(problemOf(() => read(['1.234,56', '1,234.56']))).toMatchObject({ kind: 'refused' });
  });

  it('reads back every amount, however the file writes it', () => {
    const styles = [
      { decimal: '.', group: ',' },
      { decimal: ',', group: '.' },
      { decimal: ',', group: ' ' },
      { decimal: '.', group: "'" },
    ] as const;
    const amounts = fc.array(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(amounts, fc.constantFrom(...styles), (cents, { decimal, group }) => {
        const texts = cents.map((amount) => {
          const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
          const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group);
          return `${amount < 0n ? '-' : ''}${whole}${decimal}${digits.slice(-2)}`;
        });
        expect(read(texts)).toEqual(cents.map((amount) => amount * 10_000n));
      }),
    );
  });
});
