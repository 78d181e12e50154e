import { randomBytes, randomUUID } from 'node:crypto';
import { createEarnTrackClient, type EarnTrackClient } from '@earntrack/client';
import { microsFromDecimal } from '@earntrack/domain';

const TIMEOUT_MS = 60_000;
/** Of every earning that a drill has people write down. */
export const DAY = '2026-11-12';
const MONTH = { period: { kind: 'month', anchor: DAY } } as const;

export interface Person {
  email: string;
  password: string;
  platformId: string;
}

/** What somebody sees who is signed in: every figure of a month, and their earnings. */
export interface Seen {
  /** What they earned, as the overview says it. */
  netMicros: bigint;
  /** Equal texts are equal screens. */
  all: string;
}

/** Makes an account and a platform, as a browser does. */
export async function signUp(origin: string): Promise<Person & { client: EarnTrackClient }> {
  const person = {
    email: `${randomUUID()}@example.com`,
    password: randomBytes(12).toString('base64url'),
    platformId: randomUUID(),
  };
  const { email, password, platformId } = person;
  const client = clientAt(origin);
  const settings = { timeZone: 'Europe/Lisbon', currency: 'EUR', locale: 'en-GB', weekStart: 1 };
  await client.auth.register.mutate({ email, password, ...settings });
  await client.platforms.create.mutate({
    id: platformId,
    name: 'Uber',
    kind: 'rideshare',
    colour: 1,
    currency: 'EUR',
  });
  return { ...person, client };
}

/** Signs in with the password, which a restored base has to know. */
export async function signIn(origin: string, { email, password }: Person): Promise<EarnTrackClient> {
  const client = clientAt(origin);
  await client.auth.login.mutate({ email, password });
  return client;
}

/** Writes one earning down. Once this resolves it was acknowledged. Gives what it came to. */
export async function earn(client: EarnTrackClient, platformId: string, place: number): Promise<bigint> {
  const base = `${place}.${String(place % 100).padStart(2, '0')}`;
  await client.earnings.create.mutate({
    id: randomUUID(),
    platformId,
    earnedOn: DAY,
    currency: 'EUR',
    components: { base },
  });
  return microsFromDecimal(base);
}

/** Writes several down, one after the other. Gives what they came to. */
export async function earnOften(client: EarnTrackClient, platformId: string, count: number): Promise<bigint> {
  let micros = 0n;
  for (let place = 1; place <= count; place += 1) micros += await earn(client, platformId, place);
  return micros;
}

export async function look(client: EarnTrackClient): Promise<Seen> {
  const overview = await client.dashboard.summary.query(MONTH);
  const earnings = await client.earnings.list.query({ limit: 100 });
  const { net = '0' } = overview.totals[0] ?? {};
  // Midnight may come while somebody looks twice.
  return { netMicros: microsFromDecimal(net), all: JSON.stringify({ ...overview, today: null, earnings }) };
}

/** Keeps the cookie, as a browser does. */
function clientAt(origin: string): EarnTrackClient {
  let cookie = '';
  return createEarnTrackClient({
    url: `${origin}/trpc`,
    timeoutMs: TIMEOUT_MS,
    headers: () => ({ cookie, origin }),
    fetch: async (...request) => {
      const answer = await fetch(...request);
      const [given] = answer.headers.getSetCookie();
      cookie = given?.split(';')[0] ?? cookie;
      return answer;
    },
  });
}
