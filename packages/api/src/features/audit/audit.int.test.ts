import { randomUUID } from 'node:crypto';
import type { Action, AuditEntryView } from '@earntrack/contract';
import { appCode } from '@earntrack/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addApiToken,
  addPlatform,
  apiTokenInput,
  createTestApi,
  earningInput,
  importFile,
  type Person,
  refusal,
  statementFile,
  type TestApi,
  type Visitor,
} from '../../testing/index.ts';
import { exportAudit } from './export-audit.service.ts';

const PASSWORD = 'a long enough password';
const generic = 'platform,date,amount,hours,notes\nShop,2026-11-01,10.00,,\n';

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());

const actsOf = async ({ api }: Visitor): Promise<AuditEntryView[]> => {
  await app.mails();
  return (await api.audit.list({ limit: 200 })).items;
};

/** What is remembered of it, oldest first. Time goes on, as the order of what happens at one moment says nothing. */
async function remembered(person: Person, act: () => Promise<unknown>): Promise<AuditEntryView[]> {
  const known = new Set((await actsOf(person)).map(({ id }) => id));
  app.clock.advance(30_000);
  await act();
  return (await actsOf(person)).filter(({ id }) => !known.has(id)).toReversed();
}

const linkIn = async (email: string) => {
  const mail = (await app.mails()).findLast(({ to }) => to === email);
  return /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
};

type Step = [Action, (of: { ana: Person; platformId: string; earningId: string }) => Promise<unknown>];

const STEPS: Step[] = [
  [
    'profile_changed',
    ({ ana }) => ana.api.profile.update({ version: 1, currency: 'JPY', displayName: 'Ana' }),
  ],
  ['platform_archived', ({ ana, platformId }) => ana.api.platforms.archive({ id: platformId })],
  ['platform_unarchived', ({ ana, platformId }) => ana.api.platforms.unarchive({ id: platformId })],
  ['platform_deleted', async ({ ana }) => ana.api.platforms.delete({ id: (await addPlatform(ana)).id })],
  [
    'bin_deleted',
    async ({ ana }) =>
      ana.api.bin.deleteForGood({
        items: (await ana.api.bin.list()).items.map(({ kind, id }) => ({ kind, id })),
      }),
  ],
  [
    'earnings_edited',
    ({ ana, earningId }) =>
      ana.api.earnings.bulkEdit({
        id: earningId,
        target: { ids: [earningId] },
        change: { addTags: ['rain'] },
      }),
  ],
  ['bulk_change_undone', ({ ana, earningId }) => ana.api.earnings.undoBulk({ id: earningId })],
  [
    'earnings_deleted',
    ({ ana, earningId }) => ana.api.earnings.bulkDelete({ id: randomUUID(), target: { ids: [earningId] } }),
  ],
  [
    'bin_restored',
    ({ ana, earningId }) => ana.api.bin.restore({ items: [{ kind: 'earning', id: earningId }] }),
  ],
  [
    'import_committed',
    ({ ana, platformId }) =>
      importFile(ana, statementFile(generic, [{ name: 'Shop', target: { kind: 'existing', platformId } }])),
  ],
  [
    'import_undone',
    async ({ ana }) => {
      const importId = (await ana.api.imports.list()).items[0]?.id ?? '';
      await ana.api.imports.undo({ importId });
    },
  ],
  ['api_token_made', ({ ana }) => ana.api.apiTokens.create(apiTokenInput())],
  [
    'api_token_revoked',
    async ({ ana }) => ana.api.apiTokens.revoke({ id: (await ana.api.apiTokens.list())[0]?.id ?? '' }),
  ],
  ['signed_in', async ({ ana }) => ana.api.auth.login({ email: ana.email, password: PASSWORD })],
  [
    'sign_in_failed',
    async ({ ana }) => refusal((await app.visit()).api.auth.login({ email: ana.email, password: 'wrong' })),
  ],
  [
    'program_signed_in',
    async ({ ana }) => (await app.visit()).api.tokens.login({ email: ana.email, password: PASSWORD }),
  ],
  ['other_devices_ended', ({ ana }) => ana.api.auth.endOtherSessions()],
  [
    'password_changed',
    ({ ana }) => ana.api.auth.changePassword({ currentPassword: PASSWORD, newPassword: `${PASSWORD}2` }),
  ],
  ['password_reset_requested', ({ ana }) => ana.api.auth.requestPasswordReset({ email: ana.email })],
  [
    'password_reset',
    async ({ ana }) => ana.api.auth.resetPassword({ token: await linkIn(ana.email), newPassword: PASSWORD }),
  ],
  [
    'email_change_requested',
    ({ ana }) => ana.api.auth.requestEmailChange({ currentPassword: PASSWORD, email: `new-${ana.email}` }),
  ],
  [
    'email_changed',
    async ({ ana }) => ana.api.auth.confirmEmailChange({ token: await linkIn(`new-${ana.email}`) }),
  ],
];

test('each act leaves one entry, and one that is asked for again leaves no other', async () => {
  const ana = await app.signUp();
  const { id: platformId } = await addPlatform(ana);
  const { id: earningId } = await ana.api.earnings.create(earningInput(platformId, '4711'));
  expect((await actsOf(ana)).map(({ action }) => action)).toEqual(['account_made']);
  for (const [action, act] of STEPS) {
    const entries = await remembered(ana, () => act({ ana, platformId, earningId }));
    expect(entries.map((entry) => entry.action)).toEqual([action]);
    expect(JSON.stringify(entries)).not.toContain('4711');
  }
  for (const again of [
    'profile_changed',
    'platform_unarchived',
    'bulk_change_undone',
    'earnings_edited',
    'bin_restored',
    'bin_deleted',
  ]) {
    const [, act] = STEPS.find(([action]) => action === again) ?? [];
    await remembered(ana, async () => act?.({ ana, platformId, earningId }).catch(() => null)).then(
      (entries) => expect(entries).toEqual([]),
    );
  }
});

test('sign-ins, devices and programs are told apart by who did it and from where', async () => {
  const ana = await app.signUp();
  const [made] = await actsOf(ana);
  expect(made).toMatchObject({ by: 'nobody', address: '127.0.0.1', userAgent: 'a test', details: {} });
  const script = await app.visit();
  const pair = await script.api.tokens.login({ email: ana.email, password: PASSWORD });
  const { refreshToken } = await script.api.tokens.refresh({ refreshToken: pair.refreshToken });
  const reused = await remembered(ana, () =>
    refusal(script.api.tokens.refresh({ refreshToken: pair.refreshToken })),
  );
  expect(reused.map(({ action }) => action)).toEqual(['refresh_token_reused']);
  expect(await remembered(ana, () => script.api.tokens.revoke({ refreshToken }))).toEqual([]);
  const next = await script.api.tokens.login({ email: ana.email, password: PASSWORD });
  const revoke = () => script.api.tokens.revoke({ refreshToken: next.refreshToken });
  expect(await remembered(ana, revoke)).toMatchObject([{ action: 'program_signed_out', by: 'access_token' }]);
  expect(await remembered(ana, revoke)).toEqual([]);

  const token = await addApiToken(ana, ['write', 'read']);
  const program = await app.program(token);
  const { id } = await addPlatform(program);
  const [archived] = await remembered(ana, () => program.api.platforms.archive({ id }));
  expect(archived).toMatchObject({ by: 'api_token', byName: 'Spreadsheet', action: 'platform_archived' });
  expect((await program.api.audit.list()).items[0]).toEqual(archived);

  const other = await app.visit();
  await other.api.auth.login({ email: ana.email, password: PASSWORD });
  const [device] = (await ana.api.auth.sessions()).filter(({ isCurrent }) => !isCurrent);
  const [ended] = await remembered(ana, () => ana.api.auth.endSession({ id: device?.id ?? '' }));
  expect(ended).toMatchObject({ action: 'device_ended', by: 'session', details: { kind: 'browser' } });
  const leaving = await app.visit();
  await leaving.api.auth.login({ email: ana.email, password: PASSWORD });
  const left = await remembered(ana, () => leaving.api.auth.logout());
  expect(left).toMatchObject([{ action: 'signed_out', by: 'session' }]);
  expect(await remembered(ana, () => leaving.api.auth.logout())).toEqual([]);
  const signIns = (await ana.api.audit.list({ about: 'signIn' })).items;
  const signedIn = signIns.find(({ byId }) => byId === device?.id);
  expect(signedIn).toMatchObject({ action: 'signed_in', details: { with: 'password' } });
});

test('a second factor leaves its own entries', async () => {
  const ana = await app.signUp();
  const { secret } = await ana.api.auth.beginSecondFactor({ currentPassword: PASSWORD });
  const code = () => appCode(secret, app.clock.now());
  const proof = () => ({ currentPassword: PASSWORD, code: code() });
  const on = await remembered(ana, () => ana.api.auth.confirmSecondFactor({ code: code() }));
  expect(on.map(({ action }) => action)).toEqual(['second_factor_on']);
  const visitor = await app.visit();
  const failed = await remembered(ana, async () => {
    const { challenge } = await visitor.api.auth.login({ email: ana.email, password: PASSWORD });
    await refusal(visitor.api.auth.confirmLogin({ challenge: challenge?.token ?? '', code: '1' }));
  });
  expect(failed).toMatchObject([{ action: 'sign_in_failed', details: { step: 'code' } }]);
  const made = await remembered(ana, () => ana.api.auth.renewRecoveryCodes(proof()));
  expect(made.map(({ action }) => action)).toEqual(['recovery_codes_made']);
  const off = await remembered(ana, () => ana.api.auth.turnOffSecondFactor(proof()));
  expect(off.map(({ action }) => action)).toEqual(['second_factor_off']);
});

describe('what an account remembers', () => {
  test('is listed in pages and by what it is about, for its owner alone', async () => {
    const ana = await app.signUp();
    const bea = await app.signUp();
    for (const name of ['One', 'Two', 'Three'])
      await ana.api.apiTokens.create(apiTokenInput({ id: randomUUID(), name }));
    await ana.api.profile.update({ version: 1, basis: 'accrual' });
    const pages = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof ana.api.audit.list>> = await ana.api.audit.list({
        limit: 2,
        cursor,
      });
      pages.push(page.items.length);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(pages).toEqual([2, 2, 1]);
    const about = async (what: 'security' | 'data') =>
      (await ana.api.audit.list({ about: what })).items.map(({ details }) => details);
    expect(await about('data')).toEqual([{ basis: 'accrual' }]);
    expect(await about('security')).toHaveLength(4);
    const now = app.clock.now().toISOString();
    expect((await ana.api.audit.list({ to: now })).items).toEqual([]);
    expect((await ana.api.audit.list({ from: now })).items).toHaveLength(5);
    expect((await bea.api.audit.list()).items).toHaveLength(1);
  });

  test('is taken along whole as a file, which stands in it, and calculates nothing in a spreadsheet', async () => {
    const ana = await app.signUp();
    await ana.api.apiTokens.create(apiTokenInput({ name: '=cmd' }));
    const token = await addApiToken(ana, ['write']);
    await addPlatform(await app.program(token)).then(async ({ id }) =>
      (await app.program(token)).api.platforms.archive({ id }),
    );
    app.clock.advance(1000);
    const from = { kind: 'api_token', id: null, name: '=cmd', address: '', userAgent: '@x' } as const;
    const actor = { userId: ana.userId, now: app.clock.now(), origin: from };
    const textOf = async (format: 'csv' | 'ndjson') =>
      (await Array.fromAsync(exportAudit(app.services.db, actor, format))).join('');
    const [, first, ...others] = (await textOf('csv')).trim().split('\r\n');
    expect(first).toContain("activity_exported,api_token,'=cmd,,,'@x,{}");
    expect(others).toHaveLength(4);
    const lines = (await textOf('ndjson')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(await actsOf(ana));
  });
});
