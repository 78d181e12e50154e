import { type CallerView, callerView, healthView } from '@earntrack/contract';
import { ask, jsonOf, type Site } from './ask.ts';
import { checkCertificate } from './certificate.ts';
import { failed, type Finding, passed, skipped, warned } from './finding.ts';
import { checkPages } from './pages.ts';
import { checkHeaders, checkMetricsAreClosed, checkStrangersAreRefused } from './protection.ts';

export interface Check {
  name: string;
  run: (site: Site) => Promise<Finding>;
}

const EXPIRES_SOON_DAYS = 14;

/** In the order in which a person would look. */
export const CHECKS: readonly Check[] = [
  { name: 'health', run: checkHealth },
  { name: 'database', run: checkDatabase },
  { name: 'ready', run: checkReady },
  { name: 'api', run: checkApi },
  { name: 'auth', run: checkAuth },
  { name: 'token', run: checkToken },
  { name: 'pages', run: checkPages },
  { name: 'headers', run: checkHeaders },
  { name: 'cors', run: checkStrangersAreRefused },
  { name: 'metrics', run: checkMetricsAreClosed },
  { name: 'certificate', run: checkCertificate },
];

async function checkHealth(site: Site): Promise<Finding> {
  const answer = await ask(site, '/health');
  const health = healthView.safeParse(await jsonOf(answer));
  if (!health.success) return failed(`/health answers ${answer.status}, and not as EarnTrack does.`);
  const { status, version, uptime, services } = health.data;
  const detail = `${status}, version ${version}, up for ${uptime} s, Redis ${services.redis}`;
  if (status === 'degraded') return warned(detail);
  return status === 'ok' && answer.status === 200 ? passed(detail) : failed(detail);
}

async function checkDatabase(site: Site): Promise<Finding> {
  const health = healthView.safeParse(await jsonOf(await ask(site, '/api/v1/health')));
  if (health.data?.services.database !== 'connected')
    return failed('The server does not reach its database.');
  // Looks into the table of sessions, which "connected" alone does not.
  const answer = await ask(site, '/trpc/auth.session');
  return answer.status === 200 ? passed('connected, and asked') : failed(`A read answers ${answer.status}.`);
}

async function checkReady(site: Site): Promise<Finding> {
  const answer = await ask(site, '/health/ready');
  if (answer.status !== 200) return failed(`/health/ready answers ${answer.status}.`);
  const { status } = await jsonOf(answer);
  return status === 'ok'
    ? passed('takes requests')
    : failed('/health/ready answers 200, and not as EarnTrack does.');
}

async function checkApi(site: Site): Promise<Finding> {
  const { openapi, paths } = await jsonOf(await ask(site, '/api/v1/openapi.json'));
  const count = typeof paths === 'object' && paths !== null ? Object.keys(paths).length : 0;
  if (typeof openapi !== 'string' || count === 0) return failed('/api/v1/openapi.json describes nothing.');
  const unknown = await ask(site, '/api/v1/nothing-is-here');
  if (unknown.status !== 404) return failed(`An address that is not there answers ${unknown.status}.`);
  return passed(`${count} addresses described by OpenAPI ${openapi}`);
}

async function checkAuth(site: Site): Promise<Finding> {
  const nobody = await testToken(site, null);
  if (nobody.status !== 401) return failed(`/api/v1/auth/test answers ${nobody.status} to nobody, not 401.`);
  const forged = await testToken(site, 'et_made-up');
  if (forged.status !== 401) return failed(`A token that was made up gets ${forged.status}, not 401.`);
  if (forged.headers.get('www-authenticate') === null) return failed('A 401 lacks WWW-Authenticate.');
  return passed('nobody and a made-up token are refused');
}

async function checkToken(site: Site): Promise<Finding> {
  if (site.token === null) return skipped('give a token with --token or EARNTRACK_TOKEN to try one');
  const answer = await testToken(site, site.token);
  if (answer.status !== 200) return failed(`The token gets ${answer.status}: make another in the settings.`);
  const caller = callerView.safeParse(await jsonOf(answer));
  if (!caller.success) return failed('The token is taken, but what it may do is not said.');
  return describeToken(caller.data);
}

function describeToken({ kind, scopes, expiresAt }: CallerView): Finding {
  const allows = `allows ${scopes.join(', ')}`;
  if (expiresAt === null) return passed(allows);
  const detail = `${allows}, until ${expiresAt.slice(0, 16).replace('T', ' ')} UTC`;
  const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000;
  return kind === 'api' && days < EXPIRES_SOON_DAYS ? warned(detail) : passed(detail);
}

function testToken(site: Site, token: string | null): Promise<Response> {
  const authorization: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  return ask(site, '/api/v1/auth/test', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: '{}',
  });
}
