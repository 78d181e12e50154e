import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { signUp, SOMEBODY } from './people.ts';

/** What was promised to somebody, and how it went. */
export interface Ledger {
  email: string;
  /** Amounts of the earnings that were acknowledged, by their ids. */
  typed: ReadonlyMap<string, string>;
  /** How many rows of statements were acknowledged. */
  importedRows: number;
  /** How many requests were answered with success. */
  answered: number;
  /** Each attempt that was not, in words. */
  failures: readonly string[];
}

export interface Customers {
  ledger: Ledger;
  stop(): Promise<void>;
}

type Send = (what: string, ask: () => Promise<Response>) => Promise<Response>;

const TYPISTS = 4;
const STATEMENT = { chunks: 4, rowsOfEach: 50, ofEachRow: 7.25 };
const BETWEEN_ATTEMPTS_MS = 50;
const MOST_ATTEMPTS = 600;
/** Nobody reads a page in no time; and a machine that does nothing else starts no server. */
const BETWEEN_PAGES_MS = 50;
const DAY = '2026-11-12';

/**
 * Somebody on several devices who writes down earnings, looks at them and takes in statements, and a program of theirs: as quickly as they
 * are answered. What fails is sent again, under its id where it changes something, until it is answered; each failure is noted.
 */
export async function startCustomers(origin: string, { hasProgram = false } = {}): Promise<Customers> {
  const email = `${randomUUID()}@example.com`;
  const person = await signUp(origin, email);
  const platformId = randomUUID();
  await person.change('platforms.create', {
    id: platformId,
    name: 'Uber',
    kind: 'rideshare',
    colour: 1,
    currency: 'EUR',
  });
  const typed = new Map<string, string>();
  const ledger = { email, typed, failures: [], importedRows: 0, answered: 0 };
  const ending = new AbortController();
  const send = sending(ledger);
  const forever = async (act: () => Promise<void>) => {
    while (!ending.signal.aborted) {
      await act();
      await pause(BETWEEN_PAGES_MS);
    }
  };
  const typist = async () => {
    const earning = earningOf(platformId, typed.size);
    await send('earnings.create', () => person.change('earnings.create', earning));
    typed.set(earning.id, earning.components.base);
    await send('earnings.list', () => person.ask('earnings.list', { limit: 50 }));
    await send('dashboard.summary', () => person.ask('dashboard.summary', { period: { kind: 'month' } }));
  };
  const statements = async () => {
    ledger.importedRows += (await takeIn(person, platformId, send)).rows;
  };
  const program = hasProgram ? [forever(await programOf(origin, email, send))] : [];
  const lives = [...Array.from({ length: TYPISTS }, () => forever(typist)), forever(statements), ...program];
  return {
    ledger,
    async stop() {
      ending.abort();
      await Promise.all(lives);
    },
  };
}

/** Sends a request until it is answered with success, and notes how that went. */
function sending(ledger: { answered: number; failures: string[] }): Send {
  return async (what, ask) => {
    for (let attempts = 1; attempts <= MOST_ATTEMPTS; attempts += 1) {
      const answer = await attempt(ask);
      if (typeof answer !== 'string') {
        ledger.answered += 1;
        return answer;
      }
      ledger.failures.push(`${what}: ${answer}`);
      await pause(BETWEEN_ATTEMPTS_MS);
    }
    throw new Error(`${what} was never answered: ${ledger.failures.at(-1)}`);
  };
}

async function attempt(ask: () => Promise<Response>): Promise<Response | string> {
  try {
    const response = await ask();
    const text = await response.text();
    // Read to its end: an answer of which half came is none.
    if (!response.ok) return `${response.status} ${text.slice(0, 300)}`;
    return new Response(text, { status: response.status });
  } catch (err) {
    return err instanceof Error ? `${err.message} ${String(err.cause)}` : String(err);
  }
}

type Person = Awaited<ReturnType<typeof signUp>>;

/** A statement as the pages send it: opened, staged in chunks, looked at and committed. Gives what it brings. */
export async function takeIn(
  person: Person,
  platformId: string,
  send: Send,
): Promise<{ rows: number; net: number }> {
  const importId = randomUUID();
  const rowCount = STATEMENT.chunks * STATEMENT.rowsOfEach;
  const opened = {
    id: importId,
    presetId: 'generic',
    fileName: 'week.csv',
    fileSha256: createHash('sha256').update(importId).digest('hex'),
    rowCount,
    itemCount: rowCount,
    why: 'Its columns are named.',
    platforms: [{ name: null, target: { kind: 'existing', platformId } }],
  };
  const change = (procedure: string, input: unknown) =>
    send(procedure, () => person.change(procedure, input));
  await change('imports.open', opened);
  for (let chunk = 0; chunk < STATEMENT.chunks; chunk += 1) {
    const items = Array.from({ length: STATEMENT.rowsOfEach }, (_, at) =>
      itemOf(importId, chunk * STATEMENT.rowsOfEach + at + 1),
    );
    await change('imports.stage', { importId, chunk, items });
  }
  await send('imports.preview', () => person.ask('imports.preview', { importId }));
  await change('imports.commit', { importId });
  return { rows: rowCount, net: rowCount * STATEMENT.ofEachRow };
}

function itemOf(importId: string, row: number) {
  return {
    kind: 'earning',
    key: `${importId}-${row}`,
    rows: [{ row, unit: 'EUR', value: String(STATEMENT.ofEachRow) }],
    platformName: null,
    description: '',
    externalId: null,
    earnedOn: DAY,
    currency: 'EUR',
    components: { base: String(STATEMENT.ofEachRow) },
    hours: null,
  };
}

function earningOf(platformId: string, place: number) {
  const base = `${1 + (place % 90)}.50`;
  return { id: randomUUID(), platformId, earnedOn: DAY, currency: 'EUR', components: { base } };
}

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** A program that signed in with the password: it has its token made anew again and again, and reads with what it has. */
async function programOf(origin: string, email: string, send: Send): Promise<() => Promise<void>> {
  const post = async (procedure: string, input: unknown): Promise<Tokens> => {
    const response = await send(procedure, () =>
      fetch(`${origin}/trpc/${procedure}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      }),
    );
    return ((await response.json()) as { result: { data: Tokens } }).result.data;
  };
  let tokens = await post('tokens.login', { email, password: SOMEBODY.password });
  return async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const headers = { authorization: `Bearer ${tokens.accessToken}` };
      await send('profile.get of a program', () => fetch(`${origin}/trpc/profile.get`, { headers }));
    }
    tokens = await post('tokens.refresh', { refreshToken: tokens.refreshToken });
  };
}
