import { describe, expect, test } from 'vitest';
import { guessProfile } from './guess-profile.ts';

describe('a profile is guessed from the browser', () => {
  test.each([
    ['de-DE', 'EUR', 1],
    ['en-US', 'USD', 7],
    ['ja-JP', 'JPY', 7],
    ['en-GB', 'GBP', 1],
  ] as const)('%s gives %s and weeks from day %i', (language, currency, weekStart) => {
    expect(guessProfile(language, 'UTC')).toMatchObject({ locale: language, currency, weekStart });
  });

  test('a language without a region counts for the region where it is spoken most', () => {
    expect(guessProfile('de', 'Europe/Berlin')).toMatchObject({
      locale: 'de',
      currency: 'EUR',
      weekStart: 1,
    });
  });

  test.each(['en-US@posix', 'en_US.UTF-8', 'C', ''])(
    'the system’s own name %j does not stop anybody',
    (language) => {
      expect(guessProfile(language, 'Etc/Unknown')).toMatchObject({ locale: 'en-US', timeZone: 'UTC' });
    },
  );

  test('script and extensions of a language tag are left out, as the profile keeps language and region only', () => {
    expect(guessProfile('zh-Hant-TW-u-ca-roc', 'Asia/Taipei').locale).toBe('zh-TW');
  });
});
