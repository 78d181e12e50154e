import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { signUp } from './people.ts';
import type { Stack } from './stack.ts';

/** Longer than what the server takes for slow, and shorter than what it gives up after. */
const HELD_MS = 900;

/** Somebody asks for what somebody else holds for a moment. Gives the id by which the log has it. */
export async function slowRequest({ origin, databaseUrl }: Stack, email: string): Promise<string> {
  const { ask } = await signUp(origin, email);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('lock table earning_day in access exclusive mode');
    const asked = ask('payouts.owed');
    await pause(HELD_MS);
    await client.query('rollback');
    const answer = await asked;
    const id = answer.headers.get('x-request-id');
    if (answer.status !== 200 || id === null) throw new Error(`It was answered with ${answer.status}.`);
    return id;
  } finally {
    await client.end();
  }
}
