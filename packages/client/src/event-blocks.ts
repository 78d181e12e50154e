/** One event of a stream. */
export interface EventBlock {
  event: string;
  data: string;
  /** The id to go on from, "" before there was any. */
  lastEventId: string;
}

/** The last of what has come may be the first half of one. */
const LINE_END = /\r\n|\n|\r(?!$)/;

/** The events of a body, by the rules of the HTML standard. `onBytes` hears that anything came. */
export async function* eventBlocks(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void,
): AsyncGenerator<EventBlock, void, void> {
  const block = { event: '', data: [] as string[], id: '' };
  for await (const line of linesOf(body, onBytes)) {
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

async function* linesOf(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void,
): AsyncGenerator<string, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    // Not every browser can iterate over a stream.
    const { done, value } = await reader.read();
    if (done) return;
    onBytes();
    const lines = (rest + decoder.decode(value, { stream: true })).split(LINE_END);
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
