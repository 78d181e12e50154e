import { Stream } from 'node:stream';
import { pino, type Logger } from 'pino';
import { fieldsOfWork } from './work/fields-of-work.ts';

const SECRETS: ReadonlySet<string> = new Set([
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
]);
const BLOT = '[redacted]';
/** What holds itself ends here. */
const MOST_DEPTH = 6;

/** One JSON object a line, with the field names that the runbook's questions use. */
export function createLog(level: string, stream: { write(line: string): void }): Logger {
  const options = {
    level,
    messageKey: 'message',
    timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
    base: { service: 'earntrack-server' },
    mixin: () => fieldsOfWork(),
    formatters: { level: (label: string) => ({ level: label }), log: (fields: object) => blotOut(fields) },
    // Of what a log of its own says in every line, which no formatter sees.
    redact: { paths: [...SECRETS].map((name) => `["${name}"]`), censor: BLOT },
    serializers: { err: describeFault },
  };
  return pino(options, stream);
}

/** The fields of a line without secrets: pino's own way of finding them at every depth costs as much as the rest of the line. */
function blotOut(fields: object, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      SECRETS.has(name) ? BLOT : shownOf(value, depth + 1),
    ]),
  );
}

function shownOf(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || isWrittenByChoice(value)) return value;
  if (depth > MOST_DEPTH) return '[too deep]';
  return Array.isArray(value) ? value.map((item) => shownOf(item, depth + 1)) : blotOut(value, depth);
}

/** What says itself how it is written, such as a date, a fault, and a request or an answer, of which Fastify chooses what it tells. */
function isWrittenByChoice(value: object): boolean {
  return value instanceof Error || 'toJSON' in value || ('raw' in value && value.raw instanceof Stream);
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
