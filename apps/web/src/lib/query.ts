import { createEarnTrackClient, readFailure } from '@earntrack/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { newId } from './new-id.ts';
import { fetchWithCookie, PROCEDURES_URL } from './server.ts';
import { noticeServerTime } from './server-clock.ts';

/** What this page calls itself, so that it knows its own changes again when it is told of them. */
export const TAB_ID = newId();

export const client = createEarnTrackClient({
  url: PROCEDURES_URL,
  fetch: fetchAndCompareClocks,
  headers: headersOfPage,
});

export function headersOfPage(): Record<string, string> {
  return { 'x-earntrack-origin': TAB_ID };
}

async function fetchAndCompareClocks(...request: Parameters<typeof fetch>): Promise<Response> {
  const sentMs = Date.now();
  const answer = await fetchWithCookie(...request);
  noticeServerTime({ date: answer.headers.get('date'), sentMs, receivedMs: Date.now() });
  return answer;
}

let onSignedOut: () => void = () => {};

/** Says what happens when any call finds that nobody is signed in any more. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** As if a call had just found that nobody is signed in any more. */
export function leaveSignedOut(): void {
  onSignedOut();
}

function noticeSignOut(error: unknown): void {
  if (readFailure(error).code === 'not_signed_in') onSignedOut();
}

let onReadOnly: () => void = () => {};

/** Says what happens when a change is refused because nothing can be saved now. */
export function whenReadOnly(act: () => void): void {
  onReadOnly = act;
}

function noticeRefusal(error: unknown): void {
  noticeSignOut(error);
  if (readFailure(error).code === 'read_only') onReadOnly();
}

const BUSY_TRIES = 3;
const PAUSE_MS = { first: 1_000, longest: 30_000 };

function isBusy(error: unknown): boolean {
  return readFailure(error).code === 'busy';
}

/** Longer each time, with some chance in it, so that many pages do not come back together. */
function pauseMs(failures: number): number {
  return Math.min(PAUSE_MS.first * 2 ** failures, PAUSE_MS.longest) * (0.5 + Math.random());
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignOut }),
  mutationCache: new MutationCache({ onError: noticeRefusal }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // Without a network they fail with words, instead of waiting in silence.
      networkMode: 'always',
      // An answer "no" stays no; only a server that was not reached, or had too much to do, is asked again.
      retry: (failures, error) =>
        isBusy(error) ? failures < BUSY_TRIES : failures < 2 && readFailure(error).kind !== 'refused',
      retryDelay: pauseMs,
    },
    mutations: {
      networkMode: 'always',
      // It was sent away unread, so it can be sent again whatever it is; what was typed stays where it is meanwhile.
      retry: (failures, error) => isBusy(error) && failures < BUSY_TRIES,
      retryDelay: pauseMs,
    },
  },
});
