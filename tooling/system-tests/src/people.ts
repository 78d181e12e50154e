import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

/** Somebody who signs up and uses the server as its pages do, a few times a second. */
export interface People {
  /** The status of every answer until now. */
  statuses: number[];
  stop(): Promise<void>;
}

const PAUSE_MS = 200;
const READING_PAUSE_MS = 500;
export const SOMEBODY = {
  password: 'correct horse battery',
  timeZone: 'Europe/Lisbon',
  currency: 'EUR',
  locale: 'en-GB',
  weekStart: 1,
};

/** What a page tells that was quick. */
const BEACON = JSON.stringify({
  vitals: [
    { name: 'LCP', screen: '/', value: 900 },
    { name: 'INP', screen: '/', value: 40 },
    { name: 'CLS', screen: '/', value: 0.01 },
  ],
});

export async function startPeople(origin: string): Promise<People> {
  const { headers, change, ask } = await signUp(origin, 'ana@example.com');
  const platformId = await addPlatform(change);
  const statuses: number[] = [];
  const note = async (asked: Promise<Response>) => {
    const response = await answered(asked);
    if (response !== null) statuses.push(response.status);
  };
  const tellOfPage = () =>
    answered(fetch(`${origin}/api/beacons`, { method: 'POST', headers, body: BEACON }));
  return {
    statuses,
    stop: everyMoment((turn) => {
      // What hangs does not stop the others from asking. No answer to it is kept: each is read from the sums of days.
      void note(ask('payouts.owed'));
      if (turn % 5 === 0) void note(change('earnings.create', earningOn(platformId)));
      if (turn % 25 === 0) void tellOfPage();
    }),
  };
}

/** Somebody who looks at the same again and again and changes nothing: what they are shown could be kept. */
export async function startReader(origin: string): Promise<() => Promise<void>> {
  const { ask } = await signUp(origin, 'rui@example.com');
  return everyMoment(() => void answered(ask('profile.get')), READING_PAUSE_MS);
}

/** Makes an account, and gives what a page of it calls. */
export async function signUp(origin: string, email: string) {
  const headers: Record<string, string> = { origin, 'content-type': 'application/json' };
  const change = (procedure: string, input: unknown) =>
    fetch(`${origin}/trpc/${procedure}`, { method: 'POST', headers, body: JSON.stringify(input) });
  const ask = (procedure: string, input?: unknown) => {
    const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return fetch(`${origin}/trpc/${procedure}${query}`, { headers });
  };
  const registered = await change('auth.register', { ...SOMEBODY, email });
  if (!registered.ok) throw new Error(await registered.text());
  headers['cookie'] = registered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { headers, change, ask };
}

/** Somebody who noted one earning on that day. */
export async function earnOn(origin: string, email: string, day: string): Promise<void> {
  const { change } = await signUp(origin, email);
  const platformId = await addPlatform(change);
  const noted = await change('earnings.create', { ...earningOn(platformId), earnedOn: day });
  if (!noted.ok) throw new Error(await noted.text());
}

async function addPlatform(change: Awaited<ReturnType<typeof signUp>>['change']): Promise<string> {
  const id = randomUUID();
  const platform = { id, name: 'Uber', kind: 'rideshare', colour: 1, currency: 'EUR' };
  const made = await change('platforms.create', platform);
  if (!made.ok) throw new Error(await made.text());
  return id;
}

/** The answer, read to its end; null from a server that is down, which is what is tried. */
async function answered(asked: Promise<Response>): Promise<Response | null> {
  const response = await asked.catch(() => null);
  await response?.arrayBuffer().catch(() => null);
  return response;
}

/** Does something a few times a second until it is stopped. */
function everyMoment(act: (turn: number) => void, pauseMs = PAUSE_MS): () => Promise<void> {
  const ending = new AbortController();
  const running = go();
  return async () => {
    ending.abort();
    await running;
  };

  async function go(): Promise<void> {
    for (let turn = 0; !ending.signal.aborted; turn += 1) {
      act(turn);
      // How often they ask; whoever stops them need not wait for it.
      await setTimeout(pauseMs, undefined, { signal: ending.signal }).catch(() => {});
    }
  }
}

function earningOn(platformId: string) {
  return {
    id: randomUUID(),
    platformId,
    earnedOn: '2026-11-12',
    currency: 'EUR',
    components: { base: '12.50' },
  };
}
