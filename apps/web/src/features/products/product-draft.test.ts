import { asLocalDate } from '@earntrack/domain';
import { expect, test } from 'vitest';
import { emptyProduct, readPrice, readProductDraft } from './product-draft.ts';

const draft = emptyProduct({ currency: 'EUR', today: asLocalDate('2026-11-12') });

test('a product needs a name and no price', () => {
  expect(readProductDraft({ ...draft, name: ' ' }, ',')).toEqual({
    price: null,
    faults: { name: 'Give the product a name.' },
  });
  expect(readProductDraft({ ...draft, name: 'Presets' }, ',')).toEqual({ price: null, faults: {} });
});

test('a price is read as it is written, with its currency and its day', () => {
  expect(readPrice({ ...draft, price: '12,50' }, ',').price).toEqual({
    price: '12.5',
    currency: 'EUR',
    validFrom: '2026-11-12',
  });
  expect(readPrice({ ...draft, price: '0' }, ',').price?.price).toBe('0');
});

test('a price that is none and a day that is none are said beside their fields', () => {
  const { price, faults } = readPrice({ ...draft, price: '−5', validFrom: 'soon' }, ',');
  expect(price).toBeNull();
  expect(Object.keys(faults)).toEqual(['price', 'validFrom']);
  expect(Object.keys(readPrice({ ...draft, price: '1o' }, ',').faults)).toEqual(['price']);
});
