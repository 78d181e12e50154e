import type { DeviceView, endSessionInput } from '@earntrack/contract';
import type { z } from 'zod';
import { deviceView, programView } from './device.view.ts';
import type { SignedInPort } from './sign-in.port.ts';

type EndSession = z.output<typeof endSessionInput>;

/** Where the user is signed in, programs too: this browser first, then the latest. */
export async function listDevices({ auth, programs, session }: SignedInPort): Promise<DeviceView[]> {
  const browsers = (await auth.list(session.userId)).map((one) => deviceView(one, session.id));
  const signIns = (await programs.listSignIns(session.userId)).map(programView);
  return [...browsers, ...signIns].toSorted(
    (a, b) => Number(b.isCurrent) - Number(a.isCurrent) || (a.lastSeenAt < b.lastSeenAt ? 1 : -1),
  );
}

/** One that has ended already stays ended: asked again, the answer is the same. */
export async function endDevice(
  { auth, session, origin, setCookie }: SignedInPort,
  { id }: EndSession,
): Promise<{ isEnded: true }> {
  await auth.endDevice(session.userId, id, origin);
  if (id === session.id) setCookie(auth.blankCookie);
  return { isEnded: true };
}

export async function endOtherDevices({ auth, session, origin }: SignedInPort): Promise<{ ended: number }> {
  return { ended: await auth.endOthers(session.userId, session.id, origin) };
}
