import { healthView } from '@earntrack/contract';
import { OperatorError } from '../operator-error.ts';
import { ask, jsonOf, type Site } from '../smoke/ask.ts';
import { isExposition } from '../smoke/exposition.ts';
import type { Answered, Preflight } from './judge-server.ts';

/** A page, an answer, a refusal: each kind has its own way out of the server. */
const ADDRESSES = [
  { path: '/', isPage: true },
  { path: '/trpc/auth.session', isPage: false },
  { path: '/api/v1/nothing-is-here', isPage: false },
] as const;

/**
 * The headers that it really sends. Throws OperatorError where it does not answer, or somebody else does: a host of pages has a page
 * for every address, and nothing that it says of itself is said of the server.
 */
export async function askForHeaders(site: Site): Promise<Answered[]> {
  const health = healthView.safeParse(await jsonOf(await ask(site, '/api/v1/health')));
  if (!health.success)
    throw new OperatorError(
      `${site.origin} does not answer as EarnTrack does: name the address of the server with --url.`,
    );
  const answered: Answered[] = [];
  for (const { path, isPage } of ADDRESSES) {
    const { headers } = await ask(site, path, { headers: { accept: isPage ? 'text/html' : '*/*' } });
    answered.push({ path, isPage, headers: new Map(headers) });
  }
  return answered;
}

/** What it lets pages of these origins do. */
export async function askAsOrigins(site: Site, origins: readonly string[]): Promise<Preflight[]> {
  const asked: Preflight[] = [];
  for (const origin of origins) {
    const { headers } = await ask(site, '/api/v1/earnings', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    asked.push({ origin, allowed: headers.get('access-control-allow-origin') });
  }
  return asked;
}

/** Its metrics; null where they are closed to us (the token is wrong, or it has none and this is another machine), or not at this address. */
export async function askForMetrics(site: Site, token: string | undefined): Promise<string | null> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await ask(site, '/metrics', { headers });
  const text = await answer.text();
  return answer.status === 200 && isExposition(text) ? text : null;
}
