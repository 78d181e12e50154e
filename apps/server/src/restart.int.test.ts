import { createTestDatabase, type TestDatabase } from '@earntrack/testkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ChildServer, signUp, startServer } from './testing/child-server.ts';

let database: TestDatabase;
let servers: ChildServer[];
beforeEach(async () => {
  database = await createTestDatabase();
  servers = [];
  for (let count = 0; count < 2; count += 1) servers.push(await startServer({ DATABASE_URL: database.url }));
});
afterEach(async () => {
  for (const server of servers) {
    server.process.kill('SIGKILL');
    await server.ended;
  }
  await database.drop();
});

async function instanceOf(server: ChildServer, cookie: string): Promise<{ id: string; host: string }> {
  const answer = await server.call('operator.console.vitals', undefined, cookie);
  const { result } = (await answer.json()) as {
    result: { data: { instance: { id: string; host: string } } };
  };
  return result.data.instance;
}

test('an operator has one of several processes end, whichever of them answered, and the others go on', async () => {
  const [one, other] = servers as [ChildServer, ChildServer];
  const cookie = await signUp(one);
  const { id, host } = await instanceOf(other, cookie);
  expect((await instanceOf(one, cookie)).id).not.toBe(id);

  const asked = await one.call('operator.console.restart', { instanceId: id, host }, cookie);
  expect(asked.status).toBe(200);
  // Not 0: what keeps it going after failures alone begins it anew too.
  expect(await other.ended).toBe(75);
  expect(other.output()).toContain('"an operator asked for it"');
  expect((await one.call('auth.session', undefined, cookie)).status).toBe(200);
  await vi.waitFor(async () => {
    const acts = await one.call('operator.acts', undefined, cookie);
    expect(await acts.json()).toMatchObject({
      result: { data: { items: [{ action: 'restart_asked', details: { instance: id, host } }] } },
    });
  }, 10_000);
});
