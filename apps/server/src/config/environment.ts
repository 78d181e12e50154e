import { REGISTRATION_MODES } from '@earntrack/contract';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const milliseconds = z.coerce.number().int().min(1).max(3_600_000);

const webAddress = z
  .url({ protocol: /^https?$/, error: 'is not an address like https://earn.example.com', abort: true })
  .refine((url) => new URL(url).pathname === '/' && !url.includes('?'), 'has to be without a path');

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

const variables = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: webAddress.optional(),
  TRUST_PROXY: trustProxy.optional(),
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'is not an address like postgres://user@host/name',
  }),
  DB_POOL_SIZE: z.coerce.number().int().min(1).max(100).optional(),
  DB_NAMED_STATEMENTS: z.stringbool().default(true),
  DB_STATEMENT_TIMEOUT_MS: milliseconds.default(30_000),
  REGISTRATION: z.enum(REGISTRATION_MODES).default('open'),
  SMTP_URL: smtpAddress.optional(),
  MAIL_FROM: mailFrom.optional(),
  METRICS_TOKEN: z.string().min(16, 'has to have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  WEB_DIST: z.string().optional(),
  SHUTDOWN_GRACE_MS: milliseconds.default(10_000),
});

/** Every variable that the server reads. What .env.example says about them is checked against this. */
export const environment = variables.refine(
  ({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined,
  // Said beside every other problem, not only once those are gone.
  { path: ['MAIL_FROM'], error: 'is missing beside SMTP_URL', when: () => true },
);
