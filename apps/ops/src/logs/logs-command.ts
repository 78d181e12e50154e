import { parseArgs } from 'node:util';
import { usageOf } from '../commands.ts';
import { UsageError } from '../operator-error.ts';
import { type Answer, type Asked, type QuestionName, QUESTIONS } from './questions.ts';
import { type Counts, readLines } from './read-lines.ts';
import { readSince } from './since.ts';

interface Request {
  question: QuestionName;
  files: string[];
  asked: Asked;
  isJson: boolean;
}

/** `earntrack logs QUESTION FILE…|-`: exits 0 with an answer, also where it is that there was nothing. */
export async function run(args: string[]): Promise<number> {
  const request = readRequest(args);
  if (request === null) {
    console.error(usageOf('logs'));
    return 2;
  }
  const { question, files, asked, isJson } = request;
  const asking = QUESTIONS[question](asked);
  const counts = { lines: 0, others: 0 };
  for await (const line of readLines(files, counts)) asking.take(line);
  const answer = asking.answer();
  if (isJson) console.log(JSON.stringify({ question, total: answer.total, ...counts, answer: answer.data }));
  else console.log(reportOf(request, answer, counts));
  return 0;
}

function readRequest(args: string[]): Request | null {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      since: { type: 'string', default: '24h' },
      'over-ms': { type: 'string' },
      request: { type: 'string' },
      limit: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
    },
  });
  const [question = '', ...files] = positionals;
  if (!isQuestion(question) || files.length === 0) return null;
  if (question === 'request' && values.request === undefined)
    throw new UsageError('Say which request, as in earntrack logs request --request ID FILE.');
  const asked = {
    since: readSince(values.since, new Date()),
    // A query has a line only where it was slow; of requests there is a line each.
    overMs: readWhole('--over-ms', values['over-ms'] ?? (question === 'slow-queries' ? '0' : '1000')),
    requestId: values.request ?? '',
    limit: readWhole('--limit', values.limit),
  };
  return { question, files, asked, isJson: values.json };
}

function isQuestion(text: string): text is QuestionName {
  return Object.hasOwn(QUESTIONS, text);
}

function readWhole(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`${name} ${text} is no whole number.`);
}

function reportOf({ question, asked }: Request, { total, head, rows }: Answer, counts: Counts): string {
  const { since, overMs, requestId } = asked;
  const after = `since ${since.toISOString()}`;
  const found = {
    errors: `${counted(total, 'failure')} ${after}`,
    database: `${counted(total, 'failure')} of the database ${after}`,
    'failed-logins': `${counted(total, 'failed sign-in')} ${after}`,
    slow: `${counted(total, 'request')} over ${overMs} ms ${after}`,
    'slow-queries': `${counted(total, 'slow query', 'slow queries')}${overMs > 0 ? ` over ${overMs} ms` : ''} ${after}`,
    request: `${counted(total, 'line')} of request ${requestId}`,
  }[question];
  const read = `${counted(counts.lines, 'line')} read${counts.others > 0 ? `, ${counts.others} of them of something else` : ''}`;
  const shown = rows.length < total && question === 'slow' ? `; the ${rows.length} slowest of them` : '';
  return [`${found} (${read})${shown}`, ...(rows.length > 0 ? ['', ...table(head, rows)] : [])].join('\n');
}

function counted(count: number, name: string, names = `${name}s`): string {
  return `${count} ${count === 1 ? name : names}`;
}

function table(head: string[], rows: readonly (string | number)[][]): string[] {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => String(line[column] ?? '').length)));
  return lines.map((line) =>
    line
      .map((cell, column) => aligned(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function aligned(cell: string | number, width: number): string {
  return typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width);
}
