/** The same bytes in parts of one size, the last of which may be smaller. Nothing gives no part. */
export async function* inParts(content: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Buffer> {
  let chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of content) {
    chunks.push(chunk);
    length += chunk.length;
    if (length < bytes) continue;
    const whole = Buffer.concat(chunks);
    let from = 0;
    for (; whole.length - from >= bytes; from += bytes) yield whole.subarray(from, from + bytes);
    // A copy: what it was cut from is not kept for the sake of it.
    const rest = Buffer.from(whole.subarray(from));
    chunks = [rest];
    length = rest.length;
  }
  if (length > 0) yield Buffer.concat(chunks);
}
