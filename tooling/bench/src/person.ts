import { createDatabase } from '@earntrack/db';
import { randomUUID } from 'node:crypto';
import type { Child } from './child-process.ts';
import { fillAccount, LARGE, vacuumFilled } from './large-account.queries.ts';

export interface Person {
  userId: string;
  platformIds: string[];
  query: (procedure: string, input: unknown) => string;
  headers: Record<string, string>;
  mutate: <Answer>(procedure: string, input: unknown) => Promise<Answer>;
}

/** Somebody with an account and a session, as a browser has them. */
export async function signUp({ baseUrl }: Child): Promise<Person> {
  const headers: Record<string, string> = {};
  const post = async (procedure: string, input: unknown) => {
    const answer = await fetch(`${baseUrl}/trpc/${procedure}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    if (!answer.ok) throw new Error(`${procedure}: ${await answer.text()}`);
    return answer;
  };
  const register = { email: `${randomUUID()}@example.com`, password: randomUUID(), timeZone: 'UTC' };
  const signedUp = await post('auth.register', { ...register, currency: 'USD', locale: 'en', weekStart: 1 });
  headers['cookie'] = signedUp.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { result } = (await signedUp.json()) as { result: { data: { account: { id: string } } } };
  const platformIds = Array.from({ length: 5 }, () => randomUUID());
  for (const [index, id] of platformIds.entries()) {
    const currency = index === 4 ? 'EUR' : 'USD';
    const platform = { id, name: `Platform ${index}`, kind: 'delivery', colour: 1 + index, currency };
    await post('platforms.create', platform);
  }
  return {
    userId: result.data.account.id,
    platformIds,
    headers,
    query: (procedure, input) =>
      `${baseUrl}/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`,
    async mutate<Answer>(procedure: string, input: unknown) {
      const answer = (await (await post(procedure, input)).json()) as { result: { data: Answer } };
      return answer.result.data;
    },
  };
}

/** Makes it a large account. */
export async function fill(connectionString: string, { userId, platformIds }: Person): Promise<void> {
  const database = createDatabase({ connectionString, guard: false, statementTimeoutMs: 300_000 });
  await fillAccount(database, { userId, platformIds, size: LARGE });
  await vacuumFilled(database);
  await database.close();
}
