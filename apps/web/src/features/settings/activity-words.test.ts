import type { AuditEntryView } from '@earntrack/contract';
import { describe, expect, test } from 'vitest';
import { actInWords, isAlarming } from './activity-words.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

function act(given: Partial<AuditEntryView>): AuditEntryView {
  return {
    id: '01890000-0000-7000-8000-000000000001',
    at: '2026-11-12T10:00:00.000Z',
    action: 'signed_in',
    by: 'session',
    byId: null,
    byName: '',
    address: '203.0.113.7',
    userAgent: FIREFOX,
    details: {},
    ...given,
  };
}

describe('an act in words', () => {
  test.each<[string, Partial<AuditEntryView>]>([
    ['Signed in on Firefox on Linux', { details: { with: 'password' } }],
    ['Signed in with password and code on Firefox on Linux', { details: { with: 'totp' } }],
    [
      'Wrong password: on Firefox on Linux',
      { action: 'sign_in_failed', by: 'nobody', details: { step: 'password' } },
    ],
    [
      'Password was right, but not the code: by program “curl”',
      { action: 'sign_in_failed', by: 'nobody', userAgent: 'curl/8', details: { step: 'code' } },
    ],
    [
      'Ended program “tax-script” on Firefox on Linux',
      { action: 'device_ended', details: { kind: 'program', userAgent: 'tax-script/2.1' } },
    ],
    ['Second step turned off by whoever runs this server', { action: 'second_factor_off', by: 'operator' }],
    [
      'Archived Uber by the token “Sheet”',
      { action: 'platform_archived', by: 'api_token', byName: 'Sheet', details: { name: 'Uber' } },
    ],
    [
      'Changed currency, start of the tax year on Firefox on Linux',
      { action: 'profile_changed', details: { currency: 'EUR', taxYearStartDay: 6, taxYearStartMonth: 4 } },
    ],
    ['Changed 1 earning at once on Firefox on Linux', { action: 'earnings_edited', details: { count: 1 } }],
    ['Signed out on a browser that does not say what it is', { action: 'signed_out', userAgent: '' }],
  ])('%s', (words, given) => {
    expect(actInWords(act(given))).toBe(words);
  });

  test('stands out where somebody was kept out', () => {
    expect(isAlarming(act({ action: 'sign_in_failed' }))).toBe(true);
    expect(isAlarming(act({ action: 'signed_in' }))).toBe(false);
  });
});
