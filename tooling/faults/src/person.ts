import { randomUUID } from 'node:crypto';
import { createEarnTrackClient, type EarnTrackClient, readFailure } from '@earntrack/client';
import type { Outcome } from './history.ts';
import type { Random } from './random.ts';
import type { Way } from './way.ts';

export type Currency = 'EUR' | 'USD';

/** Somebody with an account, at the procedures with a browser's cookie and at the resources with a token. */
export interface Person {
  userId: string;
  /** A platform for each currency. */
  platforms: Readonly<Record<Currency, string>>;
  client: EarnTrackClient;
  /** POSTs a resource under a key; the answer's body. Throws what `outcomeOfFailure` reads. */
  post: (path: string, key: string, body: unknown) => Promise<unknown>;
}

interface Arrival {
  origin: string;
  way: Way;
  random: Random;
}

/** Longer than a statement may take, and shorter than a fault lasts. */
const PATIENCE_MS = 3_500;
const PASSWORD = 'correct horse battery';

/** Signs somebody up while all is well. */
export async function arrive({ origin, way, random }: Arrival): Promise<Person> {
  const headers: Record<string, string> = { origin };
  const client = createEarnTrackClient({
    url: `${origin}/trpc`,
    headers: () => headers,
    batchSize: 1,
    timeoutMs: PATIENCE_MS,
    fetch: way.fetch,
  });
  const { cookie, userId } = await signUp(origin, `${randomUUID()}@example.com`);
  headers['cookie'] = cookie;
  const platforms = { EUR: random.uuid(), USD: random.uuid() };
  for (const currency of ['EUR', 'USD'] as const)
    await client.platforms.create.mutate({
      id: platforms[currency],
      name: `Rides in ${currency}`,
      kind: 'rideshare',
      colour: 1,
      currency,
    });
  const { token } = await client.apiTokens.create.mutate({
    id: random.uuid(),
    name: 'A program',
    scopes: ['read', 'write'],
    expiresInDays: null,
  });
  const post = (path: string, key: string, body: unknown) =>
    postResource(way, { url: `${origin}/api/v1${path}`, key, token, body });
  return { userId, platforms, client, post };
}

/** What is known once an attempt failed, and what was said. */
export function outcomeOfFailure(fault: unknown): { outcome: Outcome; said: string } {
  if (fault instanceof ResourceRefused) return outcomeOfCode(fault.code);
  const { kind, code, message } = readFailure(fault);
  return kind === 'refused' ? outcomeOfCode(code) : { outcome: 'unknown', said: `${kind}: ${message}` };
}

/** Said of what may have been done all the same: the answer to a COMMIT may be what got lost. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['unavailable', 'internal']);

function outcomeOfCode(code: string): { outcome: Outcome; said: string } {
  return { outcome: SAYS_NOTHING.has(code) ? 'unknown' : 'refused', said: code };
}

class ResourceRefused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

async function signUp(origin: string, email: string): Promise<{ cookie: string; userId: string }> {
  const person = { email, password: PASSWORD, timeZone: 'UTC', currency: 'EUR', locale: 'en', weekStart: 1 };
  const answer = await fetch(`${origin}/trpc/auth.register`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify(person),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const { result } = (await answer.json()) as { result: { data: { account: { id: string } } } };
  return {
    cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    userId: result.data.account.id,
  };
}

interface Posted {
  url: string;
  key: string;
  token: string;
  body: unknown;
}

async function postResource(way: Way, { url, key, token, body }: Posted): Promise<unknown> {
  const answer = await way.fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const said = (await answer.json()) as { code?: unknown };
  if (answer.ok) return said;
  throw new ResourceRefused(typeof said.code === 'string' ? said.code : 'internal');
}
