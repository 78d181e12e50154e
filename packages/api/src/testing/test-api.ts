import { randomUUID } from 'node:crypto';
import { createAccounts, createAuth, createPrograms, type Signing } from '@earntrack/auth';
import type { RegistrationMode } from '@earntrack/contract';
import { createDatabase, type Database, type DatabaseHandle } from '@earntrack/db';
import { createTestDatabase, type FixedClock, fixedClock, type TestDatabase } from '@earntrack/testkit';
import type { Kysely } from 'kysely';
import { AfterAnswers } from '../after-answers.ts';
import type { AnswerStore } from '../answers/answer-store.port.ts';
import { Answers, type AskedAnswer } from '../answers/answers.ts';
import { LiveHub } from '../features/live/index.ts';
import { StatusBoard } from '../features/status/index.ts';
import type { Budget } from '../limits/budgets.ts';
import type { CallMeter } from '../limits/call-meter.port.ts';
import type { Mail } from '../mail/mailer.port.ts';
import { appRouter } from '../trpc/app-router.ts';
import { type ApiServices, createContext, type ProcedureRun } from '../trpc/context.ts';
import { createCallerFactory } from '../trpc/init.ts';
import { stillInstance } from './still-instance.ts';
import { mapAnswers } from './map-answers.ts';
import type { StatementRecorder } from './statement-recorder.ts';
import type { RouterInputs } from '../trpc/router-types.ts';

const createCaller = createCallerFactory(appRouter);
type Caller = ReturnType<typeof createCaller>;

/** Somebody in front of a browser: calls procedures with the cookie that the last answer left there. */
export interface Visitor {
  api: Caller;
  /** The Cookie header that the next call sends. */
  cookie(): string | undefined;
}

export interface Person extends Visitor {
  userId: string;
  email: string;
}

export interface TestApi {
  services: ApiServices;
  database: DatabaseHandle;
  databaseUrl: string;
  clock: FixedClock;
  /** Every procedure that has ended. */
  runs: ProcedureRun[];
  /** Every answer that was looked for before it was made. */
  asked: AskedAnswer[];
  /** Every call that was paid for, and by whom. */
  payments: Payment[];
  /** Every mail that was sent, once what goes on after the answers has ended. */
  mails(): Promise<Mail[]>;
  /** A browser without a session, or with given headers. */
  visit(cookieHeader?: string, authorization?: string): Promise<Visitor>;
  /** A program that sends a token with every call. */
  program(token: string): Promise<Visitor>;
  /** Somebody new with an account; the first one is the operator. */
  signUp(settings?: Partial<RouterInputs['auth']['register']>): Promise<Person>;
  close(): Promise<void>;
}

export interface Payment {
  budget: Budget;
  spender: string;
}

export const TEST_SIGNING: Signing = {
  secret: 'a secret that only tests know, and long enough',
  previousSecret: null,
  issuer: 'https://earn.example.com',
  expiresInSeconds: 900,
};

/** The whole router on a database of its own, at a moment that stands still. */
export async function createTestApi({
  now = '2026-11-12T10:00:00Z',
  registration = 'open',
  canSendMail = true,
  signing = TEST_SIGNING,
  answers = mapAnswers(),
  isDirect = false,
  recorder,
  beside,
}: {
  now?: string;
  registration?: RegistrationMode;
  canSendMail?: boolean;
  /** Null for a server without a secret. */
  signing?: Signing | null;
  answers?: AnswerStore;
  /** Past the pooler of the run, for what asks what PostgreSQL keeps of a session. */
  isDirect?: boolean;
  /** Of every statement that the services send. */
  recorder?: StatementRecorder;
  /** Another one, on whose database this one works too: it is to be closed first. */
  beside?: TestApi;
} = {}): Promise<TestApi> {
  const testDatabase = await databaseOf(beside);
  const poolerUrl = isDirect ? null : testDatabase.poolerUrl;
  const database = createDatabase({ connectionString: testDatabase.url, poolerUrl, poolSize: 4 });
  const noted = {
    clock: fixedClock(now),
    runs: [] as ProcedureRun[],
    asked: [] as AskedAnswer[],
    payments: [] as Payment[],
  };
  const { mails, ...mailing } = letterBox(canSendMail);
  const parts = { ...noted, registration, signing, answers, mailing };
  const services = servicesOf(recorder?.through(database.db) ?? database.db, parts);
  const visit = (cookieHeader?: string, authorization?: string) =>
    openBrowser(services, { cookieHeader, authorization });
  return {
    services,
    database,
    databaseUrl: testDatabase.url,
    ...noted,
    mails,
    visit,
    program: (token) => visit(undefined, `Bearer ${token}`),
    signUp: async (settings) => signUp(await visit(), settings),
    async close() {
      await database.close();
      await testDatabase.drop();
    },
  };
}

async function databaseOf(beside: TestApi | undefined): Promise<TestDatabase> {
  return beside ? { url: beside.databaseUrl, poolerUrl: null, drop: async () => {} } : createTestDatabase();
}

interface Parts {
  clock: FixedClock;
  runs: ProcedureRun[];
  asked: AskedAnswer[];
  payments: Payment[];
  registration: RegistrationMode;
  signing: Signing | null;
  answers: AnswerStore;
  mailing: Pick<ApiServices, 'mailer' | 'publicUrl' | 'afterwards'>;
}

function servicesOf(db: Kysely<Database>, parts: Parts): ApiServices {
  const { now } = parts.clock;
  return {
    db,
    replica: null,
    auth: createAuth({ db, isSecure: false, now }),
    accounts: createAccounts({ db, now, secretsKey: 'a key that only tests know, and long enough' }),
    programs: createPrograms({ db, now, signing: parts.signing }),
    registration: parts.registration,
    board: new StatusBoard(db, now),
    instance: stillInstance(),
    live: new LiveHub(),
    answers: new Answers(parts.answers),
    ...parts.mailing,
    now,
    meter: endlessMeter(parts.payments),
    inProcedure: (_path, run) => run(),
    onProcedure: (run) => parts.runs.push(run),
    onAnswer: (asked) => parts.asked.push(asked),
  };
}

/** Everybody may spend as much as they like, and what they spent is known. */
function endlessMeter(payments: Payment[]): CallMeter {
  return {
    async spend(budget, spender) {
      payments.push({ budget, spender });
      return { budget, size: 1, left: 1, secondsLeft: 1, isOver: false };
    },
  };
}

/** Mail goes nowhere, and what fails after an answer fails the test that asks for the mails. */
function letterBox(canSendMail: boolean) {
  const sent: Mail[] = [];
  const faults: unknown[] = [];
  const after = new AfterAnswers((_task, fault) => faults.push(fault));
  return {
    mailer: canSendMail ? { send: async (mail: Mail) => void sent.push(mail) } : null,
    publicUrl: 'https://earn.example.com',
    afterwards: after.run,
    mails: async () => {
      await after.settled();
      if (faults.length > 0) throw new AggregateError(faults, 'Work after an answer failed');
      return sent;
    },
  };
}

interface Headers {
  cookieHeader?: string | undefined;
  authorization?: string | undefined;
}

async function openBrowser(
  services: ApiServices,
  { cookieHeader, authorization }: Headers,
): Promise<Visitor> {
  const jar = { header: cookieHeader };
  const contextOf = () =>
    createContext(services, {
      requestId: 'test-request',
      address: '127.0.0.1',
      userAgent: 'a test',
      cookieHeader: jar.header,
      authorization,
      noteSpent: () => {},
      setCookie(value) {
        const [pair] = value.split(';');
        jar.header = pair?.endsWith('=') ? undefined : pair;
      },
    });
  return { api: createCaller(contextOf), cookie: () => jar.header };
}

async function signUp(
  visitor: Visitor,
  settings: Partial<RouterInputs['auth']['register']> = {},
): Promise<Person> {
  const email = settings.email ?? `${randomUUID()}@example.com`;
  const view = await visitor.api.auth.register({
    email,
    password: 'a long enough password',
    timeZone: 'Europe/Lisbon',
    currency: 'USD',
    locale: 'en-GB',
    weekStart: 1,
    ...settings,
  });
  if (!view.account) throw new Error('Signing up gave no account');
  return { ...visitor, userId: view.account.id, email };
}
