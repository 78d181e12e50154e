import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arbitraryOf, type KnownIds, type Shape } from '../testing/arbitrary-of.ts';
import { giveThings } from '../testing/give-things.ts';
import { type Answered, ask, type Person, signUpPerson } from '../testing/person.ts';
import { PROCEDURES, type ProcedureFacts } from '../testing/procedures-of.ts';
import { rowsOf } from '../testing/rows-of.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let server: TestApp;
let owner: Person;
let stranger: Person;
let things: KnownIds;
beforeAll(async () => {
  server = await createTestApp();
  // The first account is the operator's, for whom every procedure is open.
  stranger = await signUpPerson(server, 'operator');
  owner = await signUpPerson(server, 'owner');
  things = await giveThings(server, owner);
});
afterAll(() => server.close());

/** Every object within, with the way to it. */
function objectsIn(shape: Shape, way: string): [string, Shape][] {
  const within = [
    ...Object.entries(shape.properties ?? {}).flatMap(([name, one]) => objectsIn(one, `${way}.${name}`)),
    ...(shape.items ? objectsIn(shape.items, `${way}[]`) : []),
    ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((one) => objectsIn(one, way)),
  ];
  return shape.type === 'object' ? [[way, shape], ...within] : within;
}

/** What a stranger would like to say of a row. */
const wishes = () => ({
  userId: owner.userId,
  user_id: owner.userId,
  ownerId: owner.userId,
  role: 'admin',
  isAdmin: true,
  createdAt: '2001-01-01T00:00:00Z',
  deletedAt: null,
  requestHash: 'x',
  password_hash: 'x',
  constructor: { prototype: { isAdmin: true } },
  prototype: { isAdmin: true },
});

function withWishes({ input }: ProcedureFacts): string {
  const [fitting] = fc.sample(arbitraryOf(input, things), { numRuns: 1, seed: 11 });
  const said = { ...(fitting as object | undefined), ...wishes() };
  // Written out: in a literal it would set the prototype instead of being a field.
  return JSON.stringify(said).replace('{', '{"__proto__":{"isAdmin":true},');
}

function send({ path, isMutation }: ProcedureFacts, text: string): Promise<Answered> {
  const url = isMutation ? `/trpc/${path}` : `/trpc/${path}?input=${encodeURIComponent(text)}`;
  const { headers } = stranger;
  return isMutation
    ? ask(server, { method: 'POST', url, headers, payload: text })
    : ask(server, { method: 'GET', url, headers });
}

/** Of a form of its own, in which its reader refuses what it does not name. */
const READ_BY_ITS_OWN_RULES = ['imports.open.mapping', 'mappings.save.mapping'];

test('no input of any procedure, at any depth, takes a field that it does not name', () => {
  const objects = PROCEDURES.flatMap(({ path, input }) => objectsIn(input, path));
  expect(objects.length).toBeGreaterThan(PROCEDURES.length);
  expect(
    objects.filter(([, { additionalProperties }]) => additionalProperties !== false).map(([way]) => way),
  ).toEqual(READ_BY_ITS_OWN_RULES);
});

test('every procedure refuses fields that would say whose a row is, who somebody is or what all objects are', async () => {
  const before = [await rowsOf(server, owner.userId), await rowsOf(server, stranger.userId)];
  for (const procedure of PROCEDURES) {
    const { status, body } = await send(procedure, withWishes(procedure));
    expect([procedure.path, status, body]).toEqual([
      procedure.path,
      // A stream says so in its first event.
      procedure.path === 'live.changes' ? 200 : 400,
      expect.stringContaining('Unrecognized key'),
    ]);
    const own = Object.keys(procedure.input.properties ?? {});
    const foreign = Object.keys(wishes()).filter((name) => !own.includes(name));
    for (const name of foreign) expect(body).toContain(name);
  }
  expect([await rowsOf(server, owner.userId), await rowsOf(server, stranger.userId)]).toEqual(before);
  expect({}).not.toHaveProperty('isAdmin');
});

test.each(['/api/v1/platforms', '/trpc/platforms.create'])(
  'a prototype in the JSON for %s is no input',
  async (url) => {
    const payload = '{"__proto__":{"isAdmin":true},"name":"Mine"}';
    const { status } = await ask(server, { method: 'POST', url, headers: stranger.headers, payload });
    expect(status).toBe(400);
    expect({}).not.toHaveProperty('isAdmin');
  },
);

test('a field that is said twice, or in the address and the body, is refused', async () => {
  const of = things['earningId'] ?? '';
  const said = {
    method: 'PUT',
    url: `/api/v1/earnings/${of}`,
    headers: { ...owner.headers, 'if-match': '"1"' },
  };
  expect((await ask(server, { ...said, payload: JSON.stringify({ id: of }) })).body).toContain(
    'says \\"id\\" already',
  );
  expect((await ask(server, { ...said, url: `${said.url}?id=${of}`, payload: '{}' })).body).toContain(
    'takes no query',
  );
  const list = { method: 'GET', url: '/api/v1/earnings?limit=1&limit=2', headers: owner.headers };
  expect((await ask(server, list)).body).toContain('once only');
});
