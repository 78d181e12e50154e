import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

export interface Metered {
  bytes: number;
  sha256: string;
}

/** Lets everything through, and knows afterwards how much it was and its SHA-256. */
export class Meter extends Transform {
  readonly #hash = createHash('sha256');
  readonly #onBytes: (bytes: number) => void;
  #bytes = 0;

  constructor(onBytes: (bytes: number) => void = () => undefined) {
    super();
    this.#onBytes = onBytes;
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (err: null, chunk: Buffer) => void,
  ): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    this.#onBytes(this.#bytes);
    done(null, chunk);
  }

  /** Once everything is through. */
  result(): Metered {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
