import { expect, test } from 'vitest';
import { appRouter } from '../trpc/app-router.ts';
import type { JsonSchema } from './input-shape.ts';
import { OPERATIONS } from './operations.ts';
import { summaryOf } from './summary-of.ts';
import { usualPlace } from './usual-place.ts';

test('every procedure of the router is an operation, but those of a browser’s session, and streams', () => {
  const names = new Set(OPERATIONS.map(({ procedure }) => procedure));
  const without = Object.keys(appRouter._def.procedures).filter((name) => !names.has(name));
  const ofBrowsers = new Set(['auth', 'apiTokens', 'operator', 'live']);
  expect(new Set(without.map((name) => name.split('.')[0]))).toEqual(ofBrowsers);
  expect(without.filter((name) => name.startsWith('live.'))).toEqual(['live.changes']);
});

test('no two operations are found at the same place', () => {
  const places = OPERATIONS.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
  expect(new Set(places).size).toBe(places.length);
});

test('a path names fields that its procedure takes', () => {
  const wrong = OPERATIONS.filter(({ pathFields, input }) =>
    pathFields.some((name) => !(name in (input.properties ?? {}))),
  );
  expect(wrong.map(({ procedure }) => procedure)).toEqual([]);
});

test('each is put into words', () => {
  for (const operation of OPERATIONS) expect(summaryOf(operation)).toMatch(/^[A-Z].+[^.]$/);
});

const whole: JsonSchema = { type: 'object', properties: { id: {}, name: {} }, required: ['id', 'name'] };
const some: JsonSchema = { ...whole, properties: { ...whole.properties, note: {} } };

test.each([
  ['list', 'query', {}, 'GET', '/things'],
  ['get', 'query', whole, 'GET', '/things/{id}'],
  ['create', 'mutation', whole, 'POST', '/things'],
  ['update', 'mutation', whole, 'PUT', '/things/{id}'],
  ['update', 'mutation', some, 'PATCH', '/things/{id}'],
  ['delete', 'mutation', whole, 'DELETE', '/things/{id}'],
  ['takeBack', 'mutation', whole, 'POST', '/things/{id}/take-back'],
  ['topTen', 'query', {}, 'GET', '/things/top-ten'],
] as const)('%s, a %s, has its usual place', (verb, type, input, method, path) => {
  const place = usualPlace({ feature: 'things', verb, type, input });
  expect(place).toEqual({ method, path });
});
