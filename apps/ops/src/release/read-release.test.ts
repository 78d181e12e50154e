import { expect, it } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { type GivenRelease, readRelease } from './read-release.ts';

it('takes this version and an id of its own where nothing else is said', () => {
  const release = readRelease({ result: 'succeeded' });
  expect(release).toMatchObject({ version: packageFile.version, result: 'succeeded', note: '' });
  expect(readRelease({ result: 'succeeded' }).id).not.toBe(release.id);
});

it.each<[GivenRelease, RegExp]>([
  [{ result: 'fine' }, /^--result fine is none of succeeded, failed, rolled_back\.$/],
  [{ result: 'failed', version: ' ' }, /^--version has to be of 1 to 100 characters/],
  [{ result: 'failed', version: '9'.repeat(101) }, /^--version has to be/],
  [{ result: 'failed', note: 'x'.repeat(501) }, /^--note has at most 500 characters/],
  [{ result: 'failed', id: '1' }, /^--id 1 is no UUID/],
])('says in a sentence what cannot be recorded: %o', (given, words) => {
  expect(() => readRelease(given)).toThrow(words);
});
