import { PassThrough, Transform } from 'node:stream';
import type { TableEntry } from './manifest.ts';

const LINE_END = 0x0a;
const SEPARATOR = '\t';

/** Of the text of a table the lines of one user; all of it without one, and nothing of a table that has no user. */
export function linesOfUser({ columns }: Pick<TableEntry, 'columns'>, userId: string | null): Transform {
  if (userId === null) return new PassThrough();
  const index = columns.indexOf('user_id');
  return new LineFilter((line) => index >= 0 && line.split(SEPARATOR, index + 1)[index] === userId);
}

/** Lets the lines through of which `fits` says so. A line break within a value is written as two characters by COPY. */
class LineFilter extends Transform {
  readonly #fits: (line: string) => boolean;
  #rest = Buffer.alloc(0);

  constructor(fits: (line: string) => boolean) {
    super();
    this.#fits = fits;
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (err: null, lines: Buffer) => void,
  ): void {
    const whole = Buffer.concat([this.#rest, chunk]);
    const end = whole.lastIndexOf(LINE_END) + 1;
    // A copy: what it was cut from is not kept for the sake of it.
    this.#rest = Buffer.from(whole.subarray(end));
    const lines = whole.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
    done(
      null,
      Buffer.from(
        lines
          .filter(this.#fits)
          .map((line) => `${line}\n`)
          .join(''),
      ),
    );
  }
}
