import { pino, type Logger } from 'pino';
import { fieldsOfWork } from './work/fields-of-work.ts';

const SECRETS = [
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'secret',
  'previousSecret',
  'cookie',
  'authorization',
  'set-cookie',
  'connectionString',
  'poolerUrl',
  'replicaUrl',
];

/** One JSON object a line, with the field names that the runbook's questions use. */
export function createLog(level: string, write?: { write(line: string): void }): Logger {
  const options = {
    level,
    messageKey: 'message',
    timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
    base: { service: 'earntrack-server' },
    mixin: () => fieldsOfWork(),
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
      censor: '[redacted]',
    },
    serializers: { err: describeFault },
  };
  return write ? pino(options, write) : pino(options);
}

/** A fault without what a database adds to it: parameters and details may hold what people typed. */
function describeFault(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { message: String(fault) };
  return {
    type: fault.name,
    ...('code' in fault ? { code: fault.code } : {}),
    message: fault.message,
    stack: fault.stack,
    ...(fault.cause === undefined ? {} : { cause: describeFault(fault.cause) }),
  };
}
