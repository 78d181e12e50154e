import { expect, test } from 'vitest';
import { deviceName } from './device-name.ts';

test.each([
  ['curl/8.5.0', 'Program “curl”'],
  ['my-script', 'Program “my-script”'],
  ['Tax sheet/1.0 (macOS)', 'Program “Tax”'],
  ['', 'A program that does not say what it is'],
  [' ', 'A program that does not say what it is'],
])('a program that says %j is named %s', (userAgent, name) => {
  expect(deviceName({ kind: 'program', userAgent })).toBe(name);
});

test('a browser is named as before', () => {
  const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';
  expect(deviceName({ kind: 'browser', userAgent })).toBe('Firefox on Windows');
});
