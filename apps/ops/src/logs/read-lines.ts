import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { OperatorError } from '../operator-error.ts';
import { type LogLine, readLine } from './log-line.ts';

const STDIN = '-';

export interface Counts {
  lines: number;
  /** Lines that are none of ours. */
  others: number;
}

/** The lines of files, zipped or not, one after the other and never all at once; `counts` grows along. */
export async function* readLines(files: readonly string[], counts: Counts): AsyncGenerator<LogLine> {
  for (const file of files) {
    for await (const text of textsOf(file)) {
      if (text.trim() === '') continue;
      const line = readLine(text);
      counts.lines += 1;
      if (line === null) counts.others += 1;
      else yield line;
    }
  }
}

async function* textsOf(file: string): AsyncGenerator<string> {
  let rest = '';
  try {
    for await (const text of openText(file)) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (err) {
    throw new OperatorError(`${file} ${reasonOf(err)}`, { cause: err });
  }
  yield rest;
}

function openText(file: string): AsyncIterable<string> {
  const source = file === STDIN ? process.stdin : createReadStream(file);
  if (!file.endsWith('.gz')) return source.setEncoding('utf8');
  const plain = createGunzip();
  source.once('error', (err) => plain.destroy(err));
  return source.pipe(plain).setEncoding('utf8');
}

function reasonOf(err: unknown): string {
  const code = err instanceof Error && 'code' in err ? String(err.code) : '';
  switch (code) {
    case 'ENOENT':
      return 'is not there.';
    case 'EISDIR':
      return 'is a folder: name the files in it, as in FOLDER/*.';
    case 'EACCES':
      return 'may not be read by this user.';
    case 'Z_DATA_ERROR':
    case 'Z_BUF_ERROR':
      return 'is no whole gzip file.';
    default:
      return `cannot be read (${code || String(err)}).`;
  }
}
