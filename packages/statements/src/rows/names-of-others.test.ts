import { describe, expect, it } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';
import { isPersonalColumn } from './personal.ts';

describe('names of others', () => {
  it('are left out of the texts of a row that says their first and last names in two columns', () => {
    const header = 'platform,date,amount,currency,Customer first name,Customer surname,Host first name,notes';
    const told = (notes: string, names = 'Ana,Sample,Bo') =>
      readOrThrow(`${header}\nE,2026-01-02,5,EUR,${names},"${notes}"\n`);
    const { items, personalColumns } = told('Lamp for Ana Sample');
    expect(personalColumns).toEqual(['Customer first name', 'Customer surname', 'Host first name']);
    expect(items).toMatchObject([{ description: 'Lamp for (name left out)' }]);
    expect(told('SAMPLE, ANA paid').items).toMatchObject([{ description: '(name left out) paid' }]);
    expect(told('Bo Sample paid').items).toMatchObject([{ description: 'Bo Sample paid' }]);
    expect(told('Lamp of Ana', 'Ana,,Bo').items).toMatchObject([{ description: 'Lamp of Ana' }]);
  });

  it('are left out of what Stripe notes with a payment, and of whom Upwork names beside it', () => {
    const stripe = [
      'id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description,Customer Email,name (metadata),order (metadata)',
      'txn_1,charge,ch_1,120.00,3.78,116.22,usd,2026-04-01 14:03,2026-04-03 00:00,Course for Ana Sample (ana@example.com),ana@example.com,Ana Sample,77',
      '',
    ].join('\n');
    const read = readOrThrow(stripe);
    expect(read.presetId).toBe('stripe');
    expect(read.personalColumns).toEqual(['Customer Email', 'name (metadata)']);
    expect(read.items).toMatchObject([{ description: 'Course for (name left out) ((e-mail left out))' }]);
    expect(read.drift).toBeNull();
    const upwork = [
      'Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,ExchangeRate,Currency,Balance',
      '"Jan 20, 2025",7,Hourly,"Bo Sample for Team North, week 3",,Bo Sample,Team North,Acme Account,,75.00,,USD,75.00',
      '',
    ].join('\n');
    expect(readOrThrow(upwork).items).toMatchObject([
      { description: '(name left out) for (name left out), week 3' },
    ]);
    expect(isPersonalColumn('payment_metadata[email]', false)).toBe(true);
    expect(isPersonalColumn('payment_metadata[order]', false)).toBe(false);
  });
});
