import { describe, expect, it } from 'vitest';
import type { LineRule } from '../preset.ts';
import { PRESETS } from '../presets/index.ts';
import { ruleFinder } from './rules.ts';

const [preset] = PRESETS;
const skip = (name: string, rule: Partial<LineRule> = {}): LineRule => ({ parts: [], skip: name, ...rule });

/** Which of the rules takes a row of this type, amount and status. */
function ruleOf(lines: LineRule[], type: string, { amount = 0n, status = '' } = {}) {
  if (!preset) throw new Error('there is no preset');
  const find = ruleFinder({ ...preset, lines });
  const cell = (role: string) => (role === 'status' ? status : '');
  const amountOf = (column?: string) => (column === 'other' ? -amount : amount);
  return find({ type, cell, amount: amountOf, refersToRecorded: () => false })?.skip ?? null;
}

describe('the rule of a row', () => {
  it('is the one that names its type, whatever the case and a note in brackets', () => {
    const lines = [skip('every'), skip('fee', { types: ['Service Fee'] })];
    expect(ruleOf(lines, 'service-fee (VAT)')).toBe('fee');
    expect(ruleOf(lines, 'Service Fee 2')).toBe('every');
    expect(ruleOf([skip('fee', { types: ['Fee'] })], 'Sale')).toBeNull();
  });

  it('may name the beginning, the end or the middle of a type, and the longest counts', () => {
    const lines = [
      skip('any fee', { types: ['Fee: *'] }),
      skip('tax', { types: ['Fee: VAT*'] }),
      skip('refund', { types: ['*refund'] }),
      skip('hold', { types: ['*hold*'] }),
    ];
    const types = ['Fee: listing', 'Fee: VAT on ads', 'Partial refund', 'Account hold for dispute', 'Sale'];
    expect(types.map((type) => ruleOf(lines, type))).toEqual(['any fee', 'tax', 'refund', 'hold', null]);
  });

  it('may name the beginning of a word', () => {
    const lines = [skip('buyer', { types: ['* käufer*'] })];
    const types = ['Steuer der Käuferin', 'Käufer', 'Steuer des Verkäufers', 'Verkäufer'];
    expect(types.map((type) => ruleOf(lines, type))).toEqual(['buyer', 'buyer', null, null]);
  });

  it('may look at the sign of the file’s own column or of another', () => {
    const lines = [
      skip('back', { types: ['Sale'], sign: 'negative' }),
      skip('other', { types: ['Tip'], sign: 'negative', of: 'other' }),
      skip('rest'),
    ];
    expect(ruleOf(lines, 'Sale', { amount: -1n })).toBe('back');
    expect(ruleOf(lines, 'Sale', { amount: 0n })).toBe('rest');
    expect(ruleOf(lines, 'Tip', { amount: 1n })).toBe('other');
  });

  it('may want an amount in a column, which zero is not', () => {
    const lines = [skip('debit', { has: 'other' }), skip('credit')];
    expect(ruleOf(lines, 'Transfer', { amount: 5n })).toBe('debit');
    expect(ruleOf(lines, 'Transfer', { amount: 0n })).toBe('credit');
  });

  it('that looks at another cell goes before those of types', () => {
    const lines = [skip('sale', { types: ['Sale'] }), skip('pending', { where: { status: ['Pending*'] } })];
    expect(ruleOf(lines, 'Sale', { status: 'PENDING review' })).toBe('pending');
    expect(ruleOf(lines, 'Sale', { status: 'Paid' })).toBe('sale');
  });
});
