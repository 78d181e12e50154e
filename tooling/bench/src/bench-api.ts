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
import { createDatabase } from '@earntrack/db';

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

/** Somebody signed in with one platform, calling the router without HTTP. */
export async function openBench(connectionString: string) {
  // NOTE: the bare load names tables past the query builder, which the guard refuses; the guard looks at each text once.
  const database = createDatabase({ connectionString, guard: false });
  const now = () => new Date();
  const auth = createAuth({ db: database.db, isSecure: false });
  const accounts = createAccounts({ db: database.db, now });
  const programs = createPrograms({ db: database.db, now, signing: null });
  const settings = { registration: 'open', mailer: null, publicUrl: '', live: new LiveHub(), now } as const;
  const services = {
    db: database.db,
    board: new StatusBoard(database.db, now),
    auth,
    accounts,
    programs,
    ...settings,
    meter: ENDLESS,
    instance: UNWATCHED,
    answers: new Answers(NOTHING_KEPT),
    inProcedure: <T>(_path: string, run: () => Promise<T>) => run(),
    onProcedure() {},
    onAnswer() {},
    afterwards() {},
  };
  let cookieHeader: string | undefined;
  const setCookie = (value: string) => {
    cookieHeader = value.split(';')[0];
  };
  const api = appRouter.createCaller(() => createContext(services, { ...NOBODY, cookieHeader, setCookie }));
  const register = { email: `${randomUUID()}@example.com`, password: randomUUID(), timeZone: 'UTC' };
  const { account } = await api.auth.register({ ...register, currency: 'USD', locale: 'en', weekStart: 1 });
  const platform = { id: randomUUID(), name: 'Shop', kind: 'freelance', colour: 1, currency: 'USD' } as const;
  await api.platforms.create(platform);
  return { api, database, userId: account?.id ?? '', platformId: platform.id };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;
