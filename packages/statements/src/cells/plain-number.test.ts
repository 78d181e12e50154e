import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { toStatementResult } from '../result.ts';
import { plainNumber } from './plain-number.ts';

function baseOf(...amounts: string[]): string {
  const rows = amounts.map((amount) => `Shop,2026-03-01,"${amount}",USD`);
  const file = `platform,date,amount,currency\n${rows.join('\n')}\n`;
  const outcome = readStatement(new TextEncoder().encode(file));
  return outcome.kind === 'read'
    ? (toStatementResult(outcome.statement).totals[0]?.base ?? '')
    : outcome.message;
}

describe('a number as programs write it', () => {
  it.each([
    ['3.6E-05', '0.000036'],
    ['-3,6e-5', '-0,000036'],
    ['(1.5E-02)', '(0.015)'],
    ['5E-06', '0.000005'],
    ['1.2345E+03', '1234.5'],
    ['1.2E+03', '1200'],
    ['3.6E-07', '0.00000036'],
    ['1.250000000000', '1.250000'],
    ['-0.0100000000', '-0.010000'],
    ['12.5000', '12.5000'],
    ['10000000', '10000000'],
    ['1e5', '1e5'],
    ['12.340000000000002', '12.340000'],
    ['-12,339999999999998', '-12,340000'],
    ['9.999999999999998', '10.000000'],
    ['0.30000000000000004', '0.300000'],
    ['1,234.5600000000002', '1,234.560000'],
    ['1,999.9999999999998', '1,999.9999999999998'],
    ['12.340000100000002', '12.340000100000002'],
    ['0.024902547486012345', '0.024902547486012345'],
  ])('%s is %s', (text, plain) => {
    expect(plainNumber(text)).toBe(plain);
  });

  it('is an amount to the last digit', () => {
    expect(baseOf('3.6E-05', '1.25')).toBe('1.250036');
    expect(baseOf('0.036415000000', '1.250000000000')).toBe('1.286415');
    expect(baseOf('3,6E-05', '1,25')).toBe('1.250036');
  });

  it('is rounded and said to be where most of a file are finer than what is kept', () => {
    const rows = ['0.0364153846', '-1.00000055', '1.25', '9.9999996'];
    const file = `platform,date,amount,currency\n${rows.map((each) => `Shop,2026-03-01,${each},USD`).join('\n')}\n`;
    const outcome = readStatement(new TextEncoder().encode(file));
    if (outcome.kind !== 'read') throw new Error(outcome.message);
    const { statement } = outcome;
    expect(toStatementResult(statement).totals).toMatchObject([{ base: '10.286414' }]);
    expect(statement.control).toMatchObject([{ ok: true }]);
    // Exactly it is 10.2864144346.
    expect(statement.why).toContain(
      'Most amounts are written with more than six decimals, and each counts rounded to six. This changes sums: that of “amount” by -0.0000004346.',
    );
  });

  it('is rounded where the others are written as fine, with zeros behind them', () => {
    expect(baseOf('1.100000000000', '0.570000000000', '0.009312345678')).toBe('1.679312');
    expect(baseOf('1.100000000000', '0.57', '0.009312345678')).toBe('1.679312');
    expect(baseOf('1.1', '0.57', '0.009312345678')).toContain('nothing is rounded unseen');
  });

  it.each(['0.036415384620', '3.64E-06'])('is refused where a digit of %s would be lost', (amount) => {
    expect(baseOf('1.25', amount)).toMatch(
      /^“0\.\d+” in row 3, column “amount”, has more than six decimals, and nothing is rounded unseen\./,
    );
  });
});
