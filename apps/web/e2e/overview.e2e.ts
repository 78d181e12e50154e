import type { Locator, Page } from '@playwright/test';
import { expect, giveEarning, givePlatform, mutate, newUuid, test, today } from './account.ts';
import { expectAccessible } from './axe.ts';

const HOUR = { clock: 'engaged', seconds: 3600 } as const;

function answerOf(page: Page): Locator {
  return page.getByRole('heading', { level: 1 });
}

async function choose(page: Page, kind: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Period' })
    .getByRole('link', { name: kind, exact: true })
    .click();
}

test('today, the quarter and the tax year are the calendar of the person, and step by the keyboard', async ({
  person,
}) => {
  await mutate(person.request, 'profile.update', { version: 1, taxYearStart: { month: 4, day: 6 } });
  const platformId = await givePlatform(person, { name: 'Uber' });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '40' } });
  await giveEarning(person, { platformId, earnedOn: '2019-04-05', components: { base: '7' } });
  await giveEarning(person, { platformId, earnedOn: '2019-04-06', components: { base: '9' } });
  await person.goto('/');
  await choose(person, 'Today');
  await expect(answerOf(person)).toContainText('You made $40.00 net today');
  await expect(person.getByRole('heading', { name: 'Day by day' })).toHaveCount(0);
  await expectAccessible(person);
  await person.keyboard.press('ArrowLeft');
  await expect(answerOf(person)).toContainText('yesterday');
  await person.keyboard.press('ArrowRight');
  await expect(answerOf(person)).toContainText('net today');
  await choose(person, 'Quarter');
  await expect(answerOf(person)).toContainText('You made $40.00 net this quarter');
  await choose(person, 'Tax year');
  await expect(answerOf(person)).toContainText('You made $40.00 net this tax year');
  await person.goto('/?period=taxYear&at=2019-04-06');
  await expect(answerOf(person)).toContainText('You made $9.00 net in the tax year 2019/20');
  await person.getByRole('link', { name: 'The period before' }).click();
  await expect(answerOf(person)).toContainText('You made $7.00 net in the tax year 2018/19');
  await expectAccessible(person);
});

test('each figure opens the rows that add up to it', async ({ person }) => {
  const uber = await givePlatform(person, { name: 'Uber' });
  const etsy = await givePlatform(person, { name: 'Etsy', colour: 3 });
  const parts = { base: '100', tips: '10', fees: '20' };
  await giveEarning(person, { platformId: uber, earnedOn: '2025-07-04', components: parts, hours: HOUR });
  await giveEarning(person, { platformId: etsy, earnedOn: '2025-09-30', components: { base: '35.50' } });
  await giveEarning(person, { platformId: etsy, earnedOn: '2025-10-01', components: { base: '500' } });
  const quarter = '/?period=quarter&at=2025-08-01';
  const rows = person.getByRole('main');
  await person.goto(quarter);
  await expect(answerOf(person)).toContainText('You made $125.50 net in Q3 2025');
  await person.getByRole('link', { name: /^Net\b/ }).click();
  await expect(person).toHaveURL(/\/earnings\?from=2025-07-01&to=2025-09-30&currency=USD$/);
  await expect(answerOf(person)).toContainText('$125.50');
  await expect(rows.getByText('$35.50').first()).toBeVisible();
  await expect(rows.getByText('$500.00')).toHaveCount(0);
  await person.goto(quarter);
  await person
    .getByRole('region', { name: 'Where it came from' })
    .getByRole('link', { name: /Etsy/ })
    .click();
  await expect(answerOf(person)).toContainText('$35.50');
  await person.goto(quarter);
  await person.getByRole('link', { name: /^Honest hourly rate/ }).click();
  const made = person.getByRole('group').filter({ hasText: 'How this rate is made' });
  await expect(made.getByText('$35.50 has no hours and stays out')).toBeVisible();
  await expect(made.getByRole('link', { name: /Net with hours/ })).toContainText('$90.00');
  await expectAccessible(person);
  await made.getByRole('link', { name: /Hours that count/ }).click();
  await expect(person).toHaveURL(/\/work\?from=2025-07-01&to=2025-09-30$/);
});

test('platforms are ranked by what an hour made, and one job is not', async ({ person }) => {
  const uber = await givePlatform(person, { name: 'Uber', expectedHourly: '23.40' });
  const upwork = await givePlatform(person, { name: 'Upwork', colour: 2 });
  const studio = await givePlatform(person, { name: 'Brenner Studio', colour: 3 });
  for (const [platformId, base] of [
    [uber, '20'],
    [upwork, '37.50'],
  ] as const) {
    for (let job = 0; job < 3; job += 1)
      await giveEarning(person, { platformId, earnedOn: today(), components: { base }, hours: HOUR });
  }
  await giveEarning(person, {
    platformId: studio,
    earnedOn: today(),
    components: { base: '400' },
    hours: HOUR,
  });
  await person.goto('/?period=year');
  const ranking = person.getByRole('region', { name: 'What an hour was worth' });
  const places = ranking.getByRole('listitem');
  await expect(places).toHaveCount(2);
  await expect(places.nth(0)).toContainText('1. Upwork');
  await expect(places.nth(0)).toContainText('from 3 earnings in 3\u00a0h');
  await expect(places.nth(1)).toContainText('$3.40/h under what you expect');
  await expect(ranking).toContainText('Brenner Studio (one earning with hours) has too little to rank yet');
  await expectAccessible(person);
  await places.nth(0).getByRole('link').click();
  await expect(answerOf(person)).toContainText('$112.50');
});

test('what still has to arrive and the goal stand beside the period, and nothing does where every platform is even', async ({
  person,
}) => {
  const platformId = await givePlatform(person, { name: 'Upwork' });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '412.30' } });
  await mutate(person.request, 'goals.create', {
    id: newUuid(),
    periodKind: 'month',
    currency: 'USD',
    target: '3000',
  });
  await person.goto('/');
  const owed = person.getByRole('region', { name: 'Still to arrive' });
  await expect(owed).toContainText('Upwork still owes you $412.30.');
  await expect(person.getByRole('region', { name: 'This month’s goal' })).toBeVisible();
  await expectAccessible(person);
  await owed.getByRole('link', { name: /no payout yet, one earning/ }).click();
  await expect(person).toHaveURL(`/payouts?platformId=${platformId}`);
  await person.getByRole('button', { name: 'Upwork paid all' }).click();
  await expect(answerOf(person)).toContainText('Nothing is owed to you');
  await person.goto('/');
  await expect(answerOf(person)).toContainText('$412.30');
  await expect(person.getByRole('region', { name: 'This month’s goal' })).toBeVisible();
  await expect(owed).toHaveCount(0);
});

/** Answers as the server does when one question of those that came together went wrong. */
async function failOnly(page: Page, procedure: string): Promise<void> {
  await page.route(new RegExp(procedure.replace('.', '\\.')), async (route) => {
    const procedures = new URL(route.request().url()).pathname.replace('/trpc/', '').split(',');
    const answers = (await (await route.fetch()).json()) as unknown[];
    const error = {
      message: 'It went wrong',
      code: -32_603,
      data: { code: 'INTERNAL_SERVER_ERROR', httpStatus: 500 },
    };
    await route.fulfill({
      status: 207,
      json: answers.map((answer, index) => (procedures[index] === procedure ? { error } : answer)),
    });
  });
}

test('what is owed can fail by itself and be asked for again', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Upwork' });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '40' } });
  await failOnly(person, 'payouts.owed');
  await person.goto('/');
  const owed = person.getByRole('region', { name: 'Still to arrive' });
  await expect(owed).toContainText('What is owed could not be added up');
  await person.unroute(/payouts\.owed/);
  await owed.getByRole('button', { name: 'Try again' }).click();
  await expect(owed).toContainText('Upwork still owes you $40.00.');
});
