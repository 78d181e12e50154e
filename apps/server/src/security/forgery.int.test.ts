import { OPERATIONS } from '@earntrack/api/server';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arbitraryOf, type KnownIds, type Shape } from '../testing/arbitrary-of.ts';
import { giveThings } from '../testing/give-things.ts';
import { type Answered, ask, type Headers, type Person, signUpPerson } from '../testing/person.ts';
import { PROCEDURES } from '../testing/procedures-of.ts';
import { rowsOf } from '../testing/rows-of.ts';
import { createTestApp, OUR_PAGE, type TestApp } from '../testing/test-app.ts';

/** One way to change something. */
interface Door {
  method: string;
  url: string;
  payload: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const FOREIGN = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };

/** What the pages of others can make a browser send, with the cookie of whoever looks at them. */
const FORGED: [title: string, headers: Headers, status: number][] = [
  ['a form', { ...FOREIGN, 'content-type': 'application/x-www-form-urlencoded' }, 403],
  ['a form of a browser that tells nothing', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['a form with files', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
  ['plain text that is JSON', { 'content-type': 'text/plain' }, 415],
  ['a type that only mentions JSON', { 'content-type': 'text/plain; application/json' }, 415],
  ['a body without a type', {}, 415],
  ['JSON after a preflight that was never answered', { ...FOREIGN, ...JSON_TYPE }, 403],
  ['JSON of a browser that tells the site only', { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' }, 403],
  ['JSON of a sibling of the same site', { ...JSON_TYPE, 'sec-fetch-site': 'same-site' }, 403],
  ['JSON of a page that hides its origin', { ...JSON_TYPE, origin: 'null' }, 403],
];

let server: TestApp;
let owner: Person;
let doors: readonly Door[];
let before: Record<string, string[]>;
beforeAll(async () => {
  server = await createTestApp();
  owner = await signUpPerson(server, 'owner');
  doors = doorsTo(await giveThings(server, owner));
  before = await rowsOf(server, owner.userId);
});
afterAll(() => server.close());

/** Every procedure and every operation that changes something, asked for what the owner has. */
function doorsTo(things: KnownIds): Door[] {
  const inputOf = (shape: Shape) => fc.sample(arbitraryOf(shape, things), { numRuns: 1, seed: 7 })[0] ?? {};
  const procedures = PROCEDURES.filter(({ isMutation }) => isMutation).map(({ path, input }) => ({
    method: 'POST',
    url: `/trpc/${path}`,
    payload: JSON.stringify(inputOf(input)),
  }));
  const operations = OPERATIONS.filter(({ method }) => method !== 'GET').map(({ method, path, input }) => ({
    method,
    url: `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => things[name] ?? things['earningId'] ?? '')}`,
    payload: JSON.stringify(inputOf(input as Shape)),
  }));
  return [...procedures, ...operations];
}

async function through(asked: readonly Door[], headers: Headers): Promise<[Door, Answered][]> {
  const answers: [Door, Answered][] = [];
  for (const door of asked) answers.push([door, await ask(server, { ...door, headers })]);
  return answers;
}

test.each(FORGED)('%s is refused at every door', async (_title, headers, status) => {
  const cookie = owner.headers['cookie'] ?? '';
  const answers = await through(doors, { ...headers, cookie, 'if-match': '"1"' });
  const others = answers.filter(([, answer]) => answer.status !== status);
  expect(others.map(([{ method, url }, answer]) => `${method} ${url}: ${answer.status}`)).toEqual([]);
});

test('a link or a picture, which is a GET, changes nothing', async () => {
  const mutations = PROCEDURES.filter(({ isMutation }) => isMutation).map(({ path }) => path);
  const links = mutations.flatMap((path) => [
    { method: 'GET', url: `/trpc/${path}?input=%7B%7D`, payload: '' },
    { method: 'GET', url: `/trpc/${path}?batch=1&input=%7B%220%22%3A%7B%7D%7D`, payload: '' },
  ]);
  const answers = await through(links, { cookie: owner.headers['cookie'] ?? '', ...FOREIGN });
  const done = answers.filter(([, { status }]) => status !== 405);
  expect(done.map(([{ url }, { status }]) => `${url}: ${status}`)).toEqual([]);
});

test('a link cannot smuggle a change into a batch of questions', async () => {
  const url = '/trpc/profile.get,auth.logout?batch=1&input=%7B%7D';
  const { status, body } = await ask(server, { method: 'GET', url, headers: owner.headers });
  expect([status, body]).toEqual([400, expect.not.stringContaining('isSignedOut')]);
});

test('all of it left everything as it was, while a page of ours comes through every door', async () => {
  expect(await rowsOf(server, owner.userId)).toEqual(before);
  expect(Object.keys(before)).toContain('session');
  const answers = await through(doors, { ...OUR_PAGE, 'if-match': '"1"' });
  const stopped = answers.filter(([, { status, body }]) => status === 415 || body.includes('foreign_origin'));
  expect(stopped).toEqual([]);
});
