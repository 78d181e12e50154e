import type { Session } from '@earntrack/auth';
import type { DeviceView } from '@earntrack/contract';

export function deviceView(session: Session, currentId: string): DeviceView {
  return {
    id: session.id,
    userAgent: session.userAgent,
    signedInAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    isCurrent: session.id === currentId,
  };
}
