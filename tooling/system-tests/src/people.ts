import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

/** Somebody who signs up and uses the server as its pages do, a few times a second. */
export interface People {
  /** The status of every answer until now. */
  statuses: number[];
  stop(): Promise<void>;
}

const PAUSE_MS = 200;
const SOMEBODY = {
  email: 'ana@example.com',
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
  const headers: Record<string, string> = { origin, 'content-type': 'application/json' };
  const change = (procedure: string, input: unknown) =>
    fetch(`${origin}/trpc/${procedure}`, { method: 'POST', headers, body: JSON.stringify(input) });
  const registered = await change('auth.register', SOMEBODY);
  if (!registered.ok) throw new Error(await registered.text());
  headers['cookie'] = registered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const platformId = randomUUID();
  const platform = { id: platformId, name: 'Uber', kind: 'rideshare', colour: 1, currency: 'EUR' };
  const made = await change('platforms.create', platform);
  if (!made.ok) throw new Error(await made.text());
  const statuses: number[] = [];
  const note = async (asked: Promise<Response>) => {
    // A server that is down answers nothing, which is what is tried.
    const response = await asked.catch(() => null);
    if (response === null) return;
    statuses.push(response.status);
    await response.arrayBuffer().catch(() => null);
  };
  const input = encodeURIComponent(JSON.stringify({}));
  const read = () => note(fetch(`${origin}/trpc/earnings.list?input=${input}`, { headers }));
  const tellOfPage = () =>
    fetch(`${origin}/api/beacons`, { method: 'POST', headers, body: BEACON }).catch(() => null);
  const ending = new AbortController();
  const running = use();
  return {
    statuses,
    async stop() {
      ending.abort();
      await running;
    },
  };

  async function use(): Promise<void> {
    for (let turn = 0; !ending.signal.aborted; turn += 1) {
      // What hangs does not stop the others from asking.
      void read();
      if (turn % 5 === 0) void note(change('earnings.create', earningOn(platformId)));
      if (turn % 25 === 0) void tellOfPage();
      // How often they ask; whoever stops them need not wait for it.
      await setTimeout(PAUSE_MS, undefined, { signal: ending.signal }).catch(() => {});
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
