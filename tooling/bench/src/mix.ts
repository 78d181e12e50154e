import { randomUUID } from 'node:crypto';
import { requestBytes } from './http-lane.ts';
import type { Errand } from './open-load.ts';
import type { Visitor } from './visitors.ts';

/** A call as a page makes it. */
interface Call {
  procedure: string;
  input: unknown;
  onDone?: () => void;
}

interface Asking {
  visitor: Visitor;
  /** Earnings that were created in this visit and not changed since. */
  created: EarningInput[];
  errandsLeft: number;
}

interface EarningInput {
  id: string;
  platformId: string;
  earnedOn: string;
  currency: string;
  components: { base: string; tips: string };
}

/** So many people have it open at once, each for so many requests; then somebody else comes. */
const OPEN_AT_ONCE = 200;
const VISIT_ERRANDS = 20;
const PAGE_ROWS = 50;

const reads: Readonly<Record<string, [weight: number, make: (asking: Asking) => Call]>> = {
  list: [30, () => query('earnings.list', { limit: PAGE_ROWS })],
  'list of a platform': [
    8,
    ({ visitor }) => query('earnings.list', { limit: PAGE_ROWS, platformIds: [oneOf(visitor.platformIds)] }),
  ],
  'overview of a week': [10, () => query('dashboard.summary', { period: { kind: 'week' } })],
  'overview of a month': [8, () => query('dashboard.summary', { period: { kind: 'month' } })],
  'overview of a year': [2, () => query('dashboard.summary', { period: { kind: 'year' } })],
  'what is owed': [6, () => query('payouts.owed')],
  payouts: [6, () => query('payouts.list', { limit: PAGE_ROWS })],
  analytics: [5, () => query('analytics.report', { period: { kind: 'month' } })],
  'one earning': [10, ({ visitor }) => query('earnings.get', { id: oneOf(visitor.earningIds) })],
  platforms: [3, () => query('platforms.list')],
  profile: [2, () => query('profile.get')],
};

const writes: typeof reads = {
  'new earning': [6, createEarning],
  // Who has written nothing yet in this visit writes something first.
  'changed earning': [3, (asking) => updateEarning(asking) ?? createEarning(asking)],
  'new payout': [1, ({ visitor }) => createPayout(visitor)],
};

const READ_KINDS = Object.entries(reads).flatMap(([kind, [weight, make]]) =>
  repeat(weight, { kind, make, isRead: true }),
);
const WRITE_KINDS = Object.entries(writes).flatMap(([kind, [weight, make]]) =>
  repeat(weight, { kind, make, isRead: false }),
);
/** A hundred errands of which ninety read. */
const HUNDRED = [...READ_KINDS, ...WRITE_KINDS];

/** Errands of people who come, look around, write something down and leave: nine of ten read. */
export function createMix(origin: string, visitors: readonly Visitor[]): () => Errand {
  let arrived = 0;
  const arrive = (): Asking => {
    const visitor = visitors[arrived++ % visitors.length];
    if (visitor === undefined) throw new Error('Nobody has an account.');
    return { visitor, created: [], errandsLeft: VISIT_ERRANDS };
  };
  const open = Array.from({ length: Math.min(OPEN_AT_ONCE, visitors.length) }, arrive);
  return () => {
    const place = Math.floor(Math.random() * open.length);
    const asking = open[place] ?? arrive();
    asking.errandsLeft -= 1;
    if (asking.errandsLeft === 0) open[place] = arrive();
    const { kind, make, isRead } = oneOf(HUNDRED);
    const call = make(asking);
    const request = bytesOf({ origin, cookie: asking.visitor.cookie, isRead }, call);
    return { kind, request, ...(call.onDone ? { onDone: call.onDone } : {}) };
  };
}

/** As browsers send it, compression included. */
function bytesOf(
  from: { origin: string; cookie: string; isRead: boolean },
  { procedure, input }: Call,
): Buffer {
  const address = `${from.origin}/trpc/${procedure}`;
  const headers = { cookie: from.cookie, 'accept-encoding': 'gzip, deflate, br, zstd' };
  const text = input === undefined ? '' : JSON.stringify(input);
  if (!from.isRead)
    return requestBytes({
      method: 'POST',
      url: address,
      headers: { ...headers, 'content-type': 'application/json' },
      body: text,
    });
  return requestBytes({ url: text ? `${address}?input=${encodeURIComponent(text)}` : address, headers });
}

function query(procedure: string, input?: unknown): Call {
  return { procedure, input };
}

function createEarning({ visitor, created }: Asking): Call {
  const input: EarningInput = {
    id: randomUUID(),
    platformId: visitor.platformIds[0] ?? '',
    earnedOn: new Date().toISOString().slice(0, 10),
    currency: 'USD',
    components: { base: '18.40', tips: '2.50' },
  };
  return { procedure: 'earnings.create', input, onDone: () => void created.push(input) };
}

function updateEarning({ created }: Asking): Call | null {
  const earning = created.pop();
  if (earning === undefined) return null;
  const components = { ...earning.components, tips: '4.00' };
  return { procedure: 'earnings.update', input: { ...earning, components, version: 1 } };
}

function createPayout({ platformIds }: Visitor): Call {
  const paidOn = new Date().toISOString().slice(0, 10);
  const payout = { id: randomUUID(), platformId: platformIds[0], paidOn, currency: 'USD', amount: '250.00' };
  return { procedure: 'payouts.create', input: payout };
}

function oneOf<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

function repeat<Item>(times: number, item: Item): Item[] {
  return Array.from({ length: times }, () => item);
}
