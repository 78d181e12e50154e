import type { WaitingCount } from '../../lib/outbox/count-waiting.ts';

/** What is said at the sign-in of entries that this device keeps; empty where it keeps none. */
export function waitingWords({ own, others }: WaitingCount): string {
  if (own > 0)
    return own === 1
      ? '1 entry waits on this device and is sent after you sign in.'
      : `${own} entries wait on this device and are sent after you sign in.`;
  if (others > 0)
    return others === 1
      ? '1 entry waits on this device and is sent when whoever recorded it signs in.'
      : `${others} entries wait on this device and are sent when whoever recorded them signs in.`;
  return '';
}
