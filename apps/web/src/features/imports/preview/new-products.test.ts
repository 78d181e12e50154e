import { expect, test } from 'vitest';
import { newProductsOf, productsInWords } from './new-products.ts';

test('a product is new where no other is called so, whatever the case', () => {
  const known = [{ name: 'logo' }, { name: 'Mug' }];
  expect(newProductsOf(['Logo', 'Poster', 'poster', 'Card'], known)).toEqual({
    count: 2,
    names: ['Poster', 'Card'],
  });
  expect(newProductsOf([], known)).toEqual({ count: 0, names: [] });
});

test('of many new products the first are named', () => {
  expect(productsInWords({ count: 2, names: ['Logo', 'Poster'] }, 'en')).toBe('“Logo” and “Poster”');
  expect(productsInWords({ count: 1203, names: ['A', 'B', 'C', 'D', 'E', 'F'] }, 'en')).toBe(
    '“A”, “B”, “C”, “D”, “E” and 1,198 more',
  );
});
