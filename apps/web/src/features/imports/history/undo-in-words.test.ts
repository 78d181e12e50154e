import { expect, test } from 'vitest';
import { alsoGoneInWords, undoInWords } from './undo-in-words.ts';

const none = { removed: 0, reverted: 0, held: 0, kept: 0, givenBack: 0 };

test('undoing is said effect by effect, and what happens to nothing is not said', () => {
  expect(undoInWords({ ...none, removed: 1204, kept: 1 }, { locale: 'en-GB', tense: 'present' })).toEqual([
    '1,204 entries go',
    '1 stays as you left it',
  ]);
  expect(undoInWords({ ...none, reverted: 2, held: 1 }, { locale: 'en-GB', tense: 'past' })).toEqual([
    '2 say again what another file says',
    '1 stayed, because another file holds it',
  ]);
});

test('platforms and products that went along are said, and silence is kept where none did', () => {
  const gone = { ...none, platforms: 1, products: 2 };
  expect(alsoGoneInWords(gone, 'en-GB')).toBe(
    'Gone as well: 1 platform and 2 products that nothing else used.',
  );
  expect(alsoGoneInWords({ ...gone, platforms: 0, products: 0 }, 'en-GB')).toBeNull();
});
