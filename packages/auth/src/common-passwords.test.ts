import { expect, test } from 'vitest';
import { isCommonPassword } from './common-passwords.ts';

test.each([
  ['as they are', 'password', 'qwertyuiop', '1234567890'],
  ['in any case', 'PassWord', 'ILoveYou'],
  ['in letters of another form', 'ｐａｓｓｗｏｒｄ'],
  ['with swapped letters', 'p@ssw0rd', '5unsh1ne'],
  ['with a year, a number or a sign behind', 'Football2024', 'Sunshine!!', 'welcome123!'],
  ['as one thing repeated', 'aaaaaaaaaaaa', 'abcabcabcabc', '20242024'],
  ['as the name of this place', 'EarnTrack1'],
])('common passwords are known %s', async (_how, ...passwords) => {
  const verdicts = passwords.map(async (password) => [password, await isCommonPassword(password)]);
  expect(await Promise.all(verdicts)).toEqual(passwords.map((password) => [password, true]));
});

test('each of the words that leaked most, and that are long enough to be chosen, is known', async () => {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  const choosable = dictionary['passwords-common'].map(String).filter((word) => word.length >= 8);
  expect(choosable.length).toBeGreaterThan(3000);
  const verdicts = await Promise.all(choosable.map(isCommonPassword));
  expect(choosable.filter((_, index) => !verdicts[index])).toEqual([]);
});

test.each(['correct horse', 'a long enough password', 'ünïcödé 🚲', 'tr0mb0ne on the 14th', 'vK9#pQ2x'])(
  '%s is nobody’s first guess',
  async (password) => expect(await isCommonPassword(password)).toBe(false),
);
