import { randomUUID } from 'node:crypto';
import {
  Answers,
  type AnswerStore,
  appRouter,
  type CallMeter,
  createContext,
  type Instance,
  LiveHub,
  StatusBoard,
} from '@earntrack/api/server';
import { createAccounts, createAuth, createPrograms } from '@earntrack/auth';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';

const NOBODY = {
  requestId: '',
  address: '',
  userAgent: '',
  origin: null,
  authorization: undefined,
  noteSpent() {},
};
/** A bench asks for more than anybody may. */
const ENDLESS: CallMeter = {
  spend: async (budget) => ({ budget, size: 1, left: 1, secondsLeft: 1, isOver: false }),
};

/** What is timed is how an answer is made. */
const NOTHING_KEPT: AnswerStore = {
  find: async () => ({ result: 'bypass', text: null }),
  async keep() {},
  async forget() {},
};

/** No operator looks at a bench. */
const UNWATCHED: Instance = {
  about: { id: '', host: '', version: '', startedAt: '' },
  vitals: () => Promise.reject(new Error('Nothing is measured here')),
  statements: async () => [],
  jobs: () => [],
  finishedImports: async () => [],
  countRecentPeople: () => 0,
  logs: null,
};

interface CallerParts {
  /** Where procedures ask; who calls is found out past it. */
  db: DatabaseHandle['db'];
  cookie: () => string | undefined;
  setCookie?: (value: string) => void;
}

/** The router without HTTP. */
export function callerOn({ db: whole }: DatabaseHandle, { db, cookie, setCookie = () => {} }: CallerParts) {
  const now = () => new Date();
  const settings = { registration: 'open', mailer: null, publicUrl: '', live: new LiveHub(), now } as const;
  const services = {
    db,
    replica: null,
    board: new StatusBoard(whole, now),
    auth: createAuth({ db: whole, isSecure: false }),
    accounts: createAccounts({ db: whole, now }),
    programs: createPrograms({ db: whole, now, signing: null }),
    ...settings,
    meter: ENDLESS,
    instance: UNWATCHED,
    answers: new Answers(NOTHING_KEPT),
    inProcedure: <T>(_path: string, run: () => Promise<T>) => run(),
    onProcedure() {},
    onAnswer() {},
    afterwards() {},
  };
  return appRouter.createCaller(() =>
    createContext(services, { ...NOBODY, cookieHeader: cookie(), setCookie }),
  );
}

/** Somebody signed in with one platform, calling the router without HTTP. */
export async function openBench(connectionString: string) {
  const database = createDatabase({ connectionString, guard: true });
  let cookieHeader: string | undefined;
  const setCookie = (value: string) => {
    cookieHeader = value.split(';')[0];
  };
  const api = callerOn(database, { db: database.db, cookie: () => cookieHeader, setCookie });
  const register = { email: `${randomUUID()}@example.com`, password: randomUUID(), timeZone: 'UTC' };
  const { account } = await api.auth.register({ ...register, currency: 'USD', locale: 'en', weekStart: 1 });
  const platform = { id: randomUUID(), name: 'Shop', kind: 'freelance', colour: 1, currency: 'USD' } as const;
  await api.platforms.create(platform);
  return { api, database, userId: account?.id ?? '', platformId: platform.id };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;
