import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Credentials, isSignedBy } from './signature.ts';

const REGION = 'eu-test-1';
/** What S3 wants of every part but the last. */
const LEAST_PART_BYTES = 5 * 1_024 * 1_024;
/** Few, so that a test with a dozen objects reads several pages. */
const PAGE_SIZE = 10;

export interface TestObjectStore {
  endpoint: string;
  bucket: string;
  /** Those that it began with. */
  credentials: Credentials;
  /** Makes others that are good beside all that are. */
  addCredentials(): Credentials;
  /** From now on these are good for nothing. */
  removeCredentials(accessKeyId: string): void;
  objects: Map<string, Buffer>;
  /** Uploads in parts that were begun, and neither completed nor aborted. */
  uploads: ReadonlyMap<string, unknown>;
  /** Requests from now on, in their order: "PUT /bucket/key". */
  requests: string[];
  /** Of all that was refused since it began: who asked with which key, and for what. */
  refused: string[];
  /** What parts of objects were asked for: "bytes=100-". */
  ranges: string[];
  /** The next requests that `which` fits are answered with a failure of the server. */
  fail(which: RegExp, times: number): void;
  /** Of the next answers with an object so many bytes arrive, and then the connection ends; 0 of them: not even what the object is. */
  cut(afterBytes: number, times: number): void;
  stop(): Promise<void>;
}

interface Store {
  bucket: string;
  objects: Map<string, Buffer>;
  uploads: Map<string, Map<number, Buffer>>;
}

interface Answer {
  status: number;
  body?: string | Buffer;
  headers?: Record<string, string>;
  isObject?: true;
}

interface Asked {
  method: string;
  key: string;
  query: URLSearchParams;
  body: Buffer;
  range: string | undefined;
  /** The etag that the object has to have still. */
  wanted: string | undefined;
  isOnlyIfNone: boolean;
}

/**
 * As much of S3 as backups need, in memory: objects, lists by pages, uploads in parts. It refuses what was not signed with its credentials,
 * parts that are too small, and parts that it does not have. It is no S3: what it does beyond that says nothing of one.
 */
export async function startTestObjectStore(): Promise<TestObjectStore> {
  const store: Store = {
    bucket: `bucket-${randomBytes(4).toString('hex')}`,
    objects: new Map(),
    uploads: new Map(),
  };
  const credentials = makeCredentials();
  const good = new Map([[credentials.accessKeyId, credentials]]);
  const told = { requests: [] as string[], refused: [] as string[], ranges: [] as string[] };
  const failing = { which: /$^/, times: 0 };
  const cutting = { afterBytes: 0, times: 0 };
  const house = { store, good, told, failing, cutting };
  const server = createServer((req, res) => respond(req, res, house)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket: store.bucket,
    credentials,
    addCredentials() {
      const others = makeCredentials();
      good.set(others.accessKeyId, others);
      return others;
    },
    removeCredentials: (accessKeyId) => void good.delete(accessKeyId),
    objects: store.objects,
    uploads: store.uploads,
    ...told,
    cut: (afterBytes, times) => void Object.assign(cutting, { afterBytes, times }),
    fail: (which, times) => void Object.assign(failing, { which, times }),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface House {
  store: Store;
  good: ReadonlyMap<string, Credentials>;
  told: Pick<TestObjectStore, 'requests' | 'refused' | 'ranges'>;
  failing: { which: RegExp; times: number };
  cutting: { afterBytes: number; times: number };
}

function respond(req: IncomingMessage, res: ServerResponse, house: House): void {
  const { store, good, told, failing, cutting } = house;
  const line = `${req.method} ${req.url?.split('?')[0]}`;
  told.requests.push(line);
  if (req.headers.range !== undefined) told.ranges.push(req.headers.range);
  if (failing.times > 0 && failing.which.test(line)) {
    failing.times -= 1;
    req.resume();
    send(res, fault(503, 'SlowDown'));
    return;
  }
  const give = (answered: Answer) => {
    if (answered.status === 403) told.refused.push(`${req.headers.authorization} ${line}`);
    const isCut = answered.isObject === true && cutting.times > 0;
    if (isCut) cutting.times -= 1;
    if (isCut) sendBeginning(res, answered, cutting.afterBytes);
    else send(res, answered);
  };
  answer(req, store, [...good.values()]).then(give, () => res.destroy());
}

function makeCredentials(): Credentials {
  return {
    accessKeyId: randomBytes(10).toString('hex').toUpperCase(),
    secretAccessKey: randomBytes(30).toString('base64'),
    region: REGION,
  };
}

async function answer(req: IncomingMessage, store: Store, good: readonly Credentials[]): Promise<Answer> {
  const body = await bodyOf(req);
  if (!good.some((credentials) => isSignedBy(req, credentials))) return fault(403, 'SignatureDoesNotMatch');
  const url = new URL(req.url ?? '/', 'http://localhost');
  const [, bucket, ...rest] = url.pathname.split('/').map(decodeURIComponent);
  if (bucket !== store.bucket) return fault(404, 'NoSuchBucket');
  const asked = {
    method: req.method ?? '',
    key: rest.join('/'),
    query: url.searchParams,
    body,
    range: req.headers.range,
    wanted: req.headers['if-match'],
    isOnlyIfNone: req.headers['if-none-match'] === '*',
  };
  if (asked.key === '') return listObjects(store, asked);
  return asked.query.has('uploadId') || asked.query.has('uploads')
    ? answerUpload(store, asked)
    : answerObject(store, asked);
}

function answerObject({ objects }: Store, { method, key, body, range, ...when }: Asked): Answer {
  const known = objects.get(key);
  const { wanted, isOnlyIfNone } = when;
  if (known && isOnlyIfNone && method === 'PUT') return fault(412, 'PreconditionFailed');
  if (known && wanted !== undefined && wanted !== etagOf(known)) return fault(412, 'PreconditionFailed');
  switch (method) {
    case 'PUT':
      objects.set(key, body);
      return { status: 200, headers: { etag: etagOf(body) } };
    case 'GET':
      return known ? partOf(known, range) : fault(404, 'NoSuchKey');
    case 'DELETE':
      objects.delete(key);
      return { status: 204 };
    default:
      return fault(405, 'MethodNotAllowed');
  }
}

/** All of it, or what comes from a byte on. */
function partOf(known: Buffer, range: string | undefined): Answer {
  const headers = { etag: etagOf(known) };
  if (range === undefined) return { status: 200, body: known, headers, isObject: true };
  const from = Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? Infinity);
  if (from >= known.length) return fault(416, 'InvalidRange');
  const told = `bytes ${from}-${known.length - 1}/${known.length}`;
  return {
    status: 206,
    body: known.subarray(from),
    headers: { ...headers, 'content-range': told },
    isObject: true,
  };
}

function answerUpload({ objects, uploads, bucket }: Store, { method, key, query, body }: Asked): Answer {
  if (query.has('uploads')) {
    const begun = randomUUID();
    uploads.set(begun, new Map());
    const told = `<Bucket>${bucket}</Bucket><Key>${key}</Key><UploadId>${begun}</UploadId>`;
    return xml('InitiateMultipartUploadResult', told);
  }
  const id = query.get('uploadId') ?? '';
  const parts = uploads.get(id);
  if (parts === undefined) return fault(404, 'NoSuchUpload');
  if (method === 'PUT') {
    parts.set(Number(query.get('partNumber')), body);
    return { status: 200, headers: { etag: etagOf(body) } };
  }
  if (method === 'DELETE') {
    uploads.delete(id);
    return { status: 204 };
  }
  const whole = assemble(parts, body.toString('utf8'));
  if (whole === null) return fault(400, 'InvalidPart');
  uploads.delete(id);
  objects.set(key, whole);
  return xml('CompleteMultipartUploadResult', `<Key>${key}</Key><ETag>${etagOf(whole)}</ETag>`);
}

/** The parts that are named, in their order; null where one is not as it is named, or too small for its place. */
function assemble(parts: ReadonlyMap<number, Buffer>, wanted: string): Buffer | null {
  const named = [...wanted.matchAll(/<Part>([\s\S]*?)<\/Part>/g)].map(([, part = '']) => {
    const number = Number(/<PartNumber>(\d+)</.exec(part)?.[1]);
    const etag = /<ETag>(?:"|&quot;)?([0-9a-f]+)/.exec(part)?.[1];
    return { content: parts.get(number), etag };
  });
  const isRight = named.every(
    ({ content, etag }, place) =>
      content !== undefined &&
      etagOf(content) === `"${etag}"` &&
      (place === named.length - 1 || content.length >= LEAST_PART_BYTES),
  );
  return isRight && named.length > 0 ? Buffer.concat(named.flatMap(({ content }) => content ?? [])) : null;
}

function listObjects({ objects }: Store, { query }: Asked): Answer {
  const after = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
    .toSorted();
  const page = keys.slice(0, PAGE_SIZE);
  const contents = page.map(
    (key) => `<Contents><Key>${key}</Key><Size>${objects.get(key)?.length}</Size></Contents>`,
  );
  const isMore = keys.length > page.length;
  const next = isMore ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  return xml('ListBucketResult', `<IsTruncated>${isMore}</IsTruncated>${next}${contents.join('')}`);
}

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function etagOf(content: Buffer): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}

function xml(name: string, content: string): Answer {
  return {
    status: 200,
    body: `<?xml version="1.0" encoding="UTF-8"?><${name}>${content}</${name}>`,
    headers: { 'content-type': 'application/xml' },
  };
}

function fault(status: number, code: string): Answer {
  return { ...xml('Error', `<Code>${code}</Code><Message>${code}</Message>`), status };
}

function send(res: ServerResponse, { status, body = '', headers = {} }: Answer): void {
  res.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) }).end(body);
}

/** As a network does that breaks: the length is told, and what is missing never comes. */
function sendBeginning(
  res: ServerResponse,
  { status, body = '', headers = {} }: Answer,
  bytes: number,
): void {
  if (bytes === 0) {
    res.destroy();
    return;
  }
  res.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
  res.write(Buffer.from(body).subarray(0, bytes), () => res.destroy());
}
