import { asCurrency, asLocalDate, componentsOf } from '@earntrack/domain';
import { describe, expect, it } from 'vitest';
import { controlRuleOf } from '../mapping/mapping-check.ts';
import { readStatement } from '../read-statement.ts';
import { checkControl, type ControlItem } from './control.ts';

const upworkRule = controlRuleOf({ presetId: 'upwork', mapping: null });
const genericRule = controlRuleOf({ presetId: 'generic', mapping: null });

const unit = (text: string, options = {}) => {
  const outcome = readStatement(new TextEncoder().encode(text), options);
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  return outcome.statement;
};

const earning = (base: bigint, value: bigint): ControlItem => ({
  kind: 'earning',
  key: 'id:1',
  rows: [{ row: 2, unit: 'USD', value }],
  currency: asCurrency('USD'),
  components: componentsOf({ base, fees: 1_000_000n }),
});

describe('the control total computed again', () => {
  it('holds when the rows say what is recorded, by the preset’s formula', () => {
    expect(checkControl(upworkRule, [earning(10_000_000n, 9_000_000n)])).toMatchObject({
      totals: [{ unit: 'USD', file: 9_000_000n, recorded: 9_000_000n, leftOut: 0n, ok: true }],
      mismatches: [],
    });
    expect(checkControl(genericRule, [earning(10_000_000n, 10_000_000n)]).mismatches).toEqual([]);
  });

  it('does not hold when an amount was changed by a millionth on the way', () => {
    const { totals, mismatches } = checkControl(upworkRule, [earning(10_000_001n, 9_000_000n)]);
    expect(totals[0]?.ok).toBe(false);
    expect(mismatches).toEqual(['id:1']);
  });

  it('names the items even when two faults cancel out in the total', () => {
    const faults = [earning(10_000_001n, 9_000_000n), earning(9_999_999n, 9_000_000n)];
    const { totals, mismatches, firstMismatch } = checkControl(upworkRule, faults);
    expect(totals[0]?.ok).toBe(true);
    expect(mismatches).toHaveLength(2);
    expect(firstMismatch).toEqual({ row: 2, unit: 'USD', said: 9_000_000n, recorded: 9_000_001n });
  });

  it('names an item whose rows are of another currency', () => {
    const item = { ...earning(10_000_000n, 9_000_000n), rows: [{ row: 2, unit: 'EUR', value: 9_000_000n }] };
    expect(checkControl(upworkRule, [item]).mismatches).toEqual(['id:1']);
  });

  it('knows no preset that is not there', () => {
    expect(() => controlRuleOf({ presetId: 'nope', mapping: null })).toThrow(RangeError);
  });
});

describe('the control total of a file', () => {
  it('is in seconds when no row has money or a currency', () => {
    const { control, items } = unit('platform,date,amount,hours\nEtsy,2026-01-02,,1:30\n');
    expect(control).toEqual([
      { unit: 's', file: 5400_000_000n, recorded: 5400_000_000n, leftOut: 0n, ok: true },
    ]);
    expect(items).toMatchObject([{ kind: 'work', workedOn: asLocalDate('2026-01-02'), seconds: 5400 }]);
  });

  it('is in seconds for a file of hours, whatever currency the person named', () => {
    const { control } = unit('platform,date,amount,hours\nEtsy,2026-01-02,,1:30\n', { currency: 'EUR' });
    expect(control).toMatchObject([{ unit: 's', file: 5400_000_000n, ok: true }]);
  });

  it('keeps what was left out apart, per currency', () => {
    const text = 'platform,date,amount,currency\nE,2026-01-02,5,EUR\nE,someday,7,EUR\nE,2026-01-02,3,USD\n';
    expect(unit(text).control).toEqual([
      { unit: 'EUR', file: 12_000_000n, recorded: 5_000_000n, leftOut: 7_000_000n, ok: true },
      { unit: 'USD', file: 3_000_000n, recorded: 3_000_000n, leftOut: 0n, ok: true },
    ]);
  });
});
