import type { ApiTokenView } from '@earntrack/contract';
import { expect, test } from 'vitest';
import { allowanceInWords, lastUseInWords } from './api-token-words.ts';

const PLACE = { locale: 'en-US', timeZone: 'Europe/Lisbon' };
const token: ApiTokenView = {
  id: '0198f0a0-0000-7000-8000-000000000000',
  name: 'Spreadsheet',
  scopes: ['read', 'export'],
  expiresInDays: 30,
  createdAt: '2026-11-12T10:00:00.000Z',
  expiresAt: '2026-12-12T10:00:00.000Z',
  isExpired: false,
  lastUsedAt: null,
};

test('a token says what it may do and until when', () => {
  expect(allowanceInWords(token, PLACE)).toMatch(/^Read, export\. Good until Dec 12, 2026, 10:00\sAM\.$/);
  expect(allowanceInWords({ ...token, isExpired: true }, PLACE)).toMatch(/^Read, export\. Expired Dec 12/);
  expect(allowanceInWords({ ...token, expiresAt: null, expiresInDays: null }, PLACE)).toBe(
    'Read, export. Good until you revoke it.',
  );
});

test('a token says when it was used', () => {
  expect(lastUseInWords(token, PLACE)).toBe('Not used yet.');
  expect(lastUseInWords({ ...token, lastUsedAt: '2026-11-12T10:00:00.000Z' }, PLACE)).toMatch(
    /^Last used Nov 12, 2026, 10:00\sAM\.$/,
  );
});
