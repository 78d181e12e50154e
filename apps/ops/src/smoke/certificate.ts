import { connect } from 'node:tls';
import { OperatorError } from '../operator-error.ts';
import type { Site } from './ask.ts';
import { failed, type Finding, passed, skipped } from './finding.ts';

const LEAST_DAYS = 14;
const DAY_MS = 86_400_000;

/** Whether the certificate is one that browsers take, and for how long. */
export async function checkCertificate({ origin, patienceMs }: Site): Promise<Finding> {
  const endsAt = await certificateEnd({ origin, patienceMs });
  if (endsAt === null) return skipped('not asked over https');
  const days = Math.floor((endsAt.getTime() - Date.now()) / DAY_MS);
  const until = `good for ${days} days, until ${endsAt.toISOString().slice(0, 10)}`;
  return days < LEAST_DAYS ? failed(`Renew it: ${until}.`) : passed(until);
}

/** Until when the certificate is good; null where none is asked for. Throws OperatorError for one that no browser would take. */
export async function certificateEnd({
  origin,
  patienceMs,
}: Pick<Site, 'origin' | 'patienceMs'>): Promise<Date | null> {
  const { protocol, hostname, port } = new URL(origin);
  if (protocol !== 'https:') return null;
  return endOf({ host: hostname, port: Number(port || 443) }, patienceMs);
}

function endOf({ host, port }: { host: string; port: number }, patienceMs: number): Promise<Date> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, servername: host }, () => {
      resolve(new Date(socket.getPeerCertificate().valid_to));
      socket.destroy();
    });
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('no answer in time')));
    socket.once('error', (err) => reject(new OperatorError(`No browser would take it: ${err.message}.`)));
  });
}
