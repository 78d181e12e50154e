/** One stream that a client asked for. */
export interface AskedStream {
  input: { lastEventId?: string; shownForMs?: number };
  bearer: string | null;
  isLeft: () => boolean;
  /** Writes bytes as they would come, in whatever pieces. */
  write: (text: string) => void;
  tell: (id: string, kind: string) => void;
  refuse: (code: string) => void;
  /** The server lets go in order. */
  release: () => void;
  /** The network ends. */
  cut: () => void;
}

type Answered = Response | 'nobody' | undefined;

/** A server of streams that does with each what the test says; without a word from it a stream begins. */
export function streamServer(answerTo: (count: number) => Answered = () => undefined) {
  const asked: AskedStream[] = [];
  let count = 0;
  const send = async (url: unknown, init?: RequestInit): Promise<Response> => {
    count += 1;
    const answer = answerTo(count);
    if (answer === 'nobody') throw new TypeError('fetch failed');
    if (answer) return answer;
    const { promise, resolve } = Promise.withResolvers<ReadableStreamDefaultController<Uint8Array>>();
    const body = new ReadableStream<Uint8Array>({ start: resolve });
    const controller = await promise;
    const stream = streamOf({ url: String(url), init: init ?? {}, controller });
    stream.write('event: connected\ndata: {}\n\n\n');
    asked.push(stream);
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
  return { asked, fetch: send as typeof fetch, count: () => count };
}

interface Opened {
  url: string;
  init: RequestInit;
  controller: ReadableStreamDefaultController<Uint8Array>;
}

function streamOf({ url, init, controller }: Opened): AskedStream {
  const write = (text: string) => controller.enqueue(new TextEncoder().encode(text));
  init.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
  return {
    input: JSON.parse(new URL(url).searchParams.get('input') ?? '{}') as AskedStream['input'],
    bearer: new Headers(init.headers).get('authorization'),
    isLeft: () => init.signal?.aborted ?? false,
    write,
    tell: (id, kind) => write(`data: ${JSON.stringify({ kind, origin: null })}\nid: ${id}\n\n\n`),
    refuse: (code) => {
      const data = { code: 'X', httpStatus: 401, app: { code, requestId: 'r', fields: {} } };
      write(
        `event: serialized-error\ndata: ${JSON.stringify({ message: 'No.', code: -32_001, data })}\n\n\n`,
      );
    },
    release: () => write('event: return\ndata: \n\n\n'),
    cut: () => controller.error(new TypeError('network error')),
  };
}
