import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** The events of a body, as they arrive. `onBytes` hears that anything came. */
export async function* streamEvents(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void,
): AsyncGenerator<EventSourceMessage, void, void> {
  const arrived: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => void arrived.push(event) });
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    // Not every browser can iterate over a stream.
    const { done, value } = await reader.read();
    if (done) return;
    onBytes();
    parser.feed(decoder.decode(value, { stream: true }));
    yield* arrived.splice(0);
  }
}
