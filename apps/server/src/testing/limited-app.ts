import type { LightMyRequestResponse } from 'fastify';
import { OUR_PAGE, REGISTRATION, type TestApp } from './test-app.ts';

/** A new account, and the Cookie header of its browser. */
export async function signUpAt(server: TestApp, { from }: { from: string }): Promise<{ cookie: string }> {
  const response = await server.app.inject({
    method: 'POST',
    url: '/trpc/auth.register',
    headers: OUR_PAGE,
    remoteAddress: from,
    payload: { ...REGISTRATION, email: `${crypto.randomUUID()}@example.com` },
  });
  return { cookie: String(response.headers['set-cookie']).split(';')[0] ?? '' };
}

/** A token from the settings of whoever has the cookie. */
export async function makeTokenAt(
  server: TestApp,
  headers: { cookie: string },
): Promise<{ authorization: string }> {
  const response = await server.app.inject({
    method: 'POST',
    url: '/trpc/apiTokens.create',
    headers: { ...OUR_PAGE, ...headers },
    payload: { id: crypto.randomUUID(), name: 'Sheet', scopes: ['read', 'write'], expiresInDays: 30 },
  });
  const { result } = response.json<{ result: { data: { token: string } } }>();
  return { authorization: `Bearer ${result.data.token}` };
}

interface From {
  headers?: Record<string, string>;
  from?: string;
}

/** Asks for the profile so many times in one request. */
export function readTimes(
  server: TestApp,
  times: number,
  { headers = {}, from: remoteAddress = '127.0.0.1' }: From = {},
): Promise<LightMyRequestResponse> {
  const path = Array.from({ length: times }, () => 'profile.get').join(',');
  return server.app.inject({ url: `/trpc/${path}?batch=1`, headers, remoteAddress });
}

/** The codes of the refusals in the answer to a batch; null for each call that was answered. */
export function codesOf(response: { json: () => unknown }): (string | null)[] {
  const answers = response.json() as { error?: { data: { app: { code: string } } } }[];
  return answers.map(({ error }) => error?.data.app.code ?? null);
}
