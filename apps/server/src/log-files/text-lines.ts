import { pino } from 'pino';

interface Lines {
  write: (line: string) => void;
}

/** Said in every line, or by the line itself. */
const NOT_REPEATED: ReadonlySet<string> = new Set(['level', 'timestamp', 'service', 'message', 'err']);

/** Takes lines of the log and writes for people what is at least as bad as `level`, one of `pino.levels` or `silent`. */
export function createTextLines(to: Lines, level: string): Lines {
  const least = pino.levels.values[level] ?? Number.POSITIVE_INFINITY;
  return {
    write(line) {
      const fields = JSON.parse(line) as Record<string, unknown>;
      if ((pino.levels.values[String(fields['level'])] ?? 0) >= least) to.write(textOf(fields));
    },
  };
}

function textOf(fields: Record<string, unknown>): string {
  const { level, timestamp, message, err } = fields;
  const details = Object.entries(fields)
    .filter(([name, value]) => !NOT_REPEATED.has(name) && !isNothing(value))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const said = [clockOf(String(timestamp)), String(level).padEnd(5), message, ...details].join(' ');
  return `${said}\n${stackOf(err)}`;
}

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** By the clock on the wall of whoever reads it. */
function clockOf(timestamp: string): string {
  return new Date(timestamp).toLocaleTimeString('en-GB');
}

function stackOf(fault: unknown): string {
  if (typeof fault !== 'object' || fault === null) return '';
  const { stack, message, cause } = fault as { stack?: string; message?: string; cause?: unknown };
  const own = (stack ?? message ?? '').replaceAll(/^/gm, '  ');
  return `${own}\n${stackOf(cause)}`;
}
