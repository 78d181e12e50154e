import { businessDayOf, isLocalDate } from '@earntrack/domain';
import { describe, expect, test } from 'vitest';
import {
  createEarningInput,
  createPlatformInput,
  dashboardInput,
  instantField,
  localeField,
  loginInput,
  newPasswordField,
  PLATFORM_CATALOGUE,
  registerInput,
  statementItemInput,
  updateProfileInput,
} from './index.ts';

const id = '0190a7e2-7c1d-7abc-8def-0123456789ab';
const earning = { id, platformId: id, earnedOn: '2026-11-12', currency: 'EUR', components: { base: '12.5' } };
const platform = { id, name: 'Shop', kind: 'other', colour: 1, currency: 'EUR' };

describe('inputs', () => {
  test('an earning needs only its base; every other part is zero', () => {
    const input = createEarningInput.parse(earning);
    expect(input.components).toMatchObject({ base: 12_500_000n, fees: 0n, cashCollected: 0n });
    expect(input.hours).toBeNull();
  });

  test.each([
    ['an unknown key', { ...earning, userId: id }],
    ['a currency that does not exist', { ...earning, currency: 'EUX' }],
    ['a day that does not exist', { ...earning, earnedOn: '2026-02-30' }],
    ['an amount as a number', { ...earning, components: { base: 12.5 } }],
    ['an amount with a comma', { ...earning, components: { base: '12,5' } }],
    ['an amount past what can be stored', { ...earning, components: { base: '1234567890123' } }],
    ['hours of nothing', { ...earning, hours: { clock: 'online', seconds: 0 } }],
  ])('%s is refused', (_, input) => {
    expect(createEarningInput.safeParse(input).success).toBe(false);
  });

  test('an e-mail address is kept in lower case, so that one person has one account', () => {
    expect(loginInput.parse({ email: ' Ines@Example.COM ', password: 'x' }).email).toBe('ines@example.com');
  });

  test('a password needs eight characters and takes any of them', () => {
    const account = {
      email: 'a@example.com',
      timeZone: 'Europe/Lisbon',
      currency: 'EUR',
      locale: 'pt-PT',
      weekStart: 1,
    };
    expect(registerInput.safeParse({ ...account, password: '1234567' }).success).toBe(false);
    expect(registerInput.safeParse({ ...account, password: 'ünïcödé 🚲' }).success).toBe(true);
  });

  test('a password is taken as it was typed, whole, up to 256 characters and no further', () => {
    for (const password of [
      'x'.repeat(64),
      ` ${'pass phrase '.repeat(20)} `,
      '🚲'.repeat(100),
      'onlyletters',
      '        ',
    ]) {
      expect(newPasswordField.parse(password)).toBe(password);
      expect(loginInput.parse({ email: 'a@example.com', password }).password).toBe(password);
    }
    expect(newPasswordField.safeParse('x'.repeat(257)).success).toBe(false);
  });

  test('a language is kept as Intl writes it, so that figures can be shown in it', () => {
    expect(localeField.parse('pt-pt')).toBe('pt-PT');
    expect(localeField.parse('zh-hant-tw')).toBe('zh-Hant-TW');
  });

  test.each(['en-GB-GB', 'en-xx-yy', 'en-12', 'e', 'en_GB', ''])(
    'a language in which no figure can be shown is refused: %s',
    (locale) => {
      expect(localeField.safeParse(locale).error?.issues[0]?.message).toBe('Choose a language like en-GB');
    },
  );

  const half = 'a\ud800';
  const row = { row: 2, unit: 'USD', value: '3' };
  const leftOut = { kind: 'leftOut', key: 'row:1', rows: [row], reason: 'Pending' };
  test.each([
    ['the note of an earning', createEarningInput, { ...earning, note: half }],
    ['the name of a platform', createPlatformInput, { ...platform, name: half }],
    ['the key of a platform', createPlatformInput, { ...platform, catalogueKey: half }],
    ['the name of a person', updateProfileInput, { version: 1, displayName: half }],
    ['the key of a row', statementItemInput, { ...leftOut, key: half }],
    ['a reason', statementItemInput, { ...leftOut, reason: half }],
    ['the unit of a row', statementItemInput, { ...leftOut, rows: [{ ...row, unit: half }] }],
  ])('half of a character is refused, as it would be changed or not stored: %s', (_, schema, input) => {
    expect(schema.safeParse(input).error?.issues[0]?.message).toContain('cut in half');
  });

  test('an id means the same in capitals, so that a platform and a repeated create are found', () => {
    const input = createEarningInput.parse({
      ...earning,
      id: id.toUpperCase(),
      platformId: id.toUpperCase(),
    });
    expect([input.id, input.platformId]).toEqual([id, id]);
  });

  test.each([
    '0001-11-20T22:00:00Z',
    '1900-01-01T00:00:00Z',
    '2999-12-31T23:00:00Z',
    '2026-11-20T22:00:00.1234567890Z',
    '2026-11-20T22:00:00',
  ])('an instant past what can be recorded is refused: %s', (instant) => {
    expect(instantField.safeParse(instant).success).toBe(false);
  });

  test.each(['1901-01-01T00:00:00Z', '2998-12-31T23:59:59-11:00', '2026-11-20T22:00:00.123456789+05:30'])(
    'an instant that is taken has a date in every zone: %s',
    (instant) => {
      const taken = instantField.parse(instant);
      for (const zone of ['Pacific/Kiritimati', 'Pacific/Niue']) {
        expect(isLocalDate(businessDayOf(taken, zone, 720))).toBe(true);
      }
    },
  );

  test('a custom period has both ends, in order', () => {
    const period = (from?: string, to?: string) => ({ period: { kind: 'custom', from, to } });
    expect(dashboardInput.safeParse(period('2026-01-01')).success).toBe(false);
    expect(dashboardInput.safeParse(period('2026-02-01', '2026-01-01')).success).toBe(false);
    expect(dashboardInput.safeParse(period('2026-01-01', '2026-01-01')).success).toBe(true);
  });

  test('a left-out row of a statement must say why', () => {
    const row = { kind: 'leftOut', key: 'row:1', rows: [{ row: 2, unit: 'USD', value: '3' }], reason: '' };
    expect(statementItemInput.safeParse(row).success).toBe(false);
    expect(statementItemInput.safeParse({ ...row, reason: 'Pending' }).success).toBe(true);
  });
});

describe('the catalogue', () => {
  test('names every platform once', () => {
    expect(new Set(PLATFORM_CATALOGUE.map((entry) => entry.key)).size).toBe(PLATFORM_CATALOGUE.length);
    expect(new Set(PLATFORM_CATALOGUE.map((entry) => entry.name)).size).toBe(PLATFORM_CATALOGUE.length);
  });

  test('holds only platforms that the server would accept', () => {
    for (const { key, ...entry } of PLATFORM_CATALOGUE) {
      const input = { id, ...entry, catalogueKey: key, currency: entry.currency ?? 'EUR' };
      expect(createPlatformInput.safeParse(input).error?.issues ?? [], key).toEqual([]);
    }
  });
});
