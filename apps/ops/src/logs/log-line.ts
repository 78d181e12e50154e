/** What a line says that is asked about; every other field of it is kept beside these. */
export interface LogLine extends Record<string, unknown> {
  timestamp: string;
  level: string;
  message: string;
  error_type?: string;
  request_id?: string;
  /** Of one run of a job. */
  run_id?: string;
  job?: string;
  /** The kind of a slow query. */
  query?: string;
  procedure?: string;
  endpoint?: string;
  method?: string;
  status?: number;
  duration_ms?: number;
  procedures?: string[];
}

const TEXTS = ['error_type', 'request_id', 'run_id', 'job', 'query', 'procedure', 'endpoint', 'method'];
const NUMBERS = ['status', 'duration_ms'];

/**
 * Reads one line of a log. Whoever collects lines puts the name of a process before them ("app-1  | {...}"); what is no line
 * of ours is null.
 */
export function readLine(text: string): LogLine | null {
  const start = text.indexOf('{');
  if (start === -1) return null;
  let value: unknown;
  try {
    value = JSON.parse(text.slice(start));
  } catch {
    // Another program's words, or a line that was cut off when its process was killed.
    return null;
  }
  return isLine(value) ? value : null;
}

function isLine(value: unknown): value is LogLine {
  if (typeof value !== 'object' || value === null) return false;
  const line = value as Record<string, unknown>;
  const isKnown = [line['timestamp'], line['level'], line['message']].every(
    (each) => typeof each === 'string',
  );
  return (
    isKnown &&
    Number.isFinite(Date.parse(String(line['timestamp']))) &&
    TEXTS.every((name) => line[name] === undefined || typeof line[name] === 'string') &&
    NUMBERS.every((name) => line[name] === undefined || typeof line[name] === 'number')
  );
}

/** What was asked for, in the words of whoever wrote the code: procedures where there are some, else the route. */
export function nameOf({ method = '', endpoint = '', procedures }: LogLine): string {
  const called = Array.isArray(procedures) && procedures.length > 0 ? procedures.join(',') : endpoint;
  return `${method} ${called}`.trim() || '-';
}
