import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CURSOR_FORMS, decodeCursor, encodeCursor } from './cursor.ts';

const forms = [CURSOR_FORMS.date, CURSOR_FORMS.id] as const;
const id = '018f3b6a-0000-7000-8000-000000000002';

it('gives back the whole ordering', () => {
  expect(decodeCursor(encodeCursor(['2026-11-12', id]), forms)).toEqual(['2026-11-12', id]);
});

it('travels in an address without being escaped', () => {
  const cursor = encodeCursor(['2026-11-12', id]);
  expect(encodeURIComponent(cursor)).toBe(cursor);
});

it.each([
  ['is empty', ''],
  ['is not JSON', 'abc'],
  ['has too few parts', encodeCursor(['2026-11-12'])],
  ['has too many parts', encodeCursor(['2026-11-12', id, id])],
  ['has parts in another order', encodeCursor([id, '2026-11-12'])],
  ['is an object', Buffer.from('{"length":2}').toString('base64url')],
  ['names a day that does not exist', encodeCursor(['2026-02-30', id])],
  ['holds numbers', Buffer.from('[1,2]').toString('base64url')],
])('refuses a cursor that %s, with a sentence', (_title, cursor) => {
  expect(() => decodeCursor(cursor, forms)).toThrow('start from its beginning');
});

it('refuses any other text in the same way', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => decodeCursor(text, forms)).toThrow('start from its beginning');
    }),
  );
});

it.each([
  ['instant', '2026-11-12T10:00:00.000Z', '2026-99-12T10:00:00.000Z'],
  ['integer', '2147483647', '2147483648'],
] as const)('takes as %s only what a column can be compared with', (form, good, bad) => {
  const forms = [CURSOR_FORMS[form]] as const;
  expect(decodeCursor(encodeCursor([good]), forms)).toEqual([good]);
  expect(() => decodeCursor(encodeCursor([bad]), forms)).toThrow('start from its beginning');
});
