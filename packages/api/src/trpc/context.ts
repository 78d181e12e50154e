import type { Accounts, AccountState, Auth, Origin, Programs, Session } from '@earntrack/auth';
import { type RegistrationMode, TOKEN_SCOPES } from '@earntrack/contract';
import { TRPCError } from '@trpc/server';
import type { Handle } from '../actor.ts';
import type { Afterwards } from '../after-answers.ts';
import type { Answers, AskedAnswer } from '../answers/answers.ts';
import type { BearerFault, Caller } from '../caller.ts';
import type { Instance } from '../features/console/index.ts';
import type { StatusBoard } from '../features/status/index.ts';
import type { LiveHub } from '../features/live/index.ts';
import type { CallMeter, Spent } from '../limits/call-meter.port.ts';
import type { Mailer } from '../mail/mailer.port.ts';
import type { Replica } from '../replica/replica.ts';
import { trpcErrorOf } from './trpc-error.ts';

/** What the procedures need of the process that they run in. */
export interface ApiServices {
  db: Handle;
  /** A copy that may lag, for what is read much at once; null where there is none. */
  replica: Replica | null;
  auth: Auth;
  accounts: Accounts;
  programs: Programs;
  registration: RegistrationMode;
  /** Null where no mail server was set up. */
  mailer: Mailer | null;
  /** Where people reach EarnTrack: what links in mails begin with. */
  publicUrl: string;
  /** How EarnTrack is: incidents, maintenance, and whether anything can be saved. */
  board: StatusBoard;
  /** What the process that answers knows of itself. */
  instance: Instance;
  /** Who waits for changes in this process. */
  live: LiveHub;
  /** What was answered lately, while it is still so. */
  answers: Answers;
  /** Has something done once the answer is under way. */
  afterwards: Afterwards;
  now: () => Date;
  /** Pays for each call. */
  meter: CallMeter;
  /** Runs a procedure so that all it does is known to be its doing. */
  inProcedure: <T>(path: string, run: () => Promise<T>) => Promise<T>;
  /** Told about every procedure that ended, as part of it. */
  onProcedure: (run: ProcedureRun) => void;
  /** Told about every answer that was looked for before it was made. */
  onAnswer: (asked: AskedAnswer) => void;
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
  /** The whole Authorization header. */
  authorization: string | undefined;
  /** Adds the value of one Set-Cookie header to the answer. */
  setCookie: (value: string) => void;
  /** Told how a budget stands after something was paid from it. */
  noteSpent: (spent: Spent) => void;
}

/** What every call brings along. */
export interface Context extends ApiServices {
  request: ApiRequest;
  /** Who asks; null for nobody. */
  caller: Caller | null;
  /** The browser's session; null where a program asks. */
  session: Session | null;
  /** How the account of whoever asks stood when that was found out; null for nobody. */
  state: AccountState | null;
  /** The call was paid for before its procedure: no call pays twice. */
  isPaid: boolean;
  /** Whoever calls sends answers on as JSON, and takes a WrittenAnswer in place of one. */
  sendsJson: boolean;
  /** Why the token of a request opens nothing; null where there is none, or a good one. */
  bearerFault: BearerFault | null;
  /** Who asks and from where, as accounts remember it. */
  origin: Origin;
}

type WhoAsks = Pick<Context, 'caller' | 'session' | 'bearerFault' | 'state'>;

/** Finds out who calls. A token counts alone: a request that brings one is never the browser whose cookie comes along. */
export async function createContext(services: ApiServices, request: ApiRequest): Promise<Context> {
  const who = await findCaller(services, request).catch((cause: unknown) => {
    throw trpcErrorOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }));
  });
  return {
    ...services,
    request,
    ...who,
    isPaid: false,
    sendsJson: false,
    origin: originOf(request, who.caller),
  };
}

const ACTOR_KINDS = { session: 'session', access: 'access_token', api: 'api_token' } as const;

function originOf({ address, userAgent }: ApiRequest, caller: Caller | null): Origin {
  if (!caller) return { kind: 'nobody', id: null, name: '', address, userAgent };
  return { kind: ACTOR_KINDS[caller.kind], id: caller.id, name: caller.name, address, userAgent };
}

const NOBODY: WhoAsks = { caller: null, session: null, bearerFault: null, state: null };

async function findCaller(services: ApiServices, request: ApiRequest): Promise<WhoAsks> {
  const bearer = await services.programs.resolve(request.authorization);
  if (bearer === null) return findBrowser(services, request);
  if (typeof bearer === 'string') return { ...NOBODY, bearerFault: bearer };
  const { caller, state, noteUse } = bearer;
  if (noteUse) services.afterwards({ name: 'use of a token', requestId: request.requestId }, noteUse);
  return { ...NOBODY, caller, state };
}

/** Prolongs the cookie where the session was prolonged. */
async function findBrowser({ auth }: ApiServices, request: ApiRequest): Promise<WhoAsks> {
  const resolved = await auth.resolve(request.cookieHeader);
  if (resolved === null) return NOBODY;
  const { session, state, renewedCookie } = resolved;
  if (renewedCookie) request.setCookie(renewedCookie);
  const { id, userId, expiresAt } = session;
  const caller = { kind: 'session', id, name: '', userId, scopes: TOKEN_SCOPES, expiresAt } as const;
  return { ...NOBODY, caller, session, state };
}
