import { AppError } from '@earntrack/contract';
import { describe, expect, test } from 'vitest';
import { OPERATIONS } from './operations.ts';
import { readInput, type RestRequest } from './read-input.ts';

function operation(procedure: string) {
  const found = OPERATIONS.find((each) => each.procedure === procedure);
  if (!found) throw new Error(`There is no ${procedure}`);
  return found;
}

function read(
  procedure: string,
  { query = '', ...request }: Partial<Omit<RestRequest, 'query'>> & { query?: string },
) {
  return readInput(operation(procedure), {
    path: {},
    body: undefined,
    ifMatch: undefined,
    query: new URLSearchParams(query),
    ...request,
  });
}

function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (err) {
    if (err instanceof AppError) return err.code;
    throw err;
  }
  return 'nothing';
}

test('a query is read by the types of its fields, and what is of no type stays for the procedure to refuse', () => {
  const query = 'limit=5&platformIds=a&platformIds=b&text=12&from=2026-11-01';
  expect(read('earnings.list', { query })).toEqual({
    limit: 5,
    platformIds: ['a', 'b'],
    text: '12',
    from: '2026-11-01',
  });
  expect(read('earnings.list', { query: 'limit=five&nonsense=1' })).toEqual({ limit: 'five', nonsense: '1' });
  expect(read('platforms.list', { query: 'includeArchived=true' })).toEqual({ includeArchived: true });
});

test('fields of an object stand in brackets', () => {
  const query = 'period[kind]=month&period[anchor]=2026-11-01&sharedTime=net';
  expect(read('dashboard.summary', { query })).toEqual({
    period: { kind: 'month', anchor: '2026-11-01' },
    sharedTime: 'net',
  });
});

test('numbers in a path are numbers', () => {
  const path = { importId: 'i', chunk: '3' };
  expect(read('imports.stage', { path, body: { items: [] } })).toEqual({
    importId: 'i',
    chunk: 3,
    items: [],
  });
});

describe('the version', () => {
  const change = { path: { id: 'x' }, body: { name: 'New' } };

  test.each([
    ['"7"', 7],
    ['"7.abc-_Z"', 7],
    ['W/"7"', 7],
  ])('is what %s begins with', (ifMatch, version) => {
    expect(read('platforms.update', { ...change, ifMatch })).toEqual({ id: 'x', name: 'New', version });
  });

  test.each(['*', '7', '"seven"', '"1","2"', '""'])('is in no %s', (ifMatch) => {
    expect(refusalOf(() => read('platforms.update', { ...change, ifMatch }))).toBe('invalid_input');
  });

  test('is wanted, and wanted in its header', () => {
    expect(refusalOf(() => read('platforms.update', change))).toBe('version_missing');
    const body = { version: 1 };
    expect(refusalOf(() => read('platforms.update', { ...change, body, ifMatch: '"1"' }))).toBe(
      'invalid_input',
    );
  });
});

test.each([
  ['a body that is no object', 'platforms.create', { body: [] }],
  ['a body beside a GET', 'platforms.list', { body: {} }],
  ['a query beside a body', 'platforms.create', { query: 'name=a', body: {} }],
  ['a field twice that is no list', 'earnings.list', { query: 'limit=1&limit=2' }],
  ['a field in the address and in the body', 'platforms.archive', { path: { id: 'x' }, body: { id: 'y' } }],
])('%s is refused', (_, procedure, request) => {
  expect(refusalOf(() => read(procedure, request))).toBe('invalid_input');
});
