import type { ChangeView } from '@earntrack/contract';

export interface StreamEvent {
  event: string;
  data: unknown;
  id: string | null;
}

export interface EventStream {
  response: Response;
  /** The next event that is no ping; null once the stream has ended. */
  next(): Promise<StreamEvent | null>;
  /** The next event that tells a change. */
  nextChange(): Promise<{ id: string; change: ChangeView }>;
  /** What ended the stream: the code of the refusal, or null where it was let go. */
  ending(): Promise<string | null>;
  /** Leaves, as somebody who closes the page. */
  cut(): void;
}

interface Asking {
  headers: Record<string, string>;
  input?: { lastEventId?: string; shownForMs?: number };
}

/** Listens to the changes of whoever the headers say. */
export async function openStream(origin: string, { headers, input = {} }: Asking): Promise<EventStream> {
  const leaving = new AbortController();
  const url = `${origin}/trpc/live.changes?input=${encodeURIComponent(JSON.stringify(input))}`;
  const response = await fetch(url, { headers, signal: leaving.signal });
  const events = read(response);
  const next = async () => {
    for (;;) {
      const { value, done } = await events.next();
      if (done) return null;
      if (value.event !== 'ping') return value;
    }
  };
  const nextChange = async () => {
    for (;;) {
      const event = await next();
      if (event === null) throw new Error('The stream has ended');
      if (event.event === 'message') return { id: event.id ?? '', change: event.data as ChangeView };
      if (event.event !== 'connected')
        throw new Error(`Told “${event.event}”: ${JSON.stringify(event.data)}`);
    }
  };
  const ending = async () => {
    for (;;) {
      const event = await next();
      if (event === null || event.event === 'return') return null;
      if (event.event === 'serialized-error')
        return (event.data as { data: { app: { code: string } } }).data.app.code;
    }
  };
  return { response, next, nextChange, ending, cut: () => leaving.abort() };
}

async function* read(response: Response): AsyncGenerator<StreamEvent, void, void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes as Uint8Array, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) if (block.trim() !== '') yield eventOf(block);
  }
}

function eventOf(block: string): StreamEvent {
  const fields = block
    .trim()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()]);
  const { event = 'message', data = '', id = null } = Object.fromEntries(fields) as Record<string, string>;
  return { event, data: data === '' ? null : JSON.parse(data), id };
}
