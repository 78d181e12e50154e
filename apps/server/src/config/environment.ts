import { DOMAINS, REGISTRATION_MODES } from '@earntrack/contract';
import { z } from 'zod';
import { backupVariables, isInBucket } from './backup-environment.ts';
import { tracingVariables } from './tracing-environment.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const milliseconds = z.coerce.number().int().min(1).max(3_600_000);

const webAddress = z
  .url({ protocol: /^https?$/, error: 'is not an address like https://earn.example.com', abort: true })
  .refine((url) => new URL(url).pathname === '/' && !url.includes('?'), 'has to be without a path');

/** Origins as browsers write them, exactly: any other form would never match, or would match too much. */
const origins = z.string().transform((text, context) => {
  const listed = text.split(',').map((each) => each.trim());
  for (const origin of listed.filter((each) => !isOrigin(each))) {
    context.addIssue(
      `names "${origin}", which is no origin: write them like https://app.example.com,https://b.example.com, each with its scheme, without a path, without a slash at the end and without a star`,
    );
  }
  return [...new Set(listed)];
});

function isOrigin(text: string): boolean {
  return /^https?:[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

const domains = z.string().transform((text, context) => {
  const listed = [...new Set(text.split(',').map((each) => each.trim()))];
  const served = DOMAINS.filter((domain) => listed.includes(domain));
  if (served.length === listed.length) return served;
  context.addIssue(`names what is no domain: choose of ${DOMAINS.join(', ')}`);
  return z.NEVER;
});

const trustProxy = z
  .string()
  .refine(
    (text) => text !== 'true',
    'would believe every client: give the number of proxies or their addresses',
  );

const smtpAddress = z.url({
  protocol: /^smtps?$/,
  error: 'is not an address like smtps://user:password@host:465',
});

/** One address, with a name before it or not. A line break in it would be a header of its own. */
const mailFrom = z
  .string()
  .regex(
    /^(?:[^<>@\r\n]+ <[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/,
    'is not an address like EarnTrack <earn@example.com>',
  );

/** What signs or seals is guessed offline by whoever has a token or a copy of the database: it has to be random and long. */
const longSecret = z.string().min(32, 'has to have at least 32 characters');

const metricsToken = z.string().min(16, 'has to have at least 16 characters');

/** A database of Redis has a number, where it is not the first. */
const redisAddress = z
  .url({
    protocol: /^rediss?$/,
    hostname: /./,
    error: 'is not an address like redis://:password@host:6379/0',
    abort: true,
  })
  .refine(
    (url) => /^(\/\d*)?$/.test(new URL(url).pathname),
    'has to end with the number of a database, like /0',
  );

/** "10.0.0.1:26379,10.0.0.2:26379" */
const sentinels = z.string().transform((text, context) =>
  text.split(',').map((each) => {
    const [, host = '', port = ''] = /^([\w.-]+|\[[\da-fA-F:]+\]):(\d{1,5})$/.exec(each.trim()) ?? [];
    if (host === '' || Number(port) < 1 || Number(port) > 65_535)
      context.addIssue(
        `names "${each.trim()}", which is no address: write them like 10.0.0.1:26379,10.0.0.2:26379`,
      );
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  }),
);

const databaseAddress = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'is not an address like postgres://user@host/name',
});

const DAY_SECONDS = 86_400;

/** How long answers are kept; none at all with 0. */
const keptSeconds = z.coerce
  .number('is not a number of seconds')
  .int('is not a whole number of seconds')
  .min(0, 'has to be 0, which keeps nothing, or more')
  .max(DAY_SECONDS, `has to be a day at most (${DAY_SECONDS})`);
const LADDER_MINUTES: readonly string[] = ['15', '30', '60'];

/** "15:ana@example.com,30:rui@example.com": who is told after how many minutes of silence. */
const contacts = z.string().transform((text, context) =>
  text.split(',').map((each) => {
    const [, minutes = '', email = ''] = /^\s*(\d+):(\S+@\S+?)\s*$/.exec(each) ?? [];
    if (!LADDER_MINUTES.includes(minutes) || !z.email().safeParse(email).success) {
      context.addIssue(
        `names "${each.trim()}", which is no contact: write them like 15:ana@example.com,30:rui@example.com, after 15, 30 or 60 minutes`,
      );
    }
    return { minutes: Number(minutes), email };
  }),
);

const perMinute = z.coerce.number().int().min(1).max(100_000_000);

const SECONDS = { s: 1, m: 60, h: 3_600 } as const;
const TOKEN_SECONDS = { least: 60, most: 24 * 3_600 };

const tokenLifetime = z
  .templateLiteral([z.int(), z.enum(['s', 'm', 'h'])], 'is not a time like 15m or 1h')
  .transform((text) => Number.parseInt(text, 10) * SECONDS[text.at(-1) as keyof typeof SECONDS])
  .refine(
    (seconds) => seconds >= TOKEN_SECONDS.least && seconds <= TOKEN_SECONDS.most,
    'has to be between 1m and 24h',
  );

const variables = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: webAddress.optional(),
  ALLOWED_ORIGINS: origins.optional(),
  VITE_API_URL: webAddress.optional(),
  TRUST_PROXY: trustProxy.optional(),
  DATABASE_URL: databaseAddress,
  DATABASE_POOLER_URL: databaseAddress.optional(),
  DATABASE_REPLICA_URL: databaseAddress.optional(),
  DB_POOL_SIZE: z.coerce.number().int().min(1).max(100).optional(),
  DB_NAMED_STATEMENTS: z.stringbool().optional(),
  DB_STATEMENT_TIMEOUT_MS: milliseconds.default(30_000),
  DB_SLOW_QUERY_MS: z.coerce.number().int().min(0).max(3_600_000).default(500),
  REGISTRATION: z.enum(REGISTRATION_MODES).default('open'),
  SMTP_URL: smtpAddress.optional(),
  MAIL_FROM: mailFrom.optional(),
  ONCALL_CONTACTS: contacts.optional(),
  ONCALL_REPEAT_MINUTES: z.coerce.number().int().min(5).max(1_440).default(60),
  JWT_SECRET: longSecret.optional(),
  JWT_SECRET_PREVIOUS: longSecret.optional(),
  JWT_EXPIRES_IN: tokenLifetime.prefault('15m'),
  SECRETS_KEY: longSecret.optional(),
  SECRETS_KEY_PREVIOUS: longSecret.optional(),
  SERVE_DOMAINS: domains.optional(),
  REDIS_ENABLED: z.stringbool().default(false),
  REDIS_URL: redisAddress.optional(),
  REDIS_SENTINELS: sentinels.optional(),
  CACHE_TTL_PROFILE: keptSeconds.default(300),
  CACHE_TTL_PLATFORMS: keptSeconds.default(1_800),
  CACHE_TTL_EARNINGS: keptSeconds.default(1_800),
  CACHE_TTL_ANALYTICS: keptSeconds.default(3_600),
  RATE_LIMIT_PER_MINUTE: perMinute.default(2_400),
  RATE_LIMIT_GUEST_PER_MINUTE: perMinute.default(600),
  REQUESTS_AT_ONCE: z.coerce.number().int().min(1).max(100_000).optional(),
  REQUESTS_WAITING: z.coerce.number().int().min(0).max(100_000).optional(),
  REQUESTS_WAIT_MS: milliseconds.default(2_000),
  METRICS_TOKEN: metricsToken.optional(),
  METRICS_TOKEN_PREVIOUS: metricsToken.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  LOG_FORMAT: z.enum(['json', 'text']).optional(),
  LOG_DIR: z.string().optional(),
  LOG_KEEP_DAYS: z.coerce.number().int().min(1).max(3_650).default(7),
  LOG_MOST_MEGABYTES: z.coerce.number().int().min(8).max(10_000_000).default(2_048),
  ...backupVariables,
  ...tracingVariables,
  WEB_DIST: z.string().optional(),
  SHUTDOWN_LEAD_MS: z.coerce.number().int().min(0).max(60_000).default(0),
  SHUTDOWN_GRACE_MS: milliseconds.default(10_000),
});

/** Every variable that the server reads. What .env.example says about them is checked against this. */
export const environment = variables
  .refine(({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined, {
    path: ['MAIL_FROM'],
    error: 'is missing beside SMTP_URL',
    // Said beside every other problem, not only once those are gone.
    when: () => true,
  })
  .refine(({ SMTP_URL, ONCALL_CONTACTS }) => ONCALL_CONTACTS === undefined || SMTP_URL !== undefined, {
    path: ['SMTP_URL'],
    error: 'is missing beside ONCALL_CONTACTS',
    when: () => true,
  })
  .refine(
    ({ JWT_SECRET, JWT_SECRET_PREVIOUS }) => JWT_SECRET_PREVIOUS === undefined || JWT_SECRET !== undefined,
    { path: ['JWT_SECRET'], error: 'is missing beside JWT_SECRET_PREVIOUS', when: () => true },
  )
  .refine(
    ({ SECRETS_KEY, SECRETS_KEY_PREVIOUS }) =>
      SECRETS_KEY_PREVIOUS === undefined || SECRETS_KEY !== undefined,
    { path: ['SECRETS_KEY'], error: 'is missing beside SECRETS_KEY_PREVIOUS', when: () => true },
  )
  .refine(
    ({ METRICS_TOKEN, METRICS_TOKEN_PREVIOUS }) =>
      METRICS_TOKEN_PREVIOUS === undefined || METRICS_TOKEN !== undefined,
    { path: ['METRICS_TOKEN'], error: 'is missing beside METRICS_TOKEN_PREVIOUS', when: () => true },
  )
  .refine(
    (env) =>
      !isInBucket(env.BACKUP_TO) ||
      (env.AWS_ACCESS_KEY_ID !== undefined && env.AWS_SECRET_ACCESS_KEY !== undefined),
    {
      path: ['BACKUP_TO'],
      error: 'is a bucket, which AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY open: give both',
      when: () => true,
    },
  )
  .refine(({ REDIS_ENABLED, REDIS_URL }) => !REDIS_ENABLED || REDIS_URL !== undefined, {
    path: ['REDIS_URL'],
    error: 'is missing beside REDIS_ENABLED',
    when: () => true,
  })
  .refine(
    ({ REDIS_URL, REDIS_SENTINELS }) =>
      REDIS_SENTINELS === undefined || REDIS_URL === undefined || REDIS_URL.startsWith('redis:'),
    { path: ['REDIS_SENTINELS'], error: 'goes with redis:// alone, not over TLS', when: () => true },
  );
