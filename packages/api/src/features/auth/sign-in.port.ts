import type { Accounts, Auth, Origin, Programs, Session } from '@earntrack/auth';
import type { RegistrationMode } from '@earntrack/contract';
import type { Handle } from '../../actor.ts';
import type { Answers } from '../../answers/answers.ts';
import type { Mailer } from '../../mail/mailer.port.ts';

/** What signing in and out needs of the process, and of whoever asks. */
export interface SignInPort {
  db: Handle;
  auth: Auth;
  accounts: Accounts;
  programs: Programs;
  answers: Pick<Answers, 'forget'>;
  registration: RegistrationMode;
  /** Null where no mail server was set up. */
  mailer: Mailer | null;
  /** Where people reach EarnTrack: what links begin with. */
  publicUrl: string;
  /** The session that the browser came with. */
  session: Session | null;
  /** Who asks, and from where. */
  origin: Origin;
  /** Leaves what `Auth` calls a cookie with whoever asks. */
  setCookie: (cookie: string) => void;
  /** Has something done once the answer is under way. */
  afterwards: (name: string, work: () => Promise<void>) => void;
}

/** The same for somebody who is signed in. */
export interface SignedInPort extends SignInPort {
  session: Session;
}
