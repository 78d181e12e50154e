import { randomUUID } from 'node:crypto';
import { takeIn } from './customers.ts';
import type { Instance } from './pair.ts';
import { signUp, SOMEBODY } from './people.ts';

type Person = Awaited<ReturnType<typeof signUp>>;

/** So often that both instances of a balancer which takes turns are asked, and more than once. */
const LOOKS = 4;
const EARNED = 10;

/** Somebody with a browser, who comes to whichever instance the balancer chooses, each time anew. */
export interface Traveller {
  /** Answers are those of a person who earned so much by now; each is looked at several times. */
  seen(): Promise<{ net: string; count: number }[]>;
  expected(): { net: string; count: number };
  earn(): Promise<void>;
  takeInStatement(): Promise<void>;
  /** Listens to what changes. */
  listen(): Promise<Listener>;
  signOut(): Promise<void>;
  signIn(): Promise<void>;
  /** How each of several looks is answered. */
  statuses(): Promise<number[]>;
}

export interface Listener {
  /** Resolves once a change of that kind was told. Rejects where the stream ends before. */
  hears(kind: string): Promise<void>;
  leave(): void;
}

export async function startJourney(origin: string): Promise<Traveller> {
  const email = `${randomUUID()}@example.com`;
  const person = await signUp(origin, email);
  const change = async (procedure: string, input?: unknown) => good(await person.change(procedure, input));
  const platformId = randomUUID();
  const platform = { id: platformId, name: 'Uber', kind: 'rideshare', colour: 1, currency: 'EUR' };
  await change('platforms.create', platform);
  let [net, count] = [0, 0];
  return {
    expected: () => ({ net: String(net), count }),
    seen: () => looks(() => overviewOf(person)),
    async earn() {
      const values = { earnedOn: '2026-11-12', currency: 'EUR', components: { base: String(EARNED) } };
      await change('earnings.create', { id: randomUUID(), platformId, ...values });
      net += EARNED;
      count += 1;
    },
    async takeInStatement() {
      const taken = await takeIn(person, platformId, async (_, ask) => good(await ask()));
      net += taken.net;
      count += taken.rows;
    },
    listen: () => listen(`${origin}/trpc/live.changes?input=%7B%7D`, person.headers),
    signOut: async () => void (await change('auth.logout')),
    async signIn() {
      const signedIn = await change('auth.login', { email, password: SOMEBODY.password });
      person.headers['cookie'] = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
    statuses: () => looks(async () => (await person.ask('profile.get')).status),
  };
}

/** One after the other: at once they might share one answer. */
async function looks<Seen>(look: () => Promise<Seen>): Promise<Seen[]> {
  const seen: Seen[] = [];
  while (seen.length < LOOKS) seen.push(await look());
  return seen;
}

async function overviewOf({ ask }: Person): Promise<{ net: string; count: number }> {
  const summary = await dataOf<{ totals: { net: string }[] }>(
    await ask('dashboard.summary', { period: { kind: 'all' } }),
  );
  const [sums] = await dataOf<{ net: string; count: number }[]>(await ask('earnings.sums'));
  const [total] = summary.totals;
  if (total?.net !== sums?.net) throw new Error(`The overview has ${total?.net}, the sums ${sums?.net}.`);
  return { net: total?.net ?? '0', count: sums?.count ?? 0 };
}

async function dataOf<Data>(answer: Response): Promise<Data> {
  return ((await good(answer).then((each) => each.json())) as { result: { data: Data } }).result.data;
}

async function good(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  throw new Error(`${answer.url} was answered with ${answer.status}: ${await answer.text()}`);
}

async function listen(url: string, headers: Record<string, string>): Promise<Listener> {
  const leaving = new AbortController();
  const { body } = await good(await fetch(url, { headers, signal: leaving.signal }));
  if (body === null) throw new Error('The stream has no body.');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let told = '';
  const hears = async (kind: string) => {
    while (!told.includes(`"kind":"${kind}"`)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`The stream ended without ${kind}: ${told}`);
      told += value;
    }
  };
  // Only then does it stand: what is done before it is no news to it.
  await hears('nothing');
  return { hears, leave: () => leaving.abort() };
}

/** Calls that an instance has answered well, by its own count. */
export async function answeredBy({ url }: Instance, metricsToken: string): Promise<number> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  const text = await (await fetch(`${url}/metrics`, { headers })).text();
  const lines = text.matchAll(/^http_requests_total\{[^}]*route="\/trpc\/[^}]*status="200"[^}]*\} (\d+)$/gm);
  return [...lines].reduce((sum, [, count]) => sum + Number(count), 0);
}
