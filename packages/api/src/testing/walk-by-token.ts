import { createPrograms } from '@earntrack/auth';
import { TOKEN_SCOPES, type TokenScope } from '@earntrack/contract';
import { describe, expect, test } from 'vitest';
import { appRouter } from '../trpc/app-router.ts';
import type { Attempt, Belongings } from './attempt.ts';
import { addApiToken } from './factories.ts';
import { refusal } from './refusal.ts';
import { type Person, TEST_SIGNING, type TestApi, type Visitor } from './test-api.ts';

interface Place {
  app: TestApi;
  belongings: Belongings;
  stranger: Person;
}

const DAY_MS = 86_400_000;
const LATE = { kind: 'nobody', id: null, name: '', address: '127.0.0.1', userAgent: 'late' } as const;
const isOfBrowser = (path: string) => /^(auth|apiTokens|operator)\./.test(path);

/** Tries every procedure that needs somebody with tokens that may not, that may, and that have expired. */
export function walkByToken(attempts: Record<string, Attempt>, place: () => Place): void {
  const needSomebody = Object.entries(attempts).filter(
    // What is shown to "tokens.refresh" is no bearer: it is refused for itself.
    ([path, { nobody }]) => nobody === 'not_signed_in' && path !== 'tokens.refresh',
  );
  const ofPrograms = needSomebody.filter(([path]) => !isOfBrowser(path));
  const ofBrowsers = needSomebody.filter(([path]) => isOfBrowser(path));
  // Any token may ask who it is.
  const withScope = ofPrograms.filter(([path]) => path !== 'tokens.test');
  const programWith = programsOf(() => place());

  describe('called by a program', () => {
    test.each(withScope)('%s needs its scope', async (path, { call }) => {
      const others = TOKEN_SCOPES.filter((scope) => scope !== scopeOf(path));
      expect(await refusal(call(await programWith(others), place().belongings))).toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining(`“${scopeOf(path)}”`),
      });
    });

    test.each(ofPrograms)('%s answers as it answers its owner', async (path, { call, stranger }) => {
      const outcome = await call(await programWith([scopeOf(path)]), place().belongings).then(
        () => null,
        async (fault: unknown) => (await refusal(Promise.reject(fault))).code,
      );
      expect(outcome).toBe(stranger);
    });

    test.each(needSomebody)('%s is closed to a token that has expired', async (_path, { call }) => {
      const { app, belongings } = place();
      const expired = await app.program(await expiredToken(place()));
      expect((await refusal(call(expired, belongings))).code).toBe('token_expired');
    });

    test.each(ofBrowsers)('%s is closed to every token, whatever it may do', async (_path, { call }) => {
      expect(await refusal(call(await programWith(TOKEN_SCOPES), place().belongings))).toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining('browser'),
      });
    });
  });
}

function scopeOf(path: string): TokenScope {
  if (/^(imports|mappings)\./.test(path)) return 'import';
  const procedures: Record<string, unknown> = appRouter._def.procedures;
  const { _def } = procedures[path] as { _def: { type: string } };
  return _def.type === 'mutation' ? 'write' : 'read';
}

/** Programs of the stranger's, one for each choice of scopes: an account has fifty tokens at most. */
function programsOf(place: () => Pick<Place, 'app' | 'stranger'>) {
  const tokens = new Map<string, Promise<string>>();
  return async (scopes: readonly TokenScope[]): Promise<Visitor> => {
    const known = tokens.get(scopes.join()) ?? addApiToken(place().stranger, scopes);
    tokens.set(scopes.join(), known);
    return place().app.program(await known);
  };
}

async function expiredToken({ app, stranger }: Pick<Place, 'app' | 'stranger'>): Promise<string> {
  const yesterday = new Date(app.clock.now().getTime() - DAY_MS);
  const { db } = app.services;
  const programs = createPrograms({ db, signing: TEST_SIGNING, now: () => yesterday });
  const account = await app.services.accounts.findAccount(stranger.userId);
  if (!account) throw new Error('The stranger has no account');
  return (await programs.start(account, LATE, 'password')).accessToken;
}
