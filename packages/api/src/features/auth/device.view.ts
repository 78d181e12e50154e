import type { ProgramSignIn, Session } from '@earntrack/auth';
import type { DeviceView } from '@earntrack/contract';

export function deviceView(session: Session, currentId: string): DeviceView {
  return {
    id: session.id,
    kind: 'browser',
    userAgent: session.userAgent,
    signedInAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    isCurrent: session.id === currentId,
  };
}

export function programView(signIn: ProgramSignIn): DeviceView {
  return {
    id: signIn.id,
    kind: 'program',
    userAgent: signIn.userAgent,
    signedInAt: signIn.createdAt.toISOString(),
    lastSeenAt: signIn.lastUsedAt.toISOString(),
    isCurrent: false,
  };
}
