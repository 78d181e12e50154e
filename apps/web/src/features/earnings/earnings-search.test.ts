import { expect, test } from 'vitest';
import { earningsSearchOf, filterOf, searchOf } from './earnings-search.ts';

const UBER = '01890000-0000-7000-8000-000000000001';
const ETSY = '01890000-0000-7000-8000-000000000002';

test('an address names days, platforms, tags, a text, a source, a product, an adjusted earning and a part', () => {
  const search = {
    from: '2026-11-01',
    to: '2026-11-30',
    countedFrom: '2026-10-01',
    countedTo: '2026-10-31',
    platform: `${UBER},${ETSY}`,
    tag: 'night,airport run',
    q: 'rain',
    source: 'statement',
    currency: 'CHF',
    product: ETSY,
    adjusts: UBER,
    part: 'tips',
  } as const;
  expect(filterOf(search)).toEqual({
    from: '2026-11-01',
    to: '2026-11-30',
    countedFrom: '2026-10-01',
    countedTo: '2026-10-31',
    platformIds: [UBER, ETSY],
    tags: ['night', 'airport run'],
    text: 'rain',
    source: 'statement',
    currency: 'CHF',
    productId: ETSY,
    adjustsId: UBER,
    part: 'tips',
  });
  expect(searchOf(filterOf(search))).toEqual(search);
});

test('what means nothing is as if it were not there', () => {
  const nonsense = {
    from: '2026-02-30',
    to: 3,
    countedFrom: '1.11.',
    countedTo: '',
    platform: 'uber',
    tag: ' , ',
    q: '  ',
    source: 'moon',
    currency: 'XXY',
    product: '1',
    adjusts: {},
    part: 'net',
    other: 'x',
  };
  expect(earningsSearchOf(nonsense)).toEqual({});
});

test('a text of digits is a text', () => {
  expect(filterOf({ q: 1234 })).toEqual({ text: '1234' });
});

test('what is too much for the server is cut to what it takes', () => {
  expect(filterOf({ q: 'a'.repeat(200) }).text).toHaveLength(100);
  const many = Array.from({ length: 80 }, (_, index) => `tag ${index}`).join(',');
  expect(filterOf({ tag: many }).tags).toHaveLength(50);
});
