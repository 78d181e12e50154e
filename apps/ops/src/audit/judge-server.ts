import { amountOf, counted } from '../review/amounts.ts';
import { act, type Finding, look, WELL } from '../review/finding.ts';
import type { Finding as Checked } from '../smoke/finding.ts';
import { HEADER_PROMISES, type HeaderPromise } from './header-promises.ts';
import { dayOf } from './judge-access.ts';

const DAY_MS = 86_400_000;
const RENEW_DAYS = 14;
const SOON_DAYS = 30;
const SHOWN = 100;

export interface Answered {
  path: string;
  isPage: boolean;
  headers: ReadonlyMap<string, string>;
}

export interface Preflight {
  origin: string;
  /** What the server told a page of that origin that it may. */
  allowed: string | null;
}

const SERVER = { part: 'The running server', source: 'asked of the server' };

/** What is sent against what docs/security.md promises. */
export function judgeHeaders(answered: readonly Answered[], isSecure: boolean): Finding {
  const promises = HEADER_PROMISES.filter(({ when }) => when !== 'https' || isSecure);
  const broken = answered.flatMap((answer) =>
    promises
      .filter((promise) => isBroken(promise, answer))
      .map(
        ({ requirement, header }) => `${answer.path}: ${header} ${sentOf(answer, header)} (${requirement})`,
      ),
  );
  const leaks = answered.flatMap(({ path, headers }) =>
    headers.has('x-powered-by') ? [`${path}: x-powered-by says what runs`] : [],
  );
  const wrong = [...broken, ...leaks];
  return {
    ...SERVER,
    name: 'Security headers',
    measured: `${counted(promises.length, 'promise')} of docs/security.md, ${wrong.length === 0 ? 'all kept' : `${wrong.length} times broken`} by ${counted(answered.length, 'answer')}`,
    ...(wrong.length === 0
      ? WELL
      : act('Something before the server takes them away or changes them: the proxy.')),
    rows: wrong,
  };
}

function isBroken({ header, isKept, when }: HeaderPromise, { headers, isPage }: Answered): boolean {
  if (when === 'answers' && isPage) return false;
  return !isKept(headers.get(header) ?? '');
}

function sentOf({ headers }: Answered, header: string): string {
  const sent = headers.get(header);
  return sent === undefined ? 'is missing' : `is "${sent.slice(0, SHOWN)}"`;
}

/** The list of other origins, as settings name it and as the server keeps it; null where this command was told of none. */
export function judgeOrigins(listed: readonly Preflight[] | null, stranger: Checked): Finding {
  const base = { ...SERVER, name: 'Other origins (CORS)' };
  if (stranger.result !== 'passed')
    return {
      ...base,
      measured: stranger.detail,
      ...act('Name the origins exactly in ALLOWED_ORIGINS, and no others.'),
    };
  if (listed === null)
    return { ...base, measured: `strangers are refused; ALLOWED_ORIGINS is not set here`, ...WELL };
  const open = listed.filter(({ origin }) => !isProtected(origin));
  const unknown = listed.filter(({ origin, allowed }) => allowed !== origin);
  return {
    ...base,
    measured: `strangers are refused; ${counted(listed.length, 'origin')} named`,
    ...(open.length > 0
      ? act(
          `Whoever shares the network may stand in for ${open.map(({ origin }) => origin).join(', ')}: name https alone.`,
        )
      : unknown.length > 0
        ? look('The server does not know all that is named here: start it anew, or take them out.')
        : look('See that each page is still yours; take out what is not.')),
    rows: listed.map(({ origin, allowed }) => `${origin}: ${allowed === origin ? 'may read' : 'is refused'}`),
  };
}

function isProtected(origin: string): boolean {
  const { protocol, hostname } = URL.parse(origin) ?? { protocol: '', hostname: '' };
  return protocol === 'https:' || /^(?:localhost|127\.\d+\.\d+\.\d+)$/.test(hostname);
}

export function judgeMetricsDoor({ result, detail }: Checked): Finding {
  const isClosed = result === 'passed';
  return {
    ...SERVER,
    name: 'Metrics',
    measured: detail,
    ...(isClosed ? WELL : act('Set METRICS_TOKEN, or close /metrics at the proxy.')),
  };
}

/** How often somebody was told that it is too much. */
export interface Refusals {
  byBudget: ReadonlyMap<string, number>;
  /** "in 30 days", "since it started". */
  within: string;
  source: string;
}

const MANY_REFUSALS = 1_000;

/** How much may be asked, as the server itself says. */
export function judgeRateLimit(answered: readonly Answered[]): Finding {
  const policies = answered.flatMap(({ headers }) => headers.get('ratelimit-policy') ?? []);
  return {
    ...SERVER,
    name: 'Rate limits',
    measured: policies.length === 0 ? 'no answer names one' : [...new Set(policies)].map(policyOf).join(', '),
    ...(policies.length === 0
      ? act('Calls are not counted, or the proxy hides it: ask the server itself.')
      : WELL),
  };
}

export function judgeRefusals({ byBudget, within, source }: Refusals): Finding {
  const refused = [...byBudget].filter(([, times]) => times > 0).toSorted(([, a], [, b]) => b - a);
  const total = refused.reduce((sum, [, times]) => sum + times, 0);
  return {
    part: SERVER.part,
    name: 'Calls refused as too many',
    measured: `${amountOf('count', total)} ${within}`,
    ...(total >= MANY_REFUSALS
      ? look('Somebody asks without end, or the limit is too low for what people do: the log says which.')
      : WELL),
    source,
    rows: refused.map(([budget, times]) => `${budget}: ${amountOf('count', times)}`),
  };
}

/** `"guests";q=600;w=60` */
function policyOf(policy: string): string {
  const parts = [...policy.matchAll(/"([^"]+)";q=(\d+);w=(\d+)/g)];
  return parts.map(([, name, size, seconds]) => `${name} ${size} in ${seconds} s`).join(', ') || policy;
}

export function judgeCertificate(end: Date, present: Date): Finding {
  const days = Math.floor((end.getTime() - present.getTime()) / DAY_MS);
  const renew = 'Renew it: docs/runbook/CertificateExpiring.md.';
  return {
    ...SERVER,
    name: 'TLS certificate',
    measured: `good until ${dayOf(end)}, ${days} days`,
    ...(days < RENEW_DAYS ? act(renew) : days < SOON_DAYS ? look(renew) : WELL),
  };
}
