import { addDays, asLocalDate, daysBetween, startOfMonth, addMonths } from '@earntrack/domain';
import { expect, giveEarning, givePlatform, mutate, newUuid, test, toast, today } from './account.ts';
import { expectAccessible } from './axe.ts';

test('a goal is set, says how it stands, is changed, deleted and brought back', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Upwork' });
  const first = startOfMonth(asLocalDate(today()));
  await giveEarning(person, { platformId, earnedOn: first, components: { base: '10' } });
  await giveEarning(person, { platformId, earnedOn: addDays(first, -1), components: { base: '500' } });

  await person.goto('/goals');
  await expectAccessible(person);
  await person.getByRole('link', { name: 'Set a goal' }).click();
  await person.getByLabel('To make, net').fill('0');
  await person.getByRole('button', { name: 'Save goal' }).click();
  await expect(person.getByText('Aim at more than nothing.')).toBeVisible();
  await expectAccessible(person);
  await person.getByLabel('To make, net').fill('3000');
  await expect(person.getByRole('heading', { level: 1 })).toHaveText(
    'You want to make $3,000.00 every month.',
  );
  await person.getByLabel('To make, net').press('Enter');

  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toContainText('this month’s $3,000.00');
  const goal = person.getByRole('listitem').filter({ hasText: 'This month, all platforms' });
  await expect(goal).toContainText(`Even pace today ${paceOf(3000)}`);
  await goal.getByText('Not reached last month').click();
  await expect(goal.getByRole('row', { name: /\$500\.00/ })).toContainText('not reached');
  await expectAccessible(person);

  await person.getByRole('link', { name: 'Change the goal: This month, all platforms' }).click();
  await person.locator('label.chip', { hasText: 'Upwork' }).click();
  await person.getByLabel('To make, net').fill('8');
  await person.getByRole('button', { name: 'Save goal' }).click();
  await expect(answer).toContainText('You reached this month’s $8.00 on Upwork and made $2.00 more');

  // Earnings in another currency do not count for it, and are not among the rows behind it.
  const inEuros = { platformId, currency: 'EUR', components: { base: '4' } };
  await giveEarning(person, { ...inEuros, earnedOn: first });
  await person.getByRole('link', { name: /^This month, Upwork/ }).click();
  await expect(answer).toContainText('1 earning from Upwork in USD');
  await expect(answer).toContainText('$10.00');
  await person.goBack();

  await person.getByRole('link', { name: /^Change the goal/ }).click();
  await person.getByRole('button', { name: 'Delete' }).click();
  await expect(toast(person, 'Deleted the goal of $8.00 every month.')).toBeVisible();
  await expect(person.getByRole('link', { name: 'Set a goal' })).toBeVisible();
  await person.getByRole('button', { name: 'Undo' }).click();
  await expect(answer).toContainText('You reached this month’s $8.00 on Upwork');
});

/** What an even pace has made of a whole number of dollars by today, up to the micro and shown in cents. */
function paceOf(dollars: number): string {
  const first = startOfMonth(asLocalDate(today()));
  const days = daysBetween(first, addMonths(first, 1));
  const elapsed = daysBetween(first, asLocalDate(today())) + 1;
  const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
  return money.format((dollars * elapsed) / days);
}

test('a second goal for the same thing is refused at its field, and what was typed is kept', async ({
  person,
}) => {
  const goal = { periodKind: 'week', currency: 'USD', target: '700' };
  await mutate(person.request, 'goals.create', { id: newUuid(), ...goal });
  await person.goto('/goals/new');
  await person.getByLabel('To make, net').fill('800');
  await person.locator('label.chip', { hasText: 'Every week' }).click();
  await person.getByRole('button', { name: 'Save goal' }).click();
  await expect(person.getByText('You already have a goal for this period')).toBeVisible();
  await expect(person.getByLabel('To make, net')).toHaveValue('800');
  await person.getByText('Every quarter').click();
  await person.getByRole('button', { name: 'Save goal' }).click();
  await expect(person.getByText(/2 of your 2|None of your 2|1 of your 2|All 2 goals/)).toBeVisible();
});
