/** An answer that is none of ours, such as the page of a proxy before a server that is starting. */
export class StrangeAnswer extends Error {
  override name = 'StrangeAnswer';
  readonly response: Response;

  constructor(response: Response) {
    super(`Something else answered, with the status ${response.status}`);
    this.response = response;
  }
}

/** Throws what nobody of us wrote: the link would only say that it is no JSON, and forget the status. */
export function assertOurs(response: Response): Response {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (!response.ok && !isJson) throw new StrangeAnswer(response);
  return response;
}

/** The body of a stream of ours; throws what is none. */
export function assertStream(response: Response): ReadableStream<Uint8Array> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (!response.ok || !isStream || response.body === null) throw new StrangeAnswer(response);
  return response.body;
}
