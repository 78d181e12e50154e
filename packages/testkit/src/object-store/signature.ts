import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
const LONGEST_SKEW_MS = 15 * 60_000;

/** Whether a request was signed with these credentials (AWS Signature Version 4), for this moment and this region. */
export function isSignedBy(req: IncomingMessage, credentials: Credentials): boolean {
  const [, accessKeyId, day = '', region, names = '', given = ''] =
    AUTHORIZATION.exec(req.headers.authorization ?? '') ?? [];
  const at = String(req.headers['x-amz-date'] ?? '');
  if (accessKeyId !== credentials.accessKeyId || region !== credentials.region) return false;
  if (!names.split(';').includes('host') || !at.startsWith(day) || !isNow(at)) return false;
  const scope = `${day}/${region}/s3/aws4_request`;
  const hash = createHash('sha256').update(canonicalRequest(req, names)).digest('hex');
  const key = ['s3', 'aws4_request'].reduce(
    (parent: Buffer, part) => hmac(parent, part),
    hmac(hmac(`AWS4${credentials.secretAccessKey}`, day), region),
  );
  const wanted = hmac(key, ['AWS4-HMAC-SHA256', at, scope, hash].join('\n'));
  return timingSafeEqual(wanted, Buffer.from(given, 'hex'));
}

function canonicalRequest(req: IncomingMessage, names: string): string {
  const [path = '', query = ''] = (req.url ?? '').split('?');
  const pairs = query === '' ? [] : query.split('&').map((pair) => (pair.includes('=') ? pair : `${pair}=`));
  const headers = names.split(';').map((name) => `${name}:${String(req.headers[name] ?? '').trim()}\n`);
  const payload = String(req.headers['x-amz-content-sha256'] ?? '');
  return [req.method, path, pairs.toSorted().join('&'), headers.join(''), names, payload].join('\n');
}

/** "20261126T093000Z" */
function isNow(at: string): boolean {
  const iso = at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  return Math.abs(Date.parse(iso) - Date.now()) < LONGEST_SKEW_MS;
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
