import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { findFreePort } from '@earntrack/testkit';
import { type AppDatabase, startAppDatabase } from '@earntrack/testkit/app-database';
import { endChild, untilReady } from '@earntrack/testkit/child-process';
import type { Locator, Page } from '@playwright/test';
import { expect, mutate, newEmail, newUuid, PASSWORD, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { startServer } from './server-process.ts';

/** What an installation is told concerns everybody in it: this one is nobody else's. */
let database: AppDatabase;
let server: ChildProcess;
let url: string;
const ofOthers = process.env['EARNTRACK_E2E_URL'];
test.beforeAll(async () => {
  database = await startAppDatabase();
  const port = await findFreePort();
  url = `http://localhost:${port}`;
  server = startServer({ DATABASE_URL: database.url, PORT: String(port), PUBLIC_URL: url });
  await untilReady(server, `${url}/health/ready`);
  process.env['EARNTRACK_E2E_URL'] = url;
});
test.afterAll(async () => {
  if (ofOthers !== undefined) process.env['EARNTRACK_E2E_URL'] = ofOthers;
  await endChild(server);
  await database.stop();
});

async function signUp(page: Page): Promise<string> {
  const email = newEmail();
  const settings = { timeZone: 'Europe/Lisbon', currency: 'USD', locale: 'en-GB', weekStart: 1 };
  await mutate(page.request, 'auth.register', { email, password: PASSWORD, ...settings });
  return email;
}

const question = (page: Page) => page.getByRole('dialog');
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

const waiting = (page: Page) =>
  page.getByRole('region', { name: 'Waiting to be sent' }).getByRole('listitem');

/** Two hours of work that a person wrote down without a network, in a page of its own. */
async function keepWorkOffline(person: Page): Promise<Page> {
  const away = await person.context().newPage();
  await away.goto(`${url}/work`);
  await away.getByRole('link', { name: 'Add work' }).first().click();
  await away.getByLabel('Hours').fill('2:00');
  await person.context().setOffline(true);
  await away.getByRole('button', { name: 'Save work' }).click();
  await expect(waiting(away)).toHaveCount(1);
  return away;
}

/** What is there for whoever has a right, and for nobody else. */
const SIGNS: Record<string, (page: Page) => Locator> = {
  incidents: (page) => region(page, 'Incidents').getByRole('button', { name: 'Declare an incident…' }),
  maintenance: (page) =>
    region(page, 'Maintenance').getByRole('button', {
      name: /^(Announce maintenance…|Begin read-only mode…|Take back: A day too far.*)$/,
    }),
  restart: (page) => region(page, 'Live metrics').getByRole('button', { name: /^Restart .*…$/ }),
  logs: (page) => region(page, 'Logs').getByRole('heading', { name: 'What happened in one request' }),
  accounts: (page) => region(page, 'Accounts and roles').or(page.getByRole('link', { name: 'Roles' })),
};
const SIGN_COUNTS: Record<string, number> = {
  incidents: 1,
  maintenance: 3,
  restart: 1,
  logs: 1,
  accounts: 2,
};

/** Everybody with a role sees the rest: what is absent is so although its section has been loaded. */
async function expectRights(page: Page, rights: readonly string[]): Promise<void> {
  await expect(region(page, 'Jobs').getByRole('listitem').first()).toContainText('none failed');
  await expect(region(page, 'Live metrics').getByRole('heading', { name: 'Memory' })).toBeVisible();
  await expect(region(page, 'Incidents').getByRole('button', { name: 'Report', exact: true })).toBeVisible();
  await expect(region(page, 'Maintenance')).toContainText('A day too far to be told');
  await expect(region(page, 'Logs').getByRole('button', { name: /^Copy/ }).first()).toBeVisible();
  await expect(region(page, 'What operators did')).toContainText('Ended read-only mode');
  for (const [right, sign] of Object.entries(SIGNS)) {
    await expect(sign(page), right).toHaveCount(rights.includes(right) ? (SIGN_COUNTS[right] ?? 0) : 0);
  }
}

/** Of two announcements one is a day further off than people are told of. */
async function announceInSevenDays(admin: Page, sentence: string): Promise<void> {
  const now = Temporal.Now.zonedDateTimeISO('Europe/Lisbon');
  const instant = (hours: number) => now.add({ hours }).toInstant().toString();
  const later = { id: newUuid(), startsAt: instant(192), endsAt: instant(193) };
  await mutate(admin.request, 'operator.maintenance.announce', {
    ...later,
    sentence: 'A day too far to be told',
  });
  const maintenance = region(admin, 'Maintenance');
  const wall = (hours: number) =>
    now.add({ hours }).toPlainDateTime().toString({ smallestUnit: 'minute', roundingMode: 'floor' });
  await maintenance.getByRole('button', { name: 'Announce maintenance…' }).click();
  await maintenance.getByLabel('What people read').fill(sentence);
  await maintenance.getByLabel('From').fill(wall(168));
  await maintenance.getByLabel('To', { exact: true }).fill(wall(170));
  await maintenance.getByRole('button', { name: 'Announce', exact: true }).click();
  await expect(maintenance.getByRole('listitem')).toHaveCount(2);
}

test('an incident is declared, told to everybody, resolved and reported, and read-only mode loses nothing that was typed or kept offline', async ({
  page: admin,
  browser,
}) => {
  // Two people, three pages and a server of their own: on a busy machine that is a minute.
  test.setTimeout(120_000);
  await signUp(admin);
  await admin.goto(`${url}/`);
  await admin.getByRole('link', { name: 'Operator' }).click();
  const incidents = region(admin, 'Incidents');
  await expect(incidents).toContainText('No incident was ever declared here');
  await incidents.getByRole('button', { name: 'Declare an incident…' }).click();
  await expect(incidents.getByLabel('What is wrong, in a few words')).toBeFocused();
  await admin.keyboard.type('Statements are taken in slowly');
  await incidents.getByLabel('What people read first').fill('Files wait longer than usual.');
  await incidents.getByRole('button', { name: 'Declare', exact: true }).click();
  await expect(incidents.getByText('Choose what is affected')).toBeVisible();
  await incidents.getByLabel('Statement imports').check();
  await incidents.getByRole('button', { name: 'Declare', exact: true }).click();
  await expect(admin.getByRole('heading', { level: 1 })).toContainText('One incident is open');

  const everybody = await browser.newPage();
  await everybody.goto(`${url}/status`);
  await expect(everybody.getByRole('heading', { level: 1 })).toHaveText('Statements are taken in slowly');
  await expectAccessible(everybody);

  await incidents.getByRole('button', { name: 'Say how it stands…' }).click();
  await incidents.getByLabel('What people read', { exact: true }).fill('A disk is full.');
  await incidents.getByLabel('Identified').check();
  await incidents.getByRole('button', { name: 'Publish' }).click();
  await expect(incidents.getByRole('button', { name: 'Publish' })).toHaveCount(0);
  await expect(incidents.getByRole('article')).toContainText('A disk is full.');
  await incidents.getByRole('button', { name: 'Resolve…' }).click();
  await incidents.getByLabel('What people read last').fill('Files go through again.');
  await incidents.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Everything works.');
  await incidents.getByRole('button', { name: 'Report' }).click();
  await incidents.getByLabel('What caused it').fill('Old logs.');
  await incidents.getByRole('button', { name: 'Write it into the report' }).click();
  await expect(region(admin, 'Report')).toContainText('Old logs.');
  await everybody.reload();
  await expect(everybody.getByRole('heading', { level: 1 })).toHaveText('Everything works');
  await expect(everybody.getByText('Files go through again.')).toBeVisible();
  await expectAccessible(everybody);

  const device = await browser.newContext({ baseURL: url, locale: 'en-GB' });
  const person = await device.newPage();
  const ofPerson = await signUp(person);
  const platform = { id: newUuid(), name: 'Uber', kind: 'rideshare', colour: 1, currency: 'USD' };
  await mutate(person.request, 'platforms.create', platform);
  await person.goto(`${url}/earnings/new`);
  await expect(person.getByRole('link', { name: 'Operator' })).toHaveCount(0);
  await person.getByLabel('You got, after fees').fill('84.15');

  const maintenance = region(admin, 'Maintenance');
  await maintenance.getByRole('button', { name: 'Begin read-only mode…' }).click();
  await maintenance.getByLabel('What people read meanwhile').fill('We move to a larger machine.');
  await maintenance.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(maintenance.getByText('Read-only since')).toBeVisible();
  await expectAccessible(admin);

  await person.getByLabel('You got, after fees').press('Enter');
  await expect(person.getByText('What you typed stays here', { exact: false })).toBeVisible();
  const notice = person.locator('.notices');
  await expect(notice).toContainText('We move to a larger machine.');
  await expect(person.getByLabel('You got, after fees')).toHaveValue('84.15');
  await expectAccessible(person);
  const away = await keepWorkOffline(person);
  const refused = person
    .context()
    .waitForEvent('response', (response) => response.url().includes('work.create'));
  await person.context().setOffline(false);
  expect((await refused).status()).toBe(503);
  await expect(waiting(away)).toContainText(['2\u00a0h']);

  await maintenance.getByRole('button', { name: 'End read-only mode…' }).click();
  await expect(question(admin)).toContainText('what waits on their devices is sent');
  await question(admin).getByRole('button', { name: 'Leave it' }).click();
  await expect(notice).toContainText('We move to a larger machine.');
  await maintenance.getByRole('button', { name: 'End read-only mode…' }).click();
  await question(admin).getByRole('button', { name: 'End it' }).click();
  await expect(maintenance.getByRole('button', { name: 'Begin read-only mode…' })).toBeVisible();
  await expect(notice).toBeEmpty();
  await expect(waiting(away)).toHaveCount(0);
  await expect(away.getByRole('link', { name: /Uber.*2\s*h/ })).toHaveCount(1);
  await person.getByLabel('You got, after fees').press('Enter');
  await expect(person.getByRole('link', { name: /Uber.*84\.15/ })).toBeVisible();
  await expect(region(admin, 'What operators did')).toContainText('Ended read-only mode');

  await expect(region(admin, 'Live metrics').getByRole('heading', { name: 'Memory' })).toBeVisible();
  await region(admin, 'Live metrics').getByText('Show as table').press('Enter');
  await expect(region(admin, 'Live metrics').getByRole('columnheader')).toHaveCount(8);
  await expect(region(admin, 'Jobs').getByRole('listitem').first()).toContainText('none failed');
  await expect(region(admin, 'Slow queries')).toContainText('select account');
  await expect(region(admin, 'Imports')).toContainText('No statement came within 7 days');
  await expect(region(admin, 'Sessions')).toContainText('People, 5 minutes2');
  await expect(region(admin, 'Feature use')).toContainText('by day of UTC');
  await expect(region(admin, 'Logs')).toContainText('keeps no files of its log');
  await expectAccessible(admin);

  await announceInSevenDays(admin, 'We move to a larger house.');
  await person.goto(`${url}/operator`);
  await expect(person).toHaveURL(({ pathname }) => pathname === '/');
  await expect(notice).toContainText('We move to a larger house.');
  await expect(notice).not.toContainText('A day too far to be told');

  await expectRights(admin, ['incidents', 'maintenance', 'restart', 'logs', 'accounts']);
  const role = region(admin, 'Accounts and roles').getByLabel(ofPerson);
  await role.focus();
  await admin.keyboard.press('ArrowUp');
  await expect(admin.getByRole('dialog', { name: 'On call instead of User?' })).toHaveAccessibleDescription(
    /restart an instance/,
  );
  await expectAccessible(admin);
  await admin.keyboard.press('Escape');
  await expect(role).toBeFocused();
  await expect(role).toHaveValue('user');
  await admin.keyboard.press('ArrowUp');
  await question(admin).getByRole('button', { name: 'Change the role' }).click();
  await expect(role).toHaveValue('on_call');
  await expect(region(admin, 'What operators did')).toContainText(`Changed ${ofPerson} from user to on_call`);
  await person.goto(`${url}/operator`);
  await expectRights(person, ['incidents', 'maintenance', 'restart', 'logs']);

  await role.selectOption('developer');
  await question(admin).getByRole('button', { name: 'Change the role' }).click();
  await expect(role).toHaveValue('developer');
  // The select shows what was chosen before it is so.
  await expect(region(admin, 'What operators did')).toContainText(
    `Changed ${ofPerson} from on_call to developer`,
  );
  await person.reload();
  await expectRights(person, []);

  await maintenance.getByRole('button', { name: 'Take back: We move to a larger house.' }).click();
  await question(admin).getByRole('button', { name: 'Take it back' }).click();
  await expect(region(admin, 'What operators did')).toContainText('Took maintenance back');
  await person.reload();
  await expectRights(person, []);
  await expect(notice).toBeEmpty();
});

test('an instance is restarted after a question, and ends in order', async ({ page: admin }) => {
  const fresh = await startAppDatabase();
  const port = await findFreePort();
  const own = `http://localhost:${port}`;
  const alone = startServer({ DATABASE_URL: fresh.url, PORT: String(port), PUBLIC_URL: own });
  await untilReady(alone, `${own}/health/ready`);
  const settings = { timeZone: 'Europe/Lisbon', currency: 'USD', locale: 'en-GB', weekStart: 1 };
  const account = { email: newEmail(), password: PASSWORD, ...settings };
  const headers = { origin: own, 'content-type': 'application/json' };
  const made = await admin.request.post(`${own}/trpc/auth.register`, { headers, data: account });
  expect(made.ok()).toBe(true);
  await admin.goto(`${own}/operator`);
  const vitals = region(admin, 'Live metrics');
  await vitals.getByRole('button', { name: /^Restart .*…$/ }).click();
  await expect(question(admin)).toContainText('started by hand, it stays away');
  await expectAccessible(admin);
  await question(admin).getByRole('button', { name: 'Leave it' }).click();
  await vitals.getByRole('button', { name: /^Restart .*…$/ }).click();
  const ended = once(alone, 'exit');
  await question(admin).getByRole('button', { name: 'Restart it' }).click();
  await expect(vitals).toContainText('finishes what it has begun, and ends');
  expect(await ended).toEqual([75, null]);
  await fresh.stop();
});
