import type { EarningView } from '@earntrack/contract';
import { asLocalDate, netOf } from '@earntrack/domain';
import { expect, test } from 'vitest';
import { draftOf, emptyDraft, hasOtherParts, hoursText, readDraft } from './earning-draft.ts';

const fresh = emptyDraft({ platformId: 'p', earnedOn: asLocalDate('2026-11-12'), currency: 'USD' });
const dots = { decimal: '.' } as const;

test('an amount and a platform are enough', () => {
  const reading = readDraft({ ...fresh, amounts: { ...fresh.amounts, base: '84.15' } }, dots);
  expect(reading.faults).toEqual({});
  expect(netOf(reading.components)).toBe(84_150_000n);
  expect(reading.seconds).toBeNull();
});

test('an empty form says what it needs, beside each field', () => {
  const reading = readDraft({ ...fresh, platformId: null, earnedOn: 'someday' }, dots);
  expect(Object.keys(reading.faults).sort()).toEqual(['base', 'earnedOn', 'platformId']);
});

test('nothing is not saved as an earning, unless hours were worked for it', () => {
  const nothing = { ...fresh, amounts: { ...fresh.amounts, base: '0', tips: '0.00' } };
  expect(readDraft(nothing, dots).faults).toHaveProperty('base');
  expect(readDraft({ ...nothing, hours: '2' }, dots).faults).toEqual({});
  expect(readDraft({ ...fresh, hours: '2' }, dots).faults).toHaveProperty('base');
});

test('parts that cancel each other out are an earning', () => {
  const amounts = { ...fresh.amounts, base: '10', fees: '10' };
  expect(readDraft({ ...fresh, amounts }, dots).faults).toEqual({});
});

test('an earning of nothing that is there already can still get a note', () => {
  const original = { ...fresh, note: '' };
  expect(readDraft({ ...original, note: 'Rain' }, { ...dots, original }).faults).toEqual({});
});

test('one unreadable part does not hide what the others add up to', () => {
  const amounts = { ...fresh.amounts, base: '96.40', tips: '7.20', fees: '20.5o' };
  const reading = readDraft({ ...fresh, amounts }, dots);
  expect(reading.unread).toEqual(['fees']);
  expect(netOf(reading.components)).toBe(103_600_000n);
});

test('hours that cannot be read are not taken for no hours', () => {
  const amounts = { ...fresh.amounts, base: '1' };
  expect(readDraft({ ...fresh, amounts, hours: 'long' }, dots).faults).toHaveProperty('hours');
  expect(readDraft({ ...fresh, amounts, hours: '3:45' }, dots).seconds).toBe(13_500);
});

test('an earning comes back into the form exactly, finer decimals included', () => {
  const zero = { tips: '0', bonuses: '0', reimbursements: '0', taxesWithheld: '0', passThroughTax: '0' };
  const earning: EarningView = {
    id: 'e',
    platformId: 'p',
    earnedOn: '2026-11-12',
    currency: 'USD',
    components: { ...zero, base: '6.816', adjustments: '-3.05', fees: '0.5', cashCollected: '0' },
    gross: '3.766',
    net: '3.266',
    note: 'Rain',
    description: '',
    source: 'statement',
    hours: { clock: 'online', seconds: 13_505 },
    tags: ['rain'],
    adjustsId: null,
    sale: { productId: 'q', units: 2 },
    version: 3,
  };
  const draft = draftOf(earning, ',');
  expect(draft.amounts).toMatchObject({ base: '6,816', adjustments: '−3,05', fees: '0,50', tips: '' });
  expect(draft).toMatchObject({ tags: ['rain'], sale: { productId: 'q', units: 2 } });
  const reading = readDraft(draft, { decimal: ',', original: draft });
  expect(reading.faults).toEqual({});
  expect(reading.seconds).toBe(13_505);
  expect(netOf(reading.components)).toBe(3_266_000n);
  expect(hasOtherParts(draft)).toBe(true);
});

test('hours are written the way they are typed', () => {
  expect(hoursText(13_500)).toBe('3:45');
  expect(hoursText(13_505)).toBe('3:45:05');
});
