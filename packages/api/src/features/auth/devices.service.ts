import type { DeviceView, endSessionInput } from '@earntrack/contract';
import type { z } from 'zod';
import { deviceView } from './device.view.ts';
import type { SignedInPort } from './sign-in.port.ts';

type EndSession = z.output<typeof endSessionInput>;

/** Where the user is signed in: this browser first, then the latest. */
export async function listDevices({ auth, session }: SignedInPort): Promise<DeviceView[]> {
  const devices = (await auth.list(session.userId)).map((one) => deviceView(one, session.id));
  return devices.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}

/** One that has ended already stays ended: asked again, the answer is the same. */
export async function endDevice(
  { auth, session, setCookie }: SignedInPort,
  { id }: EndSession,
): Promise<{ isEnded: true }> {
  await auth.end(session.userId, id);
  if (id === session.id) setCookie(auth.blankCookie);
  return { isEnded: true };
}

export async function endOtherDevices({ auth, session }: SignedInPort): Promise<{ ended: number }> {
  return { ended: await auth.endOthers(session.userId, session.id) };
}
