import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@earntrack/domain';

const MOST = 0xfff;
let latest = { ms: 0, count: 0 };

/** An id that sorts behind those of this process before it, also of the same millisecond: one transaction may do two things. */
export function makeActId(now: Date): string {
  const ms = now.getTime();
  latest = ms === latest.ms ? { ms, count: Math.min(latest.count + 1, MOST) } : { ms, count: 0 };
  const random = randomBytes(10);
  // The twelve bits behind the version.
  random.writeUInt16BE(latest.count, 0);
  return uuidv7(ms, random);
}
