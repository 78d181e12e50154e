import { randomUUID } from 'node:crypto';
import { appCode } from '@earntrack/testkit';
import {
  addPlatform,
  addProduct,
  apiTokenInput,
  earningInput,
  goalInput,
  incidentInput,
  mappingInput,
  payoutInput,
  workInput,
} from './factories.ts';
import { stageFile, statementFile } from './import-session.ts';
import { named, oneOfEach } from './one-of-each.ts';
import type { Person, TestApi } from './test-api.ts';
import { firstTold } from './told.ts';

const PASSWORD = 'a long enough password';
const NEXT_PASSWORD = 'another one, also long';
const CSV = 'platform,date,amount,hours,notes\nShop,2026-11-01,10.00,,\nShop,2026-11-02,11.00,,\n';

/** Does whatever `fillAccount` and looking around do not: with it every procedure of the router was called and answered. */
export async function walkTheRest(app: TestApi, operator: Person): Promise<void> {
  await changeThings(await app.signUp());
  await emptyTheBin(await app.signUp());
  await changeAccount(app, await app.signUp());
  await signInAgain(app, await app.signUp());
  await lookAfterInstallation(operator, await app.signUp());
}

async function changeThings(person: Person): Promise<void> {
  const { api } = person;
  const platform = await addPlatform(person, { name: 'Shop' });
  const platformIds = [platform.id];
  await api.platforms.update({ id: platform.id, version: 1, name: 'Shop again' });
  await api.platforms.archive({ id: platform.id });
  await api.platforms.unarchive({ id: platform.id });
  const earning = earningInput(platform.id, '5', { hours: { clock: 'online', seconds: 60 } });
  await api.earnings.create(earning);
  await api.earnings.update({ ...earning, components: { base: '6' }, version: 1 });
  const work = workInput(platformIds);
  await api.work.create(work);
  await api.work.update({ ...work, note: 'Rain', version: 1 });
  await api.work.delete({ id: work.id });
  await api.work.restore({ id: work.id });
  const payout = payoutInput(platform.id, '5');
  await api.payouts.create(payout);
  await api.payouts.update({ ...payout, amount: '6', version: 1 });
  await api.payouts.delete({ id: payout.id });
  await api.payouts.restore({ id: payout.id });
  const goal = goalInput('5');
  await api.goals.create(goal);
  await api.goals.update({ ...goal, target: '6', version: 1 });
  await api.goals.delete({ id: goal.id });
  const { id } = await addProduct(person);
  await api.products.update({ id, version: 1, name: 'Print' });
  await api.products.setPrice({ id, currency: 'USD', validFrom: '2026-11-01', price: '1' });
  await api.products.removePrice({ id, currency: 'USD', validFrom: '2026-11-01' });
  await api.products.archive({ id });
  await api.products.unarchive({ id });
  const target = { kind: 'existing' as const, platformId: platform.id };
  const importId = await stageFile(person, statementFile(CSV, [{ name: 'Shop', target }]));
  await api.imports.decide({ importId, decisions: [{ chunk: 0, position: 0, decision: 'leaveOut' }] });
  const mapping = await api.mappings.save(mappingInput());
  await api.mappings.delete({ id: mapping.id });
  await firstTold(person, 1);
}

async function emptyTheBin(person: Person): Promise<void> {
  const { remove } = await oneOfEach(person);
  await remove();
  const { bin } = person.api;
  await bin.restore({ items: named((await bin.list()).items) });
  await remove();
  await bin.deleteForGood({ items: named((await bin.list()).items).slice(0, 1) });
  await bin.empty();
}

async function changeAccount(app: TestApi, person: Person): Promise<void> {
  const { auth, apiTokens } = person.api;
  const proved = { currentPassword: PASSWORD };
  await auth.requestEmailChange({ ...proved, email: 'moved@example.com' });
  const browser = await app.visit();
  await browser.api.auth.confirmEmailChange({ token: await linkIn(app, '/confirm-email') });
  const { secret } = await auth.beginSecondFactor(proved);
  const code = () => {
    app.clock.advance(30_000);
    return appCode(secret, app.clock.now());
  };
  await auth.confirmSecondFactor({ code: code() });
  const { challenge } = await browser.api.auth.login({ email: 'moved@example.com', password: PASSWORD });
  await browser.api.auth.confirmLogin({ challenge: challenge?.token ?? '', code: code() });
  await auth.renewRecoveryCodes({ ...proved, code: code() });
  await auth.turnOffSecondFactor({ ...proved, code: code() });
  const { id, token } = await apiTokens.create(apiTokenInput());
  await (await app.program(token)).api.tokens.test();
  await apiTokens.revoke({ id });
  await auth.deleteAccount(proved);
}

async function signInAgain(app: TestApi, { api, email }: Person): Promise<void> {
  const [phone, tablet] = [await app.visit(), await app.visit()];
  for (const browser of [phone, tablet]) await browser.api.auth.login({ email, password: PASSWORD });
  const [, other] = await api.auth.sessions();
  await api.auth.endSession({ id: other?.id ?? '' });
  await api.auth.endOtherSessions();
  await api.auth.changePassword({ currentPassword: PASSWORD, newPassword: NEXT_PASSWORD });
  await phone.api.auth.requestPasswordReset({ email });
  const token = await linkIn(app, '/reset-password');
  await phone.api.auth.checkPasswordReset({ token });
  await phone.api.auth.resetPassword({ token, newPassword: PASSWORD });
  const first = await tablet.api.tokens.login({ email, password: PASSWORD });
  await (await app.program(first.accessToken)).api.profile.get();
  const { refreshToken } = await tablet.api.tokens.refresh({ refreshToken: first.refreshToken });
  await tablet.api.tokens.revoke({ refreshToken });
  await phone.api.auth.logout();
}

async function lookAfterInstallation({ api }: Person, { email }: Person): Promise<void> {
  const { incidents, maintenance } = api.operator;
  await api.auth.invite({});
  await api.operator.setRole({ email, role: 'on_call' });
  const { id: incidentId } = await incidents.declare(incidentInput());
  await incidents.update({ id: randomUUID(), incidentId, status: 'identified', message: 'Found.' });
  const { version } = await incidents.resolve({ id: randomUUID(), incidentId, message: 'Over.' });
  await incidents.review({ incidentId, version, cause: 'A full disk', followUps: '' });
  await incidents.get({ incidentId });
  await incidents.report({ incidentId });
  const id = randomUUID();
  const [startsAt, endsAt] = ['2026-11-20T02:00:00Z', '2026-11-20T02:30:00Z'];
  await maintenance.announce({ id, sentence: 'We move to a larger machine.', startsAt, endsAt });
  await maintenance.cancel({ id });
  await maintenance.beginReadOnly({ id: randomUUID() });
  await maintenance.endReadOnly();
  await api.operator.console.restart({ instanceId: randomUUID(), host: 'server-2' });
}

async function linkIn(app: TestApi, page: string): Promise<string> {
  const mail = (await app.mails()).findLast(({ text }) => text.includes(page));
  const [link = ''] = mail?.text.match(/https:\/\/earn\.example\.com\S+/) ?? [];
  return new URL(link).searchParams.get('token') ?? '';
}
