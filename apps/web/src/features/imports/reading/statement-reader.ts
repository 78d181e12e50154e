import type { StatementItemWire } from '@earntrack/contract';
import type { DescribeOptions, MappingFit } from '@earntrack/statements';
import type { Described, FileReading, ReadingChoices, Trial } from './file-reading.ts';
import type { WorkerAnswer, WorkerRequest } from './statement-worker.ts';

type Wanted = { resolve: (answer: WorkerAnswer) => void; reject: (reason: Error) => void };
type Unnumbered<Request> = Request extends unknown ? Omit<Request, 'id'> : never;

/** Reads statements beside the page, so that a long file never holds up a key press. */
export class StatementReader {
  readonly #worker = new Worker(new URL('./statement-worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, Wanted>();
  #lastId = 0;

  constructor() {
    this.#worker.addEventListener('message', (event: MessageEvent<WorkerAnswer>) => {
      this.#waiting.get(event.data.id)?.resolve(event.data);
      this.#waiting.delete(event.data.id);
    });
    this.#worker.addEventListener('error', (event) => this.#giveUp(event.message));
  }

  /** Reads a new file, or the last one again with other choices. */
  async read(bytes: Uint8Array<ArrayBuffer> | null, choices: ReadingChoices): Promise<FileReading> {
    const answer = await this.#ask({ kind: 'read', bytes, choices });
    if (answer.kind === 'reading') return answer.reading;
    throw new Error(answer.kind === 'failed' ? answer.message : 'The reader gave another answer');
  }

  /** Some of all items, or of those that will be recorded. */
  async items(of: 'all' | 'entries', start: number, count: number): Promise<StatementItemWire[]> {
    const answer = await this.#ask({ kind: 'items', of, start, count });
    if (answer.kind === 'items') return answer.items;
    throw new Error(answer.kind === 'failed' ? answer.message : 'The reader gave another answer');
  }

  /** The form of the file last read, without a value of it. */
  async report(choices: ReadingChoices): Promise<string> {
    const answer = await this.#ask({ kind: 'report', choices });
    if (answer.kind === 'report') return answer.report;
    throw new Error(answer.kind === 'failed' ? answer.message : 'The reader gave another answer');
  }

  /** What the file last read shows itself. */
  async describe(options: DescribeOptions): Promise<Described> {
    const answer = await this.#ask({ kind: 'describe', options });
    if (answer.kind === 'described') return answer;
    throw new Error(answer.kind === 'failed' ? answer.message : 'The reader gave another answer');
  }

  /** What other choices would make of the file last read. */
  async attempt(choices: ReadingChoices): Promise<Trial> {
    const answer = await this.#ask({ kind: 'try', choices });
    if (answer.kind === 'tried') return answer.trial;
    throw new Error(answer.kind === 'failed' ? answer.message : 'The reader gave another answer');
  }

  /** What is wrong with a mapping; null where it can be used. */
  async faultOf(mapping: unknown): Promise<string | null> {
    const answer = await this.#ask({ kind: 'check', mapping });
    if (answer.kind === 'checked') return answer.fault;
    throw new Error(answer.kind === 'failed' ? answer.message : 'The reader gave another answer');
  }

  /** How far each of these mappings fits a header that it was not made for; null where it does not. */
  async fits(
    mappings: readonly Record<string, unknown>[],
    names: readonly string[],
  ): Promise<(MappingFit | null)[]> {
    const answer = await this.#ask({ kind: 'fit', mappings, names });
    if (answer.kind === 'fitted') return answer.fits;
    throw new Error(answer.kind === 'failed' ? answer.message : 'The reader gave another answer');
  }

  /** Ends the worker; whoever still waits for it is told. */
  close(): void {
    this.#worker.terminate();
    this.#giveUp('The reader was closed');
  }

  #giveUp(why: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
  }

  #ask(request: Unnumbered<WorkerRequest>): Promise<WorkerAnswer> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      // Handed over and not copied: a copy of a long file would hold the page up.
      const handedOver = request.kind === 'read' && request.bytes ? [request.bytes.buffer] : [];
      this.#worker.postMessage({ ...request, id }, handedOver);
    });
  }
}
