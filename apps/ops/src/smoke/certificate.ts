import { connect } from 'node:tls';
import { OperatorError } from '../operator-error.ts';
import type { Site } from './ask.ts';
import { failed, type Finding, passed, skipped } from './finding.ts';

const LEAST_DAYS = 14;
const DAY_MS = 86_400_000;

/** Whether the certificate is one that browsers take, and for how long. */
export async function checkCertificate({ origin, patienceMs }: Site): Promise<Finding> {
  const { protocol, hostname, port } = new URL(origin);
  if (protocol !== 'https:') return skipped('not asked over https');
  const endsAt = await endOfCertificate({ host: hostname, port: Number(port || 443) }, patienceMs);
  const days = Math.floor((endsAt.getTime() - Date.now()) / DAY_MS);
  const until = `good for ${days} days, until ${endsAt.toISOString().slice(0, 10)}`;
  return days < LEAST_DAYS ? failed(`Renew it: ${until}.`) : passed(until);
}

/** Until when browsers take it. Throws OperatorError where they take it no more, or never did. */
export function endOfCertificate(
  { host, port }: { host: string; port: number },
  patienceMs: number,
): Promise<Date> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, servername: host }, () => {
      resolve(new Date(socket.getPeerCertificate().valid_to));
      socket.destroy();
    });
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('no answer in time')));
    socket.once('error', (err) => reject(new OperatorError(`No browser would take it: ${err.message}.`)));
  });
}
