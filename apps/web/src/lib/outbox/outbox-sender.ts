import { readFailure } from '@earntrack/client';
import { client } from '../query.ts';
import { isSame, type OutboxEntry, waiting } from './outbox-entry.ts';
import {
  dropSent,
  outboxEntries,
  outboxOwner,
  pauseOutbox,
  readAnew,
  refuseSent,
  watchOutbox,
} from './outbox.ts';

/** The first pause after a try that reached nobody, doubled each time, in milliseconds. */
const RETRY_MS = { first: 5_000, longest: 300_000 };
const LOCK = 'earntrack-outbox';

let retryMs = RETRY_MS.first;
let timer: ReturnType<typeof setTimeout> | undefined;
let isSending = false;
let onSent: (count: number) => void = () => {};

/** Sends by itself from now on: at the start, when the network or the person is back, and every now and then. */
export function startSending(whenSent: (count: number) => void): () => void {
  onSent = whenSent;
  const unwatch = watchOutbox(schedule);
  const now = () => void sendKept();
  const whenSeen = () => {
    if (document.visibilityState === 'visible') now();
  };
  window.addEventListener('online', now);
  window.addEventListener('focus', now);
  document.addEventListener('visibilitychange', whenSeen);
  now();
  return () => {
    unwatch();
    clearTimeout(timer);
    timer = undefined;
    window.removeEventListener('online', now);
    window.removeEventListener('focus', now);
    document.removeEventListener('visibilitychange', whenSeen);
  };
}

function schedule(): void {
  if (waiting(outboxEntries()).length === 0) {
    clearTimeout(timer);
    timer = undefined;
    retryMs = RETRY_MS.first;
    return;
  }
  timer ??= setTimeout(() => {
    timer = undefined;
    retryMs = Math.min(retryMs * 2, RETRY_MS.longest);
    void sendKept().then(schedule);
  }, retryMs);
}

/** Sends what waits, unless this or another tab is at it. */
export async function sendKept(): Promise<void> {
  if (isSending || waiting(outboxEntries()).length === 0) return;
  isSending = true;
  try {
    // Only a secure page has locks; without them two tabs may send the same id, which is still one create.
    if (!navigator.locks) await sendInOrder();
    else await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => lock && sendInOrder());
  } finally {
    isSending = false;
  }
}

async function sendInOrder(): Promise<void> {
  const owner = outboxOwner();
  if (owner === null) return;
  await readAnew();
  let sent = 0;
  for (const entry of waiting(outboxEntries())) {
    const isStillWanted = outboxEntries().some((each) => isSame(each, entry));
    if (!isStillWanted) continue;
    const outcome = await sendOne(owner, entry);
    if (outcome === 'recorded') sent += 1;
    if (outcome === 'stop') break;
  }
  if (sent > 0) onSent(sent);
}

async function sendOne(owner: string, entry: OutboxEntry): Promise<'recorded' | 'left' | 'stop'> {
  try {
    // The cookie is shared by all tabs: somebody else may have signed in beside this page.
    if (!(await isSignedIn(owner))) return 'stop';
    await create(entry);
    await dropSent(owner, entry);
    pauseOutbox(null);
    return 'recorded';
  } catch (err) {
    return leave({ owner, entry }, err);
  }
}

async function create(entry: OutboxEntry): Promise<unknown> {
  return entry.kind === 'earning'
    ? client.earnings.create.mutate(entry.input)
    : client.work.create.mutate(entry.input);
}

async function isSignedIn(owner: string): Promise<boolean> {
  const { account } = await client.auth.session.query();
  const isOwner = account?.id === owner;
  if (!isOwner) pauseOutbox('signed_out');
  return isOwner;
}

/** Codes that say something of the moment, not of the entry. */
const PASSING: ReadonlySet<string> = new Set([
  'too_many_requests',
  'unavailable',
  'busy',
  'read_only',
  'not_signed_in',
]);

interface Tried {
  owner: string;
  entry: OutboxEntry;
}

async function leave({ owner, entry }: Tried, error: unknown): Promise<'left' | 'stop'> {
  const failure = readFailure(error);
  if (failure.kind !== 'refused' || PASSING.has(failure.code)) {
    pauseOutbox(failure.code === 'not_signed_in' ? 'signed_out' : 'unreachable');
    return 'stop';
  }
  // A fault of the server's own may be over next time; the entries behind it need not wait.
  if (failure.code === 'internal') return 'left';
  const isTheirs = await isSignedIn(owner).catch(() => false);
  if (!isTheirs) return 'stop';
  await refuseSent(owner, entry, failure.message);
  return 'left';
}
