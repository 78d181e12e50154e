import type { Accounts, Auth, Session } from '@earntrack/auth';
import type { RegistrationMode } from '@earntrack/contract';
import { TRPCError } from '@trpc/server';
import type { Handle } from '../actor.ts';
import type { Afterwards } from '../after-answers.ts';
import type { Mailer } from '../mail/mailer.port.ts';
import { trpcErrorOf } from './trpc-error.ts';

/** What the procedures need of the process that they run in. */
export interface ApiServices {
  db: Handle;
  auth: Auth;
  accounts: Accounts;
  registration: RegistrationMode;
  /** Null where no mail server was set up. */
  mailer: Mailer | null;
  /** Where people reach EarnTrack: what links in mails begin with. */
  publicUrl: string;
  /** Has something done once the answer is under way. */
  afterwards: Afterwards;
  now: () => Date;
  /** Told about every procedure that ended. */
  onProcedure: (run: ProcedureRun) => void;
}

/** One procedure that ended. */
export interface ProcedureRun {
  path: string;
  /** "ok", or the code of the refusal. */
  outcome: string;
  durationMs: number;
}

/** What the procedures need to know of one request, whatever carries it. */
export interface ApiRequest {
  requestId: string;
  address: string;
  userAgent: string;
  cookieHeader: string | undefined;
  /** Adds the value of one Set-Cookie header to the answer. */
  setCookie: (value: string) => void;
}

/** What every call brings along. */
export interface Context extends ApiServices {
  request: ApiRequest;
  session: Session | null;
}

/** Finds out who calls, and prolongs the cookie where the session was prolonged. */
export async function createContext(services: ApiServices, request: ApiRequest): Promise<Context> {
  const resolved = await services.auth.resolve(request.cookieHeader).catch((cause: unknown) => {
    throw trpcErrorOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }));
  });
  if (resolved?.renewedCookie) request.setCookie(resolved.renewedCookie);
  return { ...services, request, session: resolved?.session ?? null };
}
