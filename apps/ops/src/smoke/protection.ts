import { ask, type Site } from './ask.ts';
import { isExposition } from './exposition.ts';
import { failed, type Finding, passed } from './finding.ts';

const STRANGER = 'https://stranger.invalid';
const YEAR_SECONDS = 31_536_000;

/** What every answer carries, and what has to be in it. */
const WANTED: readonly (readonly [name: string, form: RegExp])[] = [
  [
    'content-security-policy',
    /default-src 'self'.*frame-ancestors 'none'|frame-ancestors 'none'.*default-src/,
  ],
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^(same-origin|no-referrer|strict-origin)/],
  ['x-frame-options', /^deny$/i],
  ['cache-control', /no-store/],
];

export async function checkHeaders(site: Site): Promise<Finding> {
  const { headers } = await ask(site, '/trpc/auth.session');
  const wrong = WANTED.filter(([name, form]) => !form.test(headers.get(name) ?? '')).map(([name]) => name);
  const isSecure = site.origin.startsWith('https:');
  const kept = Number(/max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '')?.[1] ?? 0);
  if (isSecure && kept < YEAR_SECONDS) wrong.push('strict-transport-security');
  if (headers.has('x-powered-by')) wrong.push('x-powered-by');
  return wrong.length === 0
    ? passed(`${WANTED.length + Number(isSecure)} headers as they should be`)
    : failed(`Missing or wrong: ${wrong.join(', ')}.`);
}

/** A page of somebody else may read nothing, and have nothing done. */
export async function checkStrangersAreRefused(site: Site): Promise<Finding> {
  const read = await ask(site, '/health', { headers: { origin: STRANGER } });
  const preflight = await ask(site, '/api/v1/earnings', {
    method: 'OPTIONS',
    headers: { origin: STRANGER, 'access-control-request-method': 'POST' },
  });
  const allowed = [read, preflight].map(({ headers }) => headers.get('access-control-allow-origin'));
  const told = allowed.find((origin) => origin !== null);
  if (told !== undefined) return failed(`${STRANGER} is told that ${told} may read the answers.`);
  const write = await ask(site, '/trpc/auth.logout', {
    method: 'POST',
    headers: { origin: STRANGER, 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' },
    body: '{}',
  });
  if (write.status !== 403)
    return failed(`A write from a page of ${STRANGER} gets ${write.status}, not 403.`);
  return passed(`a page of ${STRANGER} reads and changes nothing`);
}

/** Asked as through a proxy: a loopback address alone would open them to whoever stands on this machine. */
export async function checkMetricsAreClosed(site: Site): Promise<Finding> {
  const answer = await ask(site, '/metrics', { headers: { via: '1.1 smoke' } });
  const { status } = answer;
  if (status === 200 && !isExposition(await answer.text()))
    return passed('not to be had at this address: something else is answered there (200)');
  const isClosed = status === 401 || status === 403 || status === 404;
  return isClosed
    ? passed(`closed to strangers (${status})`)
    : failed(`/metrics answers ${status} to anybody.`);
}
