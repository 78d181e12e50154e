import { createHash, randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  createTestDatabase,
  type SlowNetwork,
  startSlowNetwork,
  type TestDatabase,
} from '@earntrack/testkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ChildServer, signUp, startServer } from './testing/child-server.ts';

/** Of recording, and as many of undoing, at which the server is killed: starting another one takes seconds. Every night it is killed at fifty. */
const KILLED = Number(process.env['CRASH_KILLS'] ?? 5);
/** The same at which it loses its database, whatever it was doing: to the database this is what a killed server is. */
const CUT = 20;
const ROWS = 300;
const CHUNK = 100;
const PLATFORM = { id: randomUUID(), name: 'Shop', kind: 'other', colour: 1, currency: 'EUR' };
/** Says when servers are killed or cut off; how the machine mixes it is another time another. */
const SEED = randomInt(2 ** 31);

let database: TestDatabase;
/** Between the servers and the database. */
let network: SlowNetwork;
let server: ChildServer;
/** Starts while the other one works, so that nobody waits for it. */
let spare: Promise<ChildServer>;
let cookie: string;

const start = () =>
  startServer({
    DATABASE_URL: network.url,
    RATE_LIMIT_PER_MINUTE: '1000000',
    RATE_LIMIT_GUEST_PER_MINUTE: '1000000',
  });

beforeAll(async () => {
  database = await createTestDatabase();
  network = await startSlowNetwork(database.url);
  server = await start();
  spare = start();
  cookie = await signUp(server);
  await change('platforms.create', PLATFORM);
}, 60_000);
afterAll(async () => {
  for (const each of [server, await spare]) {
    each.process.kill('SIGKILL');
    await each.ended;
  }
  await network.stop();
  await database.drop();
});

async function change(path: string, input: unknown): Promise<{ state?: string }> {
  return dataOf(await server.call(path, input, cookie));
}

function ask<Answer>(path: string, input: unknown): Promise<Answer> {
  const asked = `${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
  return server.call(asked, undefined, cookie).then(dataOf<Answer>);
}

async function dataOf<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) throw new Error(`${response.url}: ${await response.text()}`);
  return ((await response.json()) as { result: { data: Answer } }).result.data;
}

interface File {
  open: { id: string } & Record<string, unknown>;
  items: Record<string, unknown>[];
}

function newFile(): File {
  const id = randomUUID();
  const items = Array.from({ length: ROWS }, (_row, at) => ({
    kind: 'earning',
    key: `${id}/${at}`,
    rows: [{ row: at + 2, unit: 'EUR', value: '1' }],
    platformName: null,
    description: id,
    externalId: null,
    earnedOn: '2026-11-02',
    currency: 'EUR',
    components: { base: '1' },
    hours: { clock: 'engaged', seconds: 60 },
  }));
  const open = {
    id,
    presetId: 'generic',
    fileName: 'many.csv',
    fileSha256: createHash('sha256').update(id).digest('hex'),
    rowCount: ROWS,
    itemCount: ROWS,
    why: 'It was made up.',
    platforms: [{ name: null, target: { kind: 'existing', platformId: PLATFORM.id } }],
  };
  return { open, items };
}

/** What a page does, from the beginning: whatever of it is done already is not done twice. */
async function record({ open, items }: File): Promise<void> {
  const { state } = await change('imports.open', open);
  if (state === 'committed') return;
  for (let chunk = 0; chunk * CHUNK < ROWS; chunk += 1) {
    const part = items.slice(chunk * CHUNK, (chunk + 1) * CHUNK);
    await change('imports.stage', { importId: open.id, chunk, items: part });
  }
  await change('imports.commit', { importId: open.id });
}

async function undo({ open }: File): Promise<void> {
  await change('imports.undo', { importId: open.id });
}

/** What is there of a file: entries, their money, and the hours of all that is there. */
async function found({ open }: File) {
  const [sums] = await ask<{ count: number; net: string }[]>('earnings.sums', { text: open.id });
  const { workedSeconds } = await ask<{ workedSeconds: number }>('dashboard.summary', {
    period: { kind: 'all' },
  });
  return { earnings: sums?.count ?? 0, net: sums?.net ?? '0', workedSeconds };
}

const NOTHING = { earnings: 0, net: '0', workedSeconds: 0 };
const ALL = { earnings: ROWS, net: String(ROWS), workedSeconds: ROWS * 60 };

/** At least 0 and less than 1, the same for the same seed. */
function chance(at: string): number {
  return createHash('sha256').update(`${SEED}/${at}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** Breaks off what the server does some time into it. */
async function breakOff(doing: Promise<void>, afterMs: number, how: () => Promise<void>): Promise<void> {
  const brokenOff = doing.catch(() => undefined);
  // No waiting for something: the moment itself is what is tried, whatever the server is at then.
  await pause(afterMs);
  await how();
  await brokenOff;
}

/** Another server goes on. */
async function kill(): Promise<void> {
  server.process.kill('SIGKILL');
  await server.ended;
  server = await spare;
  spare = start();
}

/** The server connects anew, by itself. */
async function cut(): Promise<void> {
  network.cut();
  await vi.waitFor(() => ask('earnings.sums', {}), 30_000);
}

async function durationOf(doing: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await doing();
  return performance.now() - startedMs;
}

/** How long recording and undoing take when nobody breaks them off. */
async function durations() {
  const file = newFile();
  const recordMs = await durationOf(() => record(file));
  expect(await found(file)).toEqual(ALL);
  const undoMs = await durationOf(() => undo(file));
  expect(await found(file)).toEqual(NOTHING);
  return { recordMs, undoMs };
}

/** Breaks recording and undoing off so many times. Says where there was neither all nor nothing of the file, or a retry did not finish. */
async function faultsOf(times: number, name: string, how: () => Promise<void>): Promise<string[]> {
  const { recordMs, undoMs } = await durations();
  const faults: string[] = [];
  for (let at = 0; at < times; at += 1) {
    const file = newFile();
    const look = async (moment: string, wanted: readonly object[]) => {
      const there = await found(file);
      if (wanted.some((each) => isDeepStrictEqual(there, each))) return;
      faults.push(`seed ${SEED}, ${name} ${at}, ${moment}: ${JSON.stringify(there)}`);
    };
    await breakOff(record(file), recordMs * chance(`record ${name} ${at}`), how);
    await look('recording broken off', [NOTHING, ALL]);
    await record(file);
    await look('recorded', [ALL]);
    await breakOff(undo(file), undoMs * chance(`undo ${name} ${at}`), how);
    await look('undoing broken off', [NOTHING, ALL]);
    await undo(file);
    await look('undone', [NOTHING]);
  }
  return faults;
}

test(
  'a server that is killed at any moment of an import or of its undoing leaves all or nothing of the file, and the retry finishes it',
  async () => {
    expect(await faultsOf(KILLED, 'killed', kill)).toEqual([]);
  },
  40_000 * (KILLED + 1),
);

test('so does a server that loses its database at any moment, and it goes on by itself once that is back', async () => {
  // A server that has not yet begun to serve ends without its database, and there is nobody here to start it again.
  await spare;
  expect(await faultsOf(CUT, 'cut', cut)).toEqual([]);
}, 240_000);
