import { expect, test } from 'vitest';
import { safePlace } from './search-place.ts';

const HERE = 'https://earn.example.com';

test.each([
  '/',
  '/earnings',
  '/earnings?from=2026-01-01&text=a%2Fb',
  '/platforms/1#top',
  '/?period=month',
  '/a//b',
])('after signing in somebody comes to %s, where they wanted to go', (to) => {
  expect(safePlace(to)).toBe(to);
  expect(new URL(safePlace(to), HERE).origin).toBe(HERE);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  '/a\\..\\..\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  ' /earnings',
  'earnings',
  '',
  '/sign-in?to=/sign-in',
  undefined,
  null,
  7,
  ['/earnings'],
])('an address that leads elsewhere, or nowhere, is not followed after signing in: %j', (to) => {
  expect(safePlace(to)).toBe('/');
});
