import { expect, test } from 'vitest';

import { earntrack } from '../testing/command-here.ts';
import { DRILLS } from './drills.ts';

test('a drill that is not known, or not done with backups, is wrong usage and names those that there are', async () => {
  for (const args of [
    ['flood'],
    [],
    ['one-table', '--from', '/backups'],
    ['total-loss', 'now'],
    ['total-loss', '--record'],
  ]) {
    const { code, stdout, stderr } = await earntrack('drill', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const name of Object.keys(DRILLS)) expect(stderr).toContain(name);
  }
});

test('a dry run says what would be done with which backups, and does nothing', async () => {
  const own = await earntrack(
    'drill',
    'one-user',
    '--dry-run',
    '--earnings',
    '5000',
    '--reports',
    '/reports',
  );
  expect(own).toMatchObject({ code: 0, stderr: '' });
  expect(own.stdout).toMatch(
    /^It would lose what belongs to one account[\s\S]*5000 earnings[\s\S]*\/reports\. Nothing was done\.\n$/,
  );
  const real = await earntrack('drill', 'total-loss', '--dry-run', '--from', '/backups');
  expect(real.stdout).toMatch(/The newest backup of \/backups that was proved would be read/);
});

test('a number of earnings that is none is refused with a sentence', async () => {
  const { code, stderr } = await earntrack('drill', 'one-user', '--earnings', 'many', '--dry-run');
  expect(code).toBe(2);
  expect(stderr).toContain('--earnings many is no number from 1000 to 10000000.');
});
