import type { Accounts, Auth, Session } from '@earntrack/auth';
import type { RegistrationMode } from '@earntrack/contract';
import type { Handle } from '../../actor.ts';

/** What signing in and out needs of the process, and of whoever asks. */
export interface SignInPort {
  db: Handle;
  auth: Auth;
  accounts: Accounts;
  registration: RegistrationMode;
  /** The session that the browser came with. */
  session: Session | null;
  requester: { address: string; userAgent: string };
  /** Leaves what `Auth` calls a cookie with whoever asks. */
  setCookie: (cookie: string) => void;
}
