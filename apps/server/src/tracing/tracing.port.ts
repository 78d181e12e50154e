/** What is said of a stretch: kinds, ids that we made, numbers. Nothing that anybody typed. */
export type StretchAttributes = Readonly<Record<string, string | number>>;

/** A stretch of work in a trace, as whoever does the work sees it. */
export interface Stretch {
  readonly traceId: string;
  readonly spanId: string;
  /** False where sampling left the trace out: ids are passed on, and nothing is kept. */
  readonly isKept: boolean;
  /** Of W3C trace context. */
  readonly traceparent: string;
  /** A part that goes on within this one. */
  begin(name: string, attributes: StretchAttributes): Stretch;
  /** A part that asked another program, and has ended just now. */
  asked(name: string, seconds: number, attributes: StretchAttributes): void;
  note(attributes: StretchAttributes): void;
  fail(kind: string): void;
  end(): void;
}

/** The headers that say of which trace a request is. */
export type TraceHeaders = Readonly<Record<string, string | string[] | undefined>>;

export interface Tracing {
  beginRequest(method: string, headers: TraceHeaders): Stretch;
  beginRun(job: string, attributes: StretchAttributes): Stretch;
  /** Sends what is left, for as long as it takes; whoever calls bounds that. */
  close(): Promise<void>;
}
