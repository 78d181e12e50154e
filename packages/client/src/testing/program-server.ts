import { vi } from 'vitest';
import { createEarnTrackClient, type EarnTrackClientOptions } from '../client.ts';
import type { TokenPair } from '../token-session.ts';

export const URL_OF_TEST = 'http://earntrack.test/trpc';
const HOUR_MS = 3_600_000;

interface Sent {
  procedures: string[];
  bearer: string | null;
}

type Answer = { status?: number; headers?: Record<string, string>; bodies: unknown[] };

/** A server that answers by what was asked, and remembers it. */
export function serverOf(answerTo: (sent: Sent, count: number) => Answer | 'nobody') {
  const sent: Sent[] = [];
  const posted: string[] = [];
  const send = vi.fn(async (input: unknown, init?: RequestInit) => {
    const procedures = new URL(String(input)).pathname.replace('/trpc/', '').split(',');
    const one = { procedures, bearer: new Headers(init?.headers).get('authorization') };
    sent.push(one);
    posted.push(typeof init?.body === 'string' ? init.body : '');
    const answer = answerTo(one, sent.length);
    if (answer === 'nobody') throw new TypeError('fetch failed');
    const { status = 200, headers = {}, bodies } = answer;
    return new Response(JSON.stringify(bodies), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
  });
  return { sent, posted, fetch: send as typeof fetch };
}

export const ok = (count = 1): Answer => ({
  bodies: Array.from({ length: count }, () => ({ result: { data: [] } })),
});

export function refused(code: string, status: number, headers: Record<string, string> = {}): Answer {
  const data = { code: 'X', httpStatus: status, app: { code, requestId: 'r', fields: {} } };
  return { status, headers, bodies: [{ error: { message: 'No.', code: -32_000, data } }] };
}

export function pairOf(name: string, lastsMs = HOUR_MS): TokenPair {
  return {
    accessToken: `access-${name}`,
    expiresAt: new Date(Date.now() + lastsMs).toISOString(),
    refreshToken: `refresh-${name}`,
    refreshExpiresAt: new Date(Date.now() + 30 * 24 * HOUR_MS).toISOString(),
  };
}

export const clientOf = (fetch: typeof globalThis.fetch, options: Partial<EarnTrackClientOptions> = {}) =>
  createEarnTrackClient({ url: URL_OF_TEST, auth: { token: 'et_mine' }, fetch, ...options });

export const PLATFORM = {
  id: '0199a3e0-0000-7000-8000-000000000000',
  name: 'Shop',
  kind: 'other',
  colour: 1,
  currency: 'EUR',
} as const;
