import { pino } from 'pino';

interface Lines {
  write: (line: string) => void;
}

/** What a line tells of a fault; see describeFault. */
interface Fault {
  code?: unknown;
  message?: string;
  stack?: string;
  cause?: unknown;
}

/** What would begin a line that nobody wrote, or be obeyed by the terminal. */
const CONTROLS = /[\p{Cc}\u2028\u2029]/gu;
const CONTROLS_OF_STACKS = /(?![\n\t])[\p{Cc}\u2028\u2029]/gu;

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

function textOf({ service: _, level, timestamp, message, err, ...fields }: Record<string, unknown>): string {
  const fault = isFault(err) ? err : {};
  const details = Object.entries({ code: fault.code ?? null, ...fields })
    .filter(([, value]) => !isNothing(value))
    .map(([name, value]) => `${shownOf(name)}=${shownOf(value)}`);
  const words = message === undefined ? [] : [shownOf(message)];
  const said = [clockOf(String(timestamp)), String(level).padEnd(5), ...words, ...details].join(' ');
  return `${said}\n${isFault(err) ? stackOf(err) : ''}`;
}

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** As it is, or where it has control characters as JSON, which alone would leave some of them. */
function shownOf(value: unknown): string {
  if (typeof value === 'string' && value.search(CONTROLS) === -1) return value;
  return JSON.stringify(value).replaceAll(
    CONTROLS,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** By the clock on the wall of whoever reads it. */
function clockOf(timestamp: string): string {
  return new Date(timestamp).toLocaleTimeString('en-GB');
}

function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null;
}

function stackOf({ stack, message = '', cause }: Fault): string {
  const own = (stack ?? message).replaceAll(CONTROLS_OF_STACKS, '').replaceAll(/^/gm, '  ');
  return `${own}\n${isFault(cause) ? `${codeOf(cause)}${stackOf(cause)}` : ''}`;
}

/** The first line of a cause, whose stack may be but a name. */
function codeOf({ code }: Fault): string {
  return code === undefined ? '' : `  code=${shownOf(code)}\n`;
}
