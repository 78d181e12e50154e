type FetchInput = string | URL | Request;

interface FetchOptions {
  signal?: AbortSignal | null | undefined;
}

/** `fetch` that gives up after `timeoutMs` with a TimeoutError, and still stops when the caller aborts. */
export function timedFetch(send: typeof fetch, timeoutMs: number) {
  return (input: FetchInput, init?: FetchOptions): Promise<Response> => {
    const limit = AbortSignal.timeout(timeoutMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
    return send(input, { ...init, signal });
  };
}
