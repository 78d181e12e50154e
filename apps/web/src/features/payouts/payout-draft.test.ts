import type { OwedView, PlatformView } from '@earntrack/contract';
import { describe, expect, test } from 'vitest';
import {
  type Ledger,
  newPayoutDraft,
  payoutDraftOf,
  platformChange,
  readPayoutDraft,
} from './payout-draft.ts';

function owes(platformId: string, owed: string, currency = 'USD'): OwedView {
  return { platformId, currency, earned: owed, paidOut: '0', owed, lastPaidOn: null, earningsSince: 1 };
}

const platform = (id: string, currency: string) => ({ id, currency }) as PlatformView;
const LEDGER: Ledger = {
  owed: [owes('upwork', '6.816'), owes('upwork', '9', 'EUR'), owes('etsy', '88', 'EUR'), owes('uber', '-5')],
  platforms: [platform('upwork', 'USD'), platform('etsy', 'EUR'), platform('uber', 'GBP')],
  decimal: ',',
};
const start = (platformId: string | null) =>
  newPayoutDraft(platformId, '2026-11-12', { ledger: LEDGER, currency: 'USD' });

describe('the amount', () => {
  test('starts with what the platform owes in its own currency, as a person would type it', () => {
    expect(start('upwork')).toMatchObject({ currency: 'USD', amount: '6,82' });
    expect(start('uber')).toMatchObject({ currency: 'GBP', amount: '' });
    expect(start(null)).toMatchObject({ currency: 'USD', amount: '' });
  });

  test('follows the platform until the person types one', () => {
    const draft = start('upwork');
    expect(platformChange(draft, 'etsy', LEDGER)).toEqual({
      platformId: 'etsy',
      currency: 'EUR',
      amount: '88,00',
    });
    const typed = { ...draft, amount: '5' };
    expect(platformChange(typed, 'etsy', LEDGER)).toEqual({ platformId: 'etsy', currency: 'EUR' });
  });
});

describe('reading', () => {
  test('gives day and exact amount', () => {
    expect(readPayoutDraft({ ...start('etsy'), amount: '1.234,56' }, { decimal: ',' })).toEqual({
      paidOn: '2026-11-12',
      micros: 1_234_560_000n,
      faults: {},
    });
  });

  test('names every fault beside its field', () => {
    const draft = { ...start(null), paidOn: 'someday', amount: '0' };
    expect(readPayoutDraft(draft, { decimal: ',' }).faults).toEqual({
      platformId: 'Choose the platform that paid.',
      paidOn: 'Choose the day on which it arrived.',
      amount: 'Write how much arrived.',
    });
  });

  test('takes an amount of a statement that is finer than a person would type', () => {
    const payout = { id: 'p', platformId: 'upwork', paidOn: '2026-11-05', currency: 'USD', amount: '6.816' };
    const draft = payoutDraftOf({ ...payout, note: '', source: 'statement', version: 1 }, '.');
    const reading = readPayoutDraft(draft, { decimal: '.', original: draft.amount });
    expect(reading).toMatchObject({ micros: 6_816_000n, faults: {} });
  });
});
