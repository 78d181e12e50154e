import { readStatement } from '@earntrack/statements';
import { expect, it } from 'vitest';
import type { ReadingChoices } from '../reading/file-reading.ts';
import { summarise } from '../reading/summary.ts';
import { toSaveOf } from './to-save.ts';

const HEADER = 'a'.repeat(64);
const STALLS = {
  name: 'Stalls',
  layouts: [{ columns: { date: 'Day', type: 'What' }, money: { sum: 'Sum' }, currency: 'EUR' }],
  lines: [{ types: ['Sale'], parts: [{ column: 'sum', to: 'base' }] }],
  control: { column: 'sum', terms: { base: 1, fees: -1 } },
};
const OF_STALLS = 'Day,What,Sum\n2026-02-02,Sale,5.00\n2026-02-02,Rent,-2.00\n';
const STRIPE = [
  'created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id',
  '2026-11-02,usd,-3.00,0.00,-3.00,moon_dust,txn_2\n',
].join('\n');

function keptOf(text: string, choices: ReadingChoices) {
  const outcome = readStatement(new TextEncoder().encode(text), choices);
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  const fingerprints = { ofHeader: HEADER, ofWidth: 'b'.repeat(64), names: [], headerRow: 1 };
  return toSaveOf(choices, summarise(outcome.statement, { choices, fileSha256: '', fingerprints }));
}

const lastOf = (mapping: unknown) => (mapping as typeof STALLS | undefined)?.lines.at(-1);

it('what was said of kinds is kept with the preset that read the file, for files with its header', () => {
  const kept = keptOf(STRIPE, { kinds: { moon_dust: 'fees' }, savedFor: { id: 'one' } });
  expect(kept).toMatchObject({ id: 'one', name: 'Stripe balance or payout report', fingerprint: HEADER });
  expect(lastOf(kept?.mapping)).toMatchObject({ types: ['moon_dust'] });
  expect(keptOf(STRIPE, {})).toBeUndefined();
});

it('an answer is added to the mapping that is to be kept, or takes the place of the one that was', () => {
  const kinds = { Rent: 'fees' } as const;
  const toSave = { id: 'new', name: 'My stalls', fingerprint: 'c'.repeat(64), mapping: STALLS };
  const added = keptOf(OF_STALLS, { mapping: STALLS, kinds, toSave });
  expect(added).toMatchObject({ ...toSave, mapping: { name: 'Stalls' } });
  expect(lastOf(added?.mapping)).toMatchObject({ types: ['Rent'] });
  const again = keptOf(OF_STALLS, { mapping: STALLS, kinds, savedAs: { id: 'old' } });
  expect(again).toMatchObject({ id: 'old', name: 'Stalls', fingerprint: HEADER });
  expect(keptOf(OF_STALLS, { mapping: STALLS, toSave })).toEqual(toSave);
});

it('nothing is kept where others of its kind are not to be read so', () => {
  expect(keptOf(OF_STALLS, { mapping: STALLS, kinds: { Rent: 'fees' } })).toBeUndefined();
});
