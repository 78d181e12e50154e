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

/** Every variable that the server reads. What .env.example says about them is checked against this. */
export const environment = z.object({
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
  METRICS_TOKEN: z.string().min(16, 'has to have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  WEB_DIST: z.string().optional(),
  SHUTDOWN_GRACE_MS: milliseconds.default(10_000),
});
