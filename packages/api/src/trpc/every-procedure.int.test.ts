import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addPlatform,
  addProduct,
  apiTokenInput,
  createTestApi,
  earningInput,
  firstTold,
  goalInput,
  mappingInput,
  payoutInput,
  type Person,
  platformInput,
  productInput,
  refusal,
  stageFile,
  type TestApi,
  walkByToken,
  workInput,
} from '../testing/index.ts';
import {
  type Attempt,
  type Belongings,
  foreign,
  open,
  own,
  refusedWith,
  withPassword,
} from '../testing/attempt.ts';
import { fileFor, IMPORT_ATTEMPTS } from '../testing/import-attempts.ts';
import { OPERATOR_ATTEMPTS } from '../testing/operator-attempts.ts';
import { appRouter } from './app-router.ts';

const withLink = refusedWith('link_invalid');
const unknown = refusedWith('wrong_credentials');
const WRONG = { currentPassword: 'wrong' };
const WRONG_PROOF = { ...WRONG, code: '000000' };
const NOBODY = { email: 'nobody@example.com', password: 'wrong' };

const registration = () => ({
  email: `${randomUUID()}@example.com`,
  password: 'a long enough password',
  timeZone: 'UTC',
  currency: 'EUR',
  locale: 'en',
  weekStart: 1,
});
const { id: _id, ...work } = workInput(['']);

const ATTEMPTS: Record<string, Attempt> = {
  'auth.session': open(({ api }) => api.auth.session()),
  'auth.register': open(({ api }) => api.auth.register(registration())),
  'auth.login': unknown(({ api }) => api.auth.login(NOBODY)),
  'auth.confirmLogin': refusedWith('challenge_invalid')(({ api }) =>
    api.auth.confirmLogin({ challenge: 'made-up', code: '000000' }),
  ),
  'auth.logout': open(({ api }) => api.auth.logout()),
  'auth.invite': { call: ({ api }) => api.auth.invite({}), nobody: 'not_signed_in', stranger: 'forbidden' },
  'auth.sessions': own(({ api }) => api.auth.sessions()),
  'auth.endSession': own(({ api }) => api.auth.endSession({ id: '0'.repeat(64) })),
  'auth.endOtherSessions': own(({ api }) => api.auth.endOtherSessions()),
  'auth.changePassword': withPassword(({ api }) =>
    api.auth.changePassword({ currentPassword: 'wrong', newPassword: 'a new long password' }),
  ),
  'auth.requestPasswordReset': open(({ api }) => api.auth.requestPasswordReset({ email: NOBODY.email })),
  'auth.checkPasswordReset': withLink(({ api }) => api.auth.checkPasswordReset({ token: 'made-up' })),
  'auth.resetPassword': withLink(({ api }) =>
    api.auth.resetPassword({ token: 'made-up', newPassword: 'a new long password' }),
  ),
  'auth.requestEmailChange': withPassword(({ api }) =>
    api.auth.requestEmailChange({ currentPassword: 'wrong', email: 'new@example.com' }),
  ),
  'auth.confirmEmailChange': withLink(({ api }) => api.auth.confirmEmailChange({ token: 'made-up' })),
  'auth.secondFactor': own(({ api }) => api.auth.secondFactor()),
  'auth.beginSecondFactor': withPassword(({ api }) => api.auth.beginSecondFactor(WRONG)),
  'auth.confirmSecondFactor': {
    call: ({ api }) => api.auth.confirmSecondFactor({ code: '000000' }),
    nobody: 'not_signed_in',
    stranger: 'conflict',
  },
  'auth.renewRecoveryCodes': withPassword(({ api }) => api.auth.renewRecoveryCodes(WRONG_PROOF)),
  'auth.turnOffSecondFactor': withPassword(({ api }) => api.auth.turnOffSecondFactor(WRONG_PROOF)),
  'auth.deleteAccount': withPassword(({ api }) => api.auth.deleteAccount({ currentPassword: 'wrong' })),
  'tokens.login': unknown(({ api }) => api.tokens.login(NOBODY)),
  'tokens.refresh': {
    call: ({ api }) => api.tokens.refresh({ refreshToken: 'made-up' }),
    nobody: 'not_signed_in',
    stranger: 'not_signed_in',
  },
  'tokens.revoke': open(({ api }) => api.tokens.revoke({ refreshToken: 'made-up' })),
  'tokens.test': own(({ api }) => api.tokens.test()),
  'apiTokens.list': own(({ api }) => api.apiTokens.list()),
  'apiTokens.create': own(({ api }) => api.apiTokens.create(apiTokenInput())),
  'apiTokens.revoke': own(({ api }, of) => api.apiTokens.revoke({ id: of.apiTokenId })),
  'archive.status': own(({ api }) => api.archive.status()),
  'audit.list': own(({ api }) => api.audit.list()),
  'profile.get': own(({ api }) => api.profile.get()),
  'profile.update': own(({ api }) => api.profile.update({ version: 1 })),
  'platforms.list': own(({ api }) => api.platforms.list()),
  'platforms.get': foreign(({ api }, of) => api.platforms.get({ id: of.platformId })),
  'platforms.create': own(({ api }) => api.platforms.create(platformInput())),
  'platforms.update': foreign(({ api }, of) =>
    api.platforms.update({ id: of.platformId, version: 1, name: 'Mine' }),
  ),
  'platforms.archive': foreign(({ api }, of) => api.platforms.archive({ id: of.platformId })),
  'platforms.unarchive': foreign(({ api }, of) => api.platforms.unarchive({ id: of.platformId })),
  'platforms.delete': foreign(({ api }, of) => api.platforms.delete({ id: of.platformId })),
  'earnings.list': own(({ api }) => api.earnings.list()),
  'earnings.get': foreign(({ api }, of) => api.earnings.get({ id: of.earningId })),
  'earnings.create': foreign(({ api }, of) => api.earnings.create(earningInput(of.platformId, '1'))),
  'earnings.update': foreign(({ api }, of) =>
    api.earnings.update({ ...earningInput(of.platformId, '1'), id: of.earningId, version: 1 }),
  ),
  'earnings.delete': foreign(({ api }, of) => api.earnings.delete({ id: of.earningId })),
  'earnings.restore': foreign(({ api }, of) => api.earnings.restore({ id: of.earningId })),
  'earnings.sums': own(({ api }) => api.earnings.sums()),
  'earnings.days': own(({ api }) => api.earnings.days()),
  'earnings.tags': own(({ api }) => api.earnings.tags()),
  'earnings.bulkEdit': foreign(({ api }, of) =>
    api.earnings.bulkEdit({
      id: randomUUID(),
      target: { ids: [of.earningId] },
      change: { platformId: of.platformId },
    }),
  ),
  'earnings.bulkDelete': own(async ({ api }, of) => {
    const { count } = await api.earnings.bulkDelete({ id: randomUUID(), target: { ids: [of.earningId] } });
    return { count };
  }),
  'earnings.undoBulk': foreign(({ api }, of) => api.earnings.undoBulk({ id: of.bulkChangeId })),
  'earnings.bulkChanges': own(({ api }) => api.earnings.bulkChanges()),
  'work.list': own(({ api }) => api.work.list()),
  'work.get': foreign(({ api }, of) => api.work.get({ id: of.workId })),
  'work.create': foreign(({ api }, of) => api.work.create(workInput([of.platformId]))),
  'work.update': foreign(({ api }, of) =>
    api.work.update({ ...work, platformIds: [of.platformId], id: of.workId, version: 1 }),
  ),
  'work.delete': foreign(({ api }, of) => api.work.delete({ id: of.workId })),
  'work.restore': foreign(({ api }, of) => api.work.restore({ id: of.workId })),
  'products.list': own(({ api }) => api.products.list()),
  'products.get': foreign(({ api }, of) => api.products.get({ id: of.productId })),
  'products.create': own(({ api }) => api.products.create(productInput())),
  'products.update': foreign(({ api }, of) =>
    api.products.update({ id: of.productId, version: 1, name: 'Mine' }),
  ),
  'products.setPrice': foreign(({ api }, of) =>
    api.products.setPrice({ id: of.productId, currency: 'USD', validFrom: '2026-11-01', price: '1' }),
  ),
  'products.removePrice': foreign(({ api }, of) =>
    api.products.removePrice({ id: of.productId, currency: 'USD', validFrom: '2026-11-01' }),
  ),
  'products.archive': foreign(({ api }, of) => api.products.archive({ id: of.productId })),
  'products.unarchive': foreign(({ api }, of) => api.products.unarchive({ id: of.productId })),
  'products.delete': foreign(({ api }, of) => api.products.delete({ id: of.productId })),
  'payouts.list': own(({ api }) => api.payouts.list()),
  'payouts.owed': own(({ api }) => api.payouts.owed()),
  'payouts.get': foreign(({ api }, of) => api.payouts.get({ id: of.payoutId })),
  'payouts.create': foreign(({ api }, of) => api.payouts.create(payoutInput(of.platformId, '1'))),
  'payouts.update': foreign(({ api }, of) =>
    api.payouts.update({ ...payoutInput(of.platformId, '1'), id: of.payoutId, version: 1 }),
  ),
  'payouts.delete': foreign(({ api }, of) => api.payouts.delete({ id: of.payoutId })),
  'payouts.restore': foreign(({ api }, of) => api.payouts.restore({ id: of.payoutId })),
  'goals.list': own(({ api }) => api.goals.list()),
  'goals.get': foreign(({ api }, of) => api.goals.get({ id: of.goalId })),
  'goals.create': foreign(({ api }, of) => api.goals.create(goalInput('1', { platformId: of.platformId }))),
  'goals.update': foreign(({ api }, of) =>
    api.goals.update({ ...goalInput('1'), id: of.goalId, version: 1 }),
  ),
  'goals.delete': foreign(({ api }, of) => api.goals.delete({ id: of.goalId })),
  'bin.list': own(({ api }) => api.bin.list()),
  'bin.restore': foreign(({ api }, of) =>
    api.bin.restore({ items: [{ kind: 'platform', id: of.platformId }] }),
  ),
  'bin.deleteForGood': own(({ api }, of) =>
    api.bin.deleteForGood({ items: [{ kind: 'earning', id: of.earningId }] }),
  ),
  'bin.empty': own(({ api }) => api.bin.empty()),
  ...IMPORT_ATTEMPTS,
  'analytics.report': own(({ api }) => api.analytics.report({ period: { kind: 'all' } })),
  'analytics.hourRows': own(({ api }) =>
    api.analytics.hourRows({ period: { kind: 'all' }, currency: 'USD', weekday: 4, hour: 9 }),
  ),
  'analytics.sizeRows': own(({ api }) =>
    api.analytics.sizeRows({ period: { kind: 'all' }, currency: 'USD' }),
  ),
  'live.changes': own((visitor) => firstTold(visitor, 1)),
  ...OPERATOR_ATTEMPTS,
  'dashboard.summary': own(({ api }) => api.dashboard.summary({ period: { kind: 'all' } })),
};

let app: TestApi;
let belongings: Belongings;
let stranger: Person;
beforeAll(async () => {
  app = await createTestApi();
  const owner = await app.signUp();
  const { id: platformId } = await addPlatform(owner, { name: 'Secret platform' });
  const earning = await owner.api.earnings.create(earningInput(platformId, '4711.08'));
  const stretch = await owner.api.work.create(workInput([platformId]));
  const payout = await owner.api.payouts.create(payoutInput(platformId, '4711.08'));
  const goal = await owner.api.goals.create(goalInput('4711.08', { platformId }));
  const importId = await stageFile(owner, fileFor(platformId));
  const { id: mappingId } = await owner.api.mappings.save(mappingInput({ name: 'Secret way' }));
  const { id: productId } = await addProduct(owner);
  const { id: bulkChangeId } = await owner.api.earnings.bulkEdit({
    id: randomUUID(),
    target: { ids: [earning.id] },
    change: { addTags: ['secret'] },
  });
  const { id: apiTokenId } = await owner.api.apiTokens.create(apiTokenInput({ name: 'Secret 4711.08' }));
  belongings = {
    bulkChangeId,
    platformId,
    earningId: earning.id,
    workId: stretch.id,
    payoutId: payout.id,
    goalId: goal.id,
    importId,
    mappingId,
    productId,
    apiTokenId,
  };
  stranger = await app.signUp();
});
afterAll(() => app.close());

test('every procedure of the router is tried here as nobody and as a stranger', () => {
  expect(Object.keys(ATTEMPTS).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

describe('called by nobody', () => {
  const tries = Object.entries(ATTEMPTS);

  test.each(tries.filter(([, attempt]) => attempt.nobody === null))('%s is open', async (_path, { call }) => {
    await expect(call(await app.visit(), belongings)).resolves.toBeDefined();
  });

  test.each(tries.filter(([, attempt]) => attempt.nobody !== null))('%s', async (_path, { call, nobody }) => {
    expect((await refusal(call(await app.visit(), belongings))).code).toBe(nobody);
  });
});

describe('called by somebody else', () => {
  const tries = Object.entries(ATTEMPTS);

  test.each(tries.filter(([, attempt]) => attempt.stranger !== null))('%s', async (_path, attempt) => {
    expect((await refusal(attempt.call(stranger, belongings))).code).toBe(attempt.stranger);
  });

  test.each(tries.filter(([path, attempt]) => attempt.stranger === null && !path.startsWith('auth.')))(
    '%s tells nothing of the owner',
    async (_path, { call }) => {
      const answer = JSON.stringify(await call(stranger, belongings));
      expect(answer).not.toContain('4711.08');
      for (const id of Object.values(belongings)) expect(answer).not.toContain(id);
    },
  );
});

walkByToken(ATTEMPTS, () => ({ app, belongings, stranger }));

test('each of these calls was paid for, once, by whoever made it', () => {
  expect(app.payments).toHaveLength(app.runs.length);
  const spenders = new Set(app.payments.map(({ spender }) => spender));
  expect(spenders).toContain('127.0.0.1');
  expect(spenders).toContain(stranger.userId);
  const ofTokens = [...spenders].filter((spender) => spender.startsWith(`${stranger.userId}/`));
  expect(ofTokens.length).toBeGreaterThan(1);
  const guests = app.payments.filter(({ budget }) => budget === 'guests');
  expect(new Set(guests.map(({ spender }) => spender))).toEqual(new Set(['127.0.0.1']));
});
