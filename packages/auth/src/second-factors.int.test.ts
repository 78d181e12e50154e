import { asCurrency } from '@earntrack/domain';
import { appCode, type FixedClock, fixedClock } from '@earntrack/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account, Accounts } from './accounts.ts';
import { createAccounts } from './create-accounts.ts';
import { createPrograms } from './create-programs.ts';
import { createAuth } from './lucia/create-auth.ts';
import { type AuthDatabase, openAuthDatabase } from './testing/auth-database.ts';
import { originOf } from './testing/origin-of.ts';
import { refusalCode } from './testing/program-calls.ts';
import { TEST_SIGNING } from './testing/test-signing.ts';
import { turnOn } from './testing/turn-on.ts';

const PASSWORD = 'correct horse';
const KEY = 'only tests know this key, and it is long';
const HALF_MINUTE_MS = 30_000;
const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;
const HOME = originOf();

let database: AuthDatabase;
let clock: FixedClock;
let accounts: Accounts;
let ana: Account;
let secret: string;
let recoveryCodes: string[];
let count = 0;

beforeAll(async () => {
  database = await openAuthDatabase();
});
beforeEach(async () => {
  clock = fixedClock('2026-11-12T10:00:00Z');
  accounts = open();
  count += 1;
  const who = { email: `ana-${count}@example.com`, password: PASSWORD, currency: asCurrency('EUR') };
  const settings = { timeZone: 'UTC', locale: 'en', weekStart: 1, displayName: 'Ana' } as const;
  ana = await accounts.registerAccount({ ...settings, ...who }, 'open', HOME);
  const wish = { password: PASSWORD, now: clock.now() };
  ({ secret, recoveryCodes, account: ana } = await turnOn(accounts, ana.userId, wish));
  clock.advance(HALF_MINUTE_MS);
});
afterAll(() => database.drop());

const open = (secretsKey: string | null = KEY) =>
  createAccounts({ db: database.handle.db, now: clock.now, secretsKey });
const code = () => appCode(secret, clock.now());
const wrongCode = () => String((Number(code()) + 500_000) % 1_000_000).padStart(6, '0');
const challenge = async () => (await accounts.secondFactors.challenge(ana))?.token ?? '';
const pass = (token: string, given: string) => accounts.secondFactors.pass(token, given, HOME);
const proof = (given: string) => ({ currentPassword: PASSWORD, code: given });

async function actionsOf(userId: string): Promise<string[]> {
  const rows = await database.handle.db
    .selectFrom('account_audit')
    .select('action')
    .where('user_id', '=', userId)
    .orderBy('at')
    .execute();
  return rows.map(({ action }) => action);
}

/** How two who come at the same moment fare. */
async function both(one: Promise<unknown>, other: Promise<unknown>): Promise<string[]> {
  const outcomes = await Promise.allSettled([one, other]);
  return outcomes.map(({ status }) => status).toSorted();
}

describe('half a sign-in', () => {
  it('becomes a whole one for a code, once', async () => {
    const token = await challenge();
    expect(await pass(token, ` ${code().slice(0, 3)} ${code().slice(3)}`)).toEqual({
      account: ana,
      proof: 'totp',
    });
    clock.advance(HALF_MINUTE_MS);
    expect(await refusalCode(pass(token, code()))).toBe('challenge_invalid');
    expect(await refusalCode(pass('made-up', code()))).toBe('challenge_invalid');
  });

  it('takes no code twice, also for two at the same moment', async () => {
    const tokens = [await challenge(), await challenge()];
    const tries = tokens.map((token) => pass(token, code()));
    expect(await both(tries[0] as Promise<unknown>, tries[1] as Promise<unknown>)).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(await refusalCode(pass(await challenge(), code()))).toBe('wrong_code');
    clock.advance(-HALF_MINUTE_MS);
    expect(await refusalCode(pass(await challenge(), code()))).toBe('wrong_code');
  });

  it('takes the code of the steps beside the present one, and no other', async () => {
    const at = (ms: number) => appCode(secret, new Date(clock.now().getTime() + ms));
    expect(await refusalCode(pass(await challenge(), at(2 * HALF_MINUTE_MS)))).toBe('wrong_code');
    clock.advance(HALF_MINUTE_MS);
    await expect(pass(await challenge(), at(-HALF_MINUTE_MS))).resolves.toBeDefined();
    await expect(pass(await challenge(), at(HALF_MINUTE_MS))).resolves.toBeDefined();
  });

  it('takes a recovery code however it is written, each once, also for two at the same moment', async () => {
    const [first = '', second = ''] = recoveryCodes;
    expect(recoveryCodes).toHaveLength(10);
    const written = first.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l');
    expect(await pass(await challenge(), written)).toMatchObject({ proof: 'recovery_code' });
    expect(await refusalCode(pass(await challenge(), first))).toBe('wrong_code');
    const tokens = [await challenge(), await challenge()];
    const tries = tokens.map((token) => pass(token, second));
    expect(await both(tries[0] as Promise<unknown>, tries[1] as Promise<unknown>)).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(await accounts.secondFactors.show(ana.userId)).toMatchObject({ recoveryCodesLeft: 8 });
    expect(await actionsOf(ana.userId)).toEqual(
      expect.arrayContaining(['recovery_code_used', 'recovery_code_used', 'sign_in_failed']),
    );
  });

  it('ends after five minutes, after five wrong codes, and with the password that it began with', async () => {
    const late = await challenge();
    clock.advance(5 * 60_000);
    expect(await refusalCode(pass(late, code()))).toBe('challenge_invalid');
    const guessed = await challenge();
    for (let tries = 0; tries < 5; tries += 1)
      expect(await refusalCode(pass(guessed, wrongCode()))).toBe('wrong_code');
    expect(await refusalCode(pass(guessed, code()))).toBe('challenge_invalid');
    const before = await challenge();
    const change = { currentPassword: PASSWORD, newPassword: 'another horse entirely' };
    await accounts.changePassword(ana.userId, change, HOME);
    expect(await refusalCode(pass(before, code()))).toBe('challenge_invalid');
  });

  it('counts wrong codes by account, whoever tries them and wherever they are asked for', async () => {
    for (let tries = 0; tries < 5; tries += 1)
      expect(await refusalCode(pass(await challenge(), wrongCode()))).toBe('wrong_code');
    for (let tries = 0; tries < 3; tries += 1)
      expect(await refusalCode(accounts.secondFactors.require(ana.userId, wrongCode(), HOME))).toBe(
        'wrong_code',
      );
    for (let tries = 0; tries < 2; tries += 1)
      expect(await refusalCode(accounts.secondFactors.turnOff(ana.userId, proof(wrongCode()), HOME))).toBe(
        'wrong_code',
      );
    const far = originOf('203.0.113.7');
    expect(await refusalCode(accounts.secondFactors.pass(await challenge(), code(), far))).toBe(
      'too_many_requests',
    );
    clock.advance(QUARTER_MS);
    await expect(pass(await challenge(), code())).resolves.toBeDefined();
  });

  it('is free again for somebody who resets the password, but not more than fifty times a day', async () => {
    for (let round = 0; round < 5; round += 1) {
      for (let tries = 0; tries < 10; tries += 1)
        expect(await refusalCode(accounts.secondFactors.require(ana.userId, wrongCode(), HOME))).toBe(
          'wrong_code',
        );
      expect(await refusalCode(accounts.secondFactors.require(ana.userId, code(), HOME))).toBe(
        'too_many_requests',
      );
      const link = await accounts.createPasswordReset(ana.email, 1, HOME);
      const wish = { token: link?.token ?? '', newPassword: `another horse ${round}` };
      ana = await accounts.resetPassword(wish, HOME);
      if (round === 0) await accounts.secondFactors.require(ana.userId, code(), HOME);
    }
    expect(await refusalCode(pass(await challenge(), code()))).toBe('too_many_requests');
    clock.advance(DAY_MS);
    await expect(pass(await challenge(), code())).resolves.toBeDefined();
  });

  it('is not free again for a new password of somebody who knows the old one', async () => {
    for (let tries = 0; tries < 10; tries += 1)
      await refusalCode(accounts.secondFactors.require(ana.userId, wrongCode(), HOME));
    const change = { currentPassword: PASSWORD, newPassword: 'another horse entirely' };
    ana = await accounts.changePassword(ana.userId, change, HOME);
    expect(await refusalCode(pass(await challenge(), code()))).toBe('too_many_requests');
  });
});

describe('a second factor', () => {
  it('is on only once a code has shown that the app has the secret, and ends every sign-in then', async () => {
    ana = await accounts.secondFactors.turnOff(ana.userId, proof(code()), HOME);
    const auth = createAuth({ db: database.handle.db, isSecure: false });
    const programs = createPrograms({ db: database.handle.db, signing: TEST_SIGNING, now: clock.now });
    const { cookie } = await auth.start(ana, HOME, 'password');
    const { refreshToken } = await programs.start(ana, HOME, 'password');
    const begun = await accounts.secondFactors.begin(ana.userId, PASSWORD, HOME);
    expect(begun.uri).toContain(`secret=${begun.secret}`);
    expect(await accounts.secondFactors.challenge(ana)).toBeNull();
    const confirm = (given: string) => accounts.secondFactors.confirm(ana.userId, given, HOME);
    expect(await refusalCode(confirm('000000'))).toBe('wrong_code');
    expect(await auth.resolve(cookie.split(';')[0])).not.toBeNull();
    await confirm(appCode(begun.secret, clock.now()));
    expect(await auth.resolve(cookie.split(';')[0])).toBeNull();
    expect(await refusalCode(programs.refresh(refreshToken, HOME))).toBe('not_signed_in');
    expect(await refusalCode(accounts.secondFactors.begin(ana.userId, PASSWORD, HOME))).toBe('conflict');
  });

  it('is begun by nobody without the password, anew by its owner, and late by nobody', async () => {
    await accounts.secondFactors.turnOff(ana.userId, proof(recoveryCodes[0] ?? ''), HOME);
    expect(await refusalCode(accounts.secondFactors.begin(ana.userId, 'wrong', HOME))).toBe(
      'wrong_credentials',
    );
    const first = await accounts.secondFactors.begin(ana.userId, PASSWORD, HOME);
    const second = await accounts.secondFactors.begin(ana.userId, PASSWORD, HOME);
    const confirm = (of: string) =>
      accounts.secondFactors.confirm(ana.userId, appCode(of, clock.now()), HOME);
    expect(await refusalCode(confirm(first.secret))).toBe('wrong_code');
    clock.advance(30 * 60_000);
    expect(await refusalCode(confirm(second.secret))).toBe('conflict');
    expect(await accounts.secondFactors.show(ana.userId)).toMatchObject({ kind: null, since: null });
  });

  it('leaves nothing readable in the database, and nothing that opens another account', async () => {
    const { db } = database.handle;
    const factors = await db.selectFrom('second_factor').selectAll().execute();
    const kept = JSON.stringify([factors, await db.selectFrom('recovery_code').selectAll().execute()]);
    for (const known of [secret, ...recoveryCodes]) expect(kept).not.toContain(known);
    const stranger = await database.insertUser();
    const [row] = factors.filter(({ user_id }) => user_id === ana.userId);
    await db
      .insertInto('second_factor')
      .values({ user_id: stranger, kind: 'totp', secret: row?.secret ?? '', confirmed_at: clock.now() })
      .execute();
    expect(await refusalCode(accounts.secondFactors.require(stranger, code(), HOME))).toBe(
      'second_factor_not_set_up',
    );
  });

  it('lets recovery codes in where the key of the server is another one, or none, and says why codes are not', async () => {
    for (const [index, key] of ['another key, which is as long as the first', null].entries()) {
      const { secondFactors } = open(key);
      expect(await refusalCode(secondFactors.require(ana.userId, code(), HOME))).toBe(
        'second_factor_not_set_up',
      );
      expect(await secondFactors.require(ana.userId, recoveryCodes[index], HOME)).toBe('recovery_code');
    }
    expect(await refusalCode(open(null).secondFactors.begin(ana.userId, PASSWORD, HOME))).toBe(
      'second_factor_not_set_up',
    );
  });

  it('gives new recovery codes in the place of the old ones, for a password and a code', async () => {
    const renew = (given: string) =>
      accounts.secondFactors.renewRecoveryCodes(ana.userId, proof(given), HOME);
    expect(await refusalCode(renew(wrongCode()))).toBe('wrong_code');
    const [fresh = ''] = await renew(code());
    expect(await refusalCode(pass(await challenge(), recoveryCodes[0] ?? ''))).toBe('wrong_code');
    await expect(pass(await challenge(), fresh)).resolves.toBeDefined();
  });

  it('is turned off by whoever runs the server, which the account remembers as theirs', async () => {
    expect(await accounts.secondFactors.removeByOperator('nobody@example.com')).toBeNull();
    expect(await accounts.secondFactors.removeByOperator(ana.email)).toBe('removed');
    expect(await accounts.secondFactors.removeByOperator(ana.email)).toBe('none');
    ana = await accounts.authenticate(ana.email, PASSWORD, HOME);
    expect(await accounts.secondFactors.challenge(ana)).toBeNull();
    const off = await database.handle.db
      .selectFrom('account_audit')
      .select('actor_kind')
      .where('user_id', '=', ana.userId)
      .where('action', '=', 'second_factor_off')
      .execute();
    expect(off).toEqual([{ actor_kind: 'operator' }]);
  });

  it('is asked for before the account is deleted', async () => {
    const erase = (given?: string) =>
      accounts.deleteAccount(ana.userId, { currentPassword: PASSWORD, code: given }, HOME);
    expect(await refusalCode(erase())).toBe('second_factor_required');
    expect(await refusalCode(erase(wrongCode()))).toBe('wrong_code');
    expect(await accounts.findAccount(ana.userId)).not.toBeNull();
  });
});
