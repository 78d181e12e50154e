import type { KeptLogs } from '@earntrack/api/server';
import { AppError, type LogErrorsView, type LogStoryView } from '@earntrack/contract';
import { type Reach, readKeptLines } from './kept-lines.ts';

const ERRORS_REACH: Reach = { bytes: 16 * 1024 * 1024, patienceMs: 4_000 };
const STORY_REACH: Reach = { bytes: 128 * 1024 * 1024, patienceMs: 4_000 };
const GROUPS_SHOWN = 30;
const LINES_SHOWN = 200;
const REST_LENGTH = 4_000;
/** What a story says in places of their own, or in every line alike. */
const TOLD_APART: ReadonlySet<string> = new Set(['timestamp', 'level', 'message', 'service', 'request_id']);
const FAILURES: ReadonlySet<unknown> = new Set(['error', 'fatal', 'warn']);

type Line = Record<string, unknown> & { timestamp: string; level: string; message: string };
type Group = LogErrorsView['groups'][number];

/** Answers out of the files of LOG_DIR: of what was written last, as it was written, and never for longer than a few seconds. */
export function keptLogs(folder: string): KeptLogs {
  return {
    errors: () => readable(readErrors(folder)),
    story: (requestId) => readable(readStory(folder, requestId)),
  };
}

async function readable<Answer>(reading: Promise<Answer>): Promise<Answer> {
  try {
    return await reading;
  } catch (cause) {
    const told = 'The log cannot be read: look at the folder of LOG_DIR on the machine that answered.';
    throw new AppError('unavailable', told, { cause });
  }
}

async function readErrors(folder: string): Promise<Pick<LogErrorsView, 'groups' | 'isWhole' | 'since'>> {
  const groups = new Map<string, Group>();
  let since: string | null = null;
  const isWhole = await readKeptLines(folder, ERRORS_REACH, (text) => {
    const line = readLine(text);
    if (line === null) return;
    if (since === null || line.timestamp < since) since = line.timestamp;
    if (isFailure(line)) countIn(groups, line);
  });
  const latest = [...groups.values()].toSorted((one, other) => (one.lastAt < other.lastAt ? 1 : -1));
  return { groups: latest.slice(0, GROUPS_SHOWN), isWhole, since };
}

function isFailure({ level, status }: Line): boolean {
  return FAILURES.has(level) || (typeof status === 'number' && status >= 400);
}

function countIn(groups: Map<string, Group>, line: Line): void {
  const type = textOf(line['error_type']) ?? line.message;
  const known = groups.get(type);
  const times = (known?.times ?? 0) + 1;
  if (known && known.lastAt > line.timestamp) known.times = times;
  else groups.set(type, { ...lastOf(line), type, times });
}

function lastOf(line: Line): Pick<Group, 'lastAt' | 'lastPlace' | 'lastRequestId'> {
  return {
    lastAt: line.timestamp,
    lastPlace: placeOf(line),
    lastRequestId: textOf(line['request_id']),
  };
}

/** What was asked for: procedures where there are some, else the route. */
function placeOf({ method, endpoint, procedures }: Line): string {
  const called = Array.isArray(procedures) && procedures.length > 0 ? procedures.join(', ') : endpoint;
  return [method, called].filter((part) => typeof part === 'string').join(' ');
}

async function readStory(
  folder: string,
  requestId: string,
): Promise<Pick<LogStoryView, 'lines' | 'isWhole'>> {
  const found: Line[] = [];
  const isWhole = await readKeptLines(folder, STORY_REACH, (text) => {
    // Most lines are another request's: they are not worth being read.
    if (found.length >= LINES_SHOWN || !text.includes(requestId)) return;
    const line = readLine(text);
    if (line?.['request_id'] === requestId) found.push(line);
  });
  const inOrder = found.toSorted((one, other) => (one.timestamp < other.timestamp ? -1 : 1));
  return { lines: inOrder.map(storyLine), isWhole: isWhole && found.length < LINES_SHOWN };
}

function storyLine(line: Line): LogStoryView['lines'][number] {
  const rest = Object.entries(line)
    .filter(([name]) => !TOLD_APART.has(name))
    .map(([name, value]) => `${name}=${textOf(value) ?? JSON.stringify(value)}`)
    .join('\n');
  return {
    at: line.timestamp,
    level: line.level,
    message: line.message,
    rest: rest.slice(0, REST_LENGTH),
  };
}

/** Null for what is no whole line of ours. */
function readLine(text: string): Line | null {
  try {
    const value: unknown = JSON.parse(text);
    return isLine(value) ? value : null;
  } catch {
    // A line that was cut off when its process was killed.
    return null;
  }
}

function isLine(value: unknown): value is Line {
  if (typeof value !== 'object' || value === null) return false;
  const { timestamp, level, message } = value as Record<string, unknown>;
  return [timestamp, level, message].every((each) => typeof each === 'string');
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
