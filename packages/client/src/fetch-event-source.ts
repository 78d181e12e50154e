import { assertStream } from './strange-answer.ts';

export interface StreamWish {
  fetch: typeof fetch;
  headers: Record<string, string>;
}

interface Block {
  event: string;
  data: string;
  lastEventId: string;
}

type Told = Block | Error;
type Listener = (event: never) => void;

/**
 * What httpSubscriptionLink needs of an EventSource, made of `fetch`: it sends headers, so that a program can say who it is,
 * and never comes back by itself, so that one place decides when. An "error" is told with the error itself.
 */
export class FetchEventSource {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSED = 2;
  readyState: number = this.CONNECTING;
  readonly #leaving = new AbortController();
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(url: string, wish?: StreamWish) {
    if (!wish) throw new TypeError('Say how the stream is to be asked for');
    void this.#follow(url, wish);
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, (this.#listeners.get(type) ?? new Set()).add(listener));
  }

  removeEventListener(type: string, listener: Listener): void {
    this.#listeners.get(type)?.delete(listener);
  }

  close(): void {
    this.readyState = this.CLOSED;
    this.#leaving.abort();
  }

  async #follow(url: string, { fetch: send, headers }: StreamWish): Promise<void> {
    try {
      const { signal } = this.#leaving;
      const accept = { accept: 'text/event-stream' };
      const answer = await send(url, { headers: { ...headers, ...accept }, cache: 'no-store', signal });
      const body = assertStream(answer);
      this.readyState = this.OPEN;
      for await (const block of blocksOf(body)) this.#tell(block.event, block);
      throw new TypeError('The stream was cut off');
    } catch (error) {
      if (this.readyState === this.CLOSED) return;
      this.readyState = this.CLOSED;
      this.#tell('error', error as Error);
    }
  }

  #tell(type: string, told: Told): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(told as never);
  }
}

const LINE_END = /\r\n|\n|\r(?!$)/;

/** The events of a stream, by the rules of the HTML standard. */
async function* blocksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Block, void, void> {
  const block = { event: '', data: [] as string[], id: '' };
  for await (const line of linesOf(body)) {
    if (line !== '') {
      take(block, line);
      continue;
    }
    if (block.event !== '' || block.data.length > 0) {
      yield { event: block.event || 'message', data: block.data.join('\n'), lastEventId: block.id };
    }
    block.event = '';
    block.data = [];
  }
}

function take(block: { event: string; data: string[]; id: string }, line: string): void {
  const [, name = '', value = ''] = /^([^:]*):? ?([^]*)$/.exec(line) ?? [];
  if (name === 'event') block.event = value;
  if (name === 'data') block.data.push(value);
  if (name === 'id') block.id = value;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    // Not every browser can iterate over a stream.
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split(LINE_END);
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
