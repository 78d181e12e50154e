import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { backupOf } from './backup-environment.ts';
import { environment } from './environment.ts';
import { tracingOf } from './tracing-environment.ts';

export type Config = ReturnType<typeof shape>;

/** The environment does not say what the server needs; the message names every problem and no value. */
export class ConfigError extends Error {}

const NO_PAGES = 'none';
const BUILT_WEB = resolve(import.meta.dirname, '../../../web/dist');

/** Reads the environment once. Throws a ConfigError that names every problem. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== '');
  const values = Object.fromEntries(given);
  const parsed = environment.safeParse(values);
  if (parsed.success) return shape(parsed.data);
  const problems = parsed.error.issues.map(({ code, path, message }) => {
    const name = path.join('.');
    // Our own rules say beside what it is missing.
    const isPlain = name in values || code === 'custom';
    return `  ${name} ${isPlain ? message.replace('Invalid input: ', '') : 'is missing'}`;
  });
  throw new ConfigError(`The environment cannot be used:\n${problems.join('\n')}`);
}

function shape(env: z.output<typeof environment>) {
  // Twice the cores: more only makes the slowest answers slower.
  const poolSize = env.DB_POOL_SIZE ?? Math.max(4, availableParallelism() * 2);
  const publicUrl = new URL(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`);
  return {
    /** Null where it is by who reads it: people at a terminal do not want to hear of each request. */
    logLevel: env.LOG_LEVEL ?? null,
    /** Null where it is by what stdout is. */
    logFormat: env.LOG_FORMAT ?? null,
    /** Null where what is written to stdout is kept by somebody else. */
    logFiles: logFilesOf(env),
    http: {
      host: env.HOST,
      port: env.PORT,
      publicOrigin: publicUrl.origin,
      /** Other origins whose pages may use the server with a person's cookie. */
      allowedOrigins: env.ALLOWED_ORIGINS ?? [],
      /** The server that the pages were built to ask; null where it is this one. */
      pagesServer: env.VITE_API_URL === undefined ? null : new URL(env.VITE_API_URL).origin,
      isSecure: publicUrl.protocol === 'https:',
      trustProxy: trustedProxies(env.TRUST_PROXY),
      shutdownLeadMs: env.SHUTDOWN_LEAD_MS,
      shutdownGraceMs: env.SHUTDOWN_GRACE_MS,
    },
    database: databaseOf(env, poolSize),
    /** What this instance serves of the procedures; null for all. */
    domains: env.SERVE_DOMAINS === undefined ? null : new Set(env.SERVE_DOMAINS),
    registration: env.REGISTRATION,
    /** Null where no mail server was set up. */
    mail: mailOf(env),
    /** Who is told of an open incident that was silent for so many minutes, and how often the last of them again. */
    onCall: { contacts: env.ONCALL_CONTACTS ?? [], repeatMinutes: env.ONCALL_REPEAT_MINUTES },
    /** Null where programs cannot sign in with a password. */
    signing: signingOf(env, publicUrl.origin),
    /** Keeps what second factors share with apps; null where none can be turned on. */
    secretsKey: env.SECRETS_KEY ?? null,
    /** Opens what the one before sealed, while it is changed. */
    previousSecretsKey: env.SECRETS_KEY_PREVIOUS ?? null,
    /** Null where instances share nothing but the database. */
    redis: redisOf(env),
    /** How long answers of each kind are kept. */
    keptSeconds: {
      profile: env.CACHE_TTL_PROFILE,
      platforms: env.CACHE_TTL_PLATFORMS,
      earnings: env.CACHE_TTL_EARNINGS,
      analytics: env.CACHE_TTL_ANALYTICS,
    },
    rates: {
      callsPerMinute: env.RATE_LIMIT_PER_MINUTE,
      guestCallsPerMinute: env.RATE_LIMIT_GUEST_PER_MINUTE,
    },
    admission: admissionOf(env, poolSize),
    /** What took longer is a line of the log. */
    slowQueryMs: env.DB_SLOW_QUERY_MS,
    /** Null where nobody asked for backups by schedule. */
    backup: backupOf(env),
    /** Null where nothing is traced. */
    tracing: tracingOf(env),
    /** The one that is, and the one before while somebody may still bring it; none where this machine alone may look. */
    metricsTokens: [env.METRICS_TOKEN, env.METRICS_TOKEN_PREVIOUS].filter((token) => token !== undefined),
    /** The folder of the built pages; null to serve none. */
    webDist: env.WEB_DIST === NO_PAGES ? null : (env.WEB_DIST ?? (existsSync(BUILT_WEB) ? BUILT_WEB : null)),
  };
}

function logFilesOf(env: z.output<typeof environment>) {
  const { LOG_DIR: folder, LOG_KEEP_DAYS: keepDays, LOG_MOST_MEGABYTES: mostMegabytes } = env;
  if (folder === undefined) return null;
  return { folder: resolve(folder), keepDays, mostBytes: mostMegabytes * 1024 ** 2 };
}

/** For each connection some that do not need it at this moment: more of them would only wait for one, further inside. */
const AT_ONCE_BY_CONNECTION = 4;
const WAITING_BY_PLACE = 8;

function admissionOf(env: z.output<typeof environment>, poolSize: number) {
  const atOnce = env.REQUESTS_AT_ONCE ?? poolSize * AT_ONCE_BY_CONNECTION;
  return {
    atOnce,
    waiting: env.REQUESTS_WAITING ?? atOnce * WAITING_BY_PLACE,
    waitMs: env.REQUESTS_WAIT_MS,
  };
}

function mailOf({ SMTP_URL, MAIL_FROM }: z.output<typeof environment>) {
  return SMTP_URL === undefined || MAIL_FROM === undefined ? null : { url: SMTP_URL, from: MAIL_FROM };
}

function signingOf(env: z.output<typeof environment>, issuer: string) {
  const { JWT_SECRET: secret, JWT_SECRET_PREVIOUS: previousSecret = null, JWT_EXPIRES_IN } = env;
  return secret === undefined ? null : { secret, previousSecret, issuer, expiresInSeconds: JWT_EXPIRES_IN };
}

type ProxyTrust = string | false | ((address: string, hop: number) => boolean);

/** Fastify's form of how many proxies stand in front, or of their addresses. */
function trustedProxies(text: string | undefined): ProxyTrust {
  if (text === undefined || text === 'false') return false;
  if (!/^\d+$/.test(text)) return text;
  const proxies = Number(text);
  return (_address, hop) => hop < proxies;
}

function databaseOf(env: z.output<typeof environment>, poolSize: number) {
  return {
    /** Past any pooler: what needs a session of its own goes there. */
    connectionString: env.DATABASE_URL,
    /** Of a pooler in transaction mode, for all that people ask; null without one. */
    poolerUrl: env.DATABASE_POOLER_URL ?? null,
    /** Of copies that may lag, for reports; null where the database is asked for these too. */
    replicaUrl: env.DATABASE_REPLICA_URL ?? null,
    poolSize,
    namedStatements: env.DB_NAMED_STATEMENTS ?? env.DATABASE_POOLER_URL === undefined,
    statementTimeoutMs: env.DB_STATEMENT_TIMEOUT_MS,
  };
}

/** With Sentinels, the host of the address is the name under which they know the master. */
function redisOf({ REDIS_ENABLED, REDIS_URL, REDIS_SENTINELS }: z.output<typeof environment>) {
  if (!REDIS_ENABLED || REDIS_URL === undefined) return null;
  return { url: REDIS_URL, sentinels: REDIS_SENTINELS ?? null };
}
