import { expect, giveEarning, givePlatform, mutate, test, toast, today } from './account.ts';
import { expectAccessible } from './axe.ts';

test('$100 with 5 hours and $100 without are $20 an hour from half of the money', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Direct client' });
  const earning = { platformId, earnedOn: today(), components: { base: '100' } };
  await giveEarning(person, { ...earning, hours: { clock: 'engaged', seconds: 5 * 3600 } });
  await giveEarning(person, earning);
  await person.goto('/');
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toContainText('$200.00');
  await expect(answer).toContainText('$20.00');
  await expect(answer).toContainText('50');
});

test('an earning is edited, deleted and brought back with every part of it', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  await giveEarning(person, {
    platformId,
    earnedOn: today(),
    components: { base: '96.40', tips: '7.20', fees: '20.50' },
    note: 'Rain',
  });
  await person.goto('/earnings');
  await person.getByRole('link', { name: /Rain/ }).click();
  await expect(person.getByLabel('How it adds up')).toContainText('$83.10');
  await person.getByLabel('Fees').fill('10.5o');
  await person.getByRole('button', { name: 'Save earning' }).click();
  await expect(person.getByText('There is a letter o at the end. Did you mean 10.50?')).toBeVisible();
  await person.getByLabel('Fees').fill('10.50');
  await person.getByRole('button', { name: 'Save earning' }).click();
  await expect(person.getByRole('link', { name: /Rain.*\$93\.10/ })).toBeVisible();

  await person.getByRole('link', { name: /Rain/ }).focus();
  await person.keyboard.press('Delete');
  await expect(toast(person, 'Deleted $93.10.')).toBeVisible();
  await expect(person.getByRole('link', { name: /Rain/ })).toHaveCount(0);
  await person.getByRole('button', { name: 'Undo' }).click();
  await expect(person.getByRole('link', { name: /Rain.*\$93\.10/ })).toBeVisible();
});

test('an earning that was changed elsewhere meanwhile is never overwritten unseen', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  const rest = { platformId, currency: 'USD', earnedOn: today(), hours: null };
  const id = await giveEarning(person, { ...rest, components: { base: '50' }, note: 'Morning' });
  await person.goto(`/earnings/${id}`);
  await expect(person.getByLabel('You got, after fees')).toHaveValue('50.00');
  await person.getByLabel('You got, after fees').fill('70');
  await mutate(person.request, 'earnings.update', {
    ...rest,
    id,
    version: 1,
    components: { base: '60' },
    note: 'From the phone',
  });
  await person.getByRole('button', { name: 'Save earning' }).click();
  const conflict = person.getByRole('status').filter({ hasText: 'changed elsewhere' });
  await expect(conflict).toContainText('$60.00');
  await expect(conflict).toContainText('From the phone');
  await expect(conflict).toContainText('$70.00');
  await person.getByRole('button', { name: 'Save what I typed' }).click();
  await expect(person).toHaveURL('/earnings');
  await person.reload();
  await expect(person.getByRole('link', { name: /\$70\.00/ })).toBeVisible();
});

test('a long list is whole from its first line to its last, and each day keeps its own sum', async ({
  person,
}) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  const days = Array.from({ length: 130 }, (_, index) => index);
  for (const count of days) {
    const day = String((count % 28) + 1).padStart(2, '0');
    const month = String((Math.floor(count / 28) % 10) + 1).padStart(2, '0');
    const note = count === 0 ? 'The oldest' : '';
    await giveEarning(person, {
      platformId,
      earnedOn: `2025-${month}-${day}`,
      components: { base: '1.10' },
      note,
    });
  }
  await person.goto('/earnings');
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('130 earnings add up to $143.00.');
  const list = person.getByRole('table', { name: 'Earnings' });
  await expect(list).toHaveAttribute('aria-rowcount', '260');
  await expect(person.getByRole('link', { name: /\$1\.10/ }).first()).toBeVisible();
  expect(await list.getByRole('row').count()).toBeLessThan(80);
  await person
    .getByRole('link', { name: /\$1\.10/ })
    .first()
    .press('End');
  const oldest = person.getByRole('link', { name: /The oldest/ });
  await expect(oldest).toBeFocused();
  await oldest.press('Enter');
  await expect(person.getByLabel('You got, after fees')).toHaveValue('1.10');
  await person.keyboard.press('Escape');
  await expect(oldest).toBeInViewport();
  await person.goto('/earnings?from=2025-01-01&to=2025-01-02');
  await expect(person.getByRole('heading', { level: 1 })).toContainText('$2.20');
});

test('earnings are filtered, selected together, tagged, deleted and brought back', async ({ person }) => {
  const uber = await givePlatform(person, { name: 'Uber' });
  const etsy = await givePlatform(person, { name: 'Etsy' });
  for (const note of ['Rain, north', 'Rain, south', 'Sun']) {
    await giveEarning(person, {
      platformId: uber,
      earnedOn: today(),
      components: { base: '10', fees: '1' },
      note,
    });
  }
  await giveEarning(person, {
    platformId: etsy,
    earnedOn: today(),
    components: { base: '5' },
    note: 'Rain coat',
  });
  const answer = person.getByRole('heading', { level: 1 });
  await person.goto('/earnings');
  await expect(answer).toHaveText('4 earnings add up to $32.00.');
  await person.getByLabel('Find').fill('RAIN');
  await expect(answer).toHaveText('3 earnings with “RAIN” add up to $23.00.');
  await person.getByRole('button', { name: 'More filters' }).click();
  await person.getByRole('dialog').getByText('Uber').click();
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Show them' }).click();
  await expect(answer).toHaveText('2 earnings from Uber with “RAIN” add up to $18.00.');
  await person.reload();
  await expect(answer).toHaveText('2 earnings from Uber with “RAIN” add up to $18.00.');

  await person.getByRole('checkbox', { name: /Rain, north/ }).check();
  await person.getByRole('button', { name: 'Select all 2' }).click();
  await expect(person.getByRole('region', { name: 'Selection' })).toContainText('2 selected');
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Tag…' }).click();
  await person.getByLabel('Add tags').pressSequentially('wet,');
  await person.getByRole('button', { name: 'Change 2 earnings' }).click();
  await expect(toast(person, 'Changed the tags of 2 earnings.')).toBeVisible();
  await person.goto('/earnings?tag=wet');
  await expect(answer).toHaveText('2 earnings tagged wet add up to $18.00.');

  // Of earnings of one day, either may stand first.
  await person.getByRole('link', { name: /Rain/ }).first().press('x');
  await person.keyboard.press('ArrowDown');
  await person.keyboard.press('Shift+X');
  await person.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Delete' }).click();
  await expect(toast(person, 'Deleted 2 earnings.')).toBeVisible();
  await expect(answer).toHaveText('No earnings tagged wet.');
  await person.getByRole('button', { name: 'Undo' }).click();
  await expect(answer).toHaveText('2 earnings tagged wet add up to $18.00.');

  await person.reload();
  await person.getByText('Changes of many earnings').click();
  const change = person.getByRole('listitem').filter({ hasText: 'Changed 2 earnings' });
  const undone = Promise.withResolvers<void>();
  await person.route(/earnings\.undoBulk/, (route) => undone.promise.then(() => route.continue()));
  await change.getByRole('button', { name: 'Undo' }).click();
  await expect(change.getByRole('status')).toHaveText('Taking it back; many at once can take a minute.');
  undone.resolve();
  // They went on since they were tagged: deleted and brought back.
  await expect(
    person.getByText('2 stay as they are: they changed again since', { exact: false }).first(),
  ).toBeVisible();
  await expect(answer).toHaveText('2 earnings tagged wet add up to $18.00.');
  await expect(person.getByText('Changes of many earnings')).toHaveCount(0);
  await expect(person.locator('#main')).toBeFocused();
});

test('with the keyboard alone earnings are filtered and changed together, and Escape leaves one thing at a time', async ({
  person,
}) => {
  const uber = await givePlatform(person, { name: 'Uber' });
  await givePlatform(person, { name: 'Etsy' });
  for (const note of ['North', 'South'])
    await giveEarning(person, { platformId: uber, earnedOn: today(), components: { base: '10' }, note });
  const answer = person.getByRole('heading', { level: 1 });
  const keys = person.keyboard;
  await person.goto('/earnings');
  await person.getByRole('button', { name: 'More filters' }).press('Enter');
  const sheet = person.getByRole('dialog', { name: 'Which earnings?' });
  await expect(sheet.getByLabel('First day')).toBeFocused();
  await sheet.getByRole('checkbox', { name: 'Uber' }).press('Space');
  await expect(answer).toHaveText('2 earnings from Uber add up to $20.00.');
  await keys.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(person.getByRole('button', { name: 'More filters' })).toBeFocused();

  const bar = person.getByRole('region', { name: 'Selection' });
  await person
    .getByRole('link', { name: /North|South/ })
    .first()
    .press('x');
  await keys.press('ArrowDown');
  await keys.press('x');
  await expect(bar).toContainText('2 selected');
  await bar.getByRole('button', { name: 'Move…' }).press('Enter');
  await expect(person.getByRole('dialog')).toBeVisible();
  await keys.press('Escape');
  await expect(person.getByRole('dialog')).toHaveCount(0);
  await expect(bar).toContainText('2 selected');
  await expect(bar.getByRole('button', { name: 'Move…' })).toBeFocused();
  await keys.press('Enter');
  await person.getByRole('dialog').getByRole('radio', { name: 'Etsy' }).press('Space');
  await person.getByRole('button', { name: 'Move 2 earnings' }).press('Enter');
  await expect(toast(person, 'Moved 2 earnings.')).toBeVisible();
  await expect(answer).toHaveText('No earnings from Uber.');
  await keys.press('Control+z');
  await expect(answer).toHaveText('2 earnings from Uber add up to $20.00.');

  await person
    .getByRole('link', { name: /North|South/ })
    .first()
    .press('x');
  await keys.press('Escape');
  await expect(bar).toHaveCount(0);
});

test('a refund names the earning that it adjusts, and carries tags', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Etsy' });
  const soldId = await giveEarning(person, {
    platformId,
    earnedOn: today(),
    components: { base: '40' },
    note: 'Linen tote',
  });
  await person.goto('/earnings/new');
  await person.getByRole('button', { name: 'Every part' }).click();
  await person.getByLabel('Adjustments').fill('-12.50');
  await person.getByRole('button', { name: /Linen tote/ }).click();
  await person.getByLabel('Tags').pressSequentially('refund');
  await person.keyboard.press('Enter');
  await person.getByRole('button', { name: 'Save earning' }).click();
  await expect(toast(person, 'Saved −$12.50.')).toBeVisible();
  await person.goto(`/earnings?adjusts=${soldId}`);
  await expect(person.getByRole('link', { name: /refund.*−\$12\.50/ })).toBeVisible();
});

test('what an answer cannot be got for is put back, with a sentence that says why', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '10' }, note: 'Rain' });
  await person.goto('/earnings');
  const row = person.getByRole('link', { name: /Rain/ });
  await expect(row).toBeVisible();
  await person.route('**/trpc/earnings.delete*', (route) => route.abort());
  await row.press('Delete');
  await expect(person.getByRole('region', { name: 'Messages' })).toContainText('$10.00 was not deleted.');
  await expect(row).toBeVisible();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('1 earning is $10.00.');
});

test('a long note and a third decimal are refused beside their fields, and what was typed stays', async ({
  person,
}) => {
  const platformId = await givePlatform(person, { name: 'Uber', currency: 'EUR' });
  expect(platformId).not.toBe('');
  await person.goto('/earnings/new');
  await person.getByLabel('You got, after fees').fill('10.125');
  await person.getByLabel('Note').fill('long '.repeat(2000));
  await person.getByRole('button', { name: 'Save earning' }).click();
  const amount = person.getByLabel('You got, after fees');
  await expect(amount).toHaveAttribute('aria-invalid', 'true');
  await expect(amount).toHaveValue('10.125');
  await amount.fill('10.12');
  await person.getByRole('button', { name: 'Save earning' }).click();
  await expect(person.getByText('This note is too long')).toBeVisible();
  await expect(person.getByLabel('Note')).toHaveValue('long '.repeat(2000));
});

test('what was typed outlives leaving the form', async ({ person }) => {
  await givePlatform(person, { name: 'Uber' });
  await person.goto('/earnings');
  await person.getByRole('link', { name: 'Type one' }).click();
  await person.getByLabel('You got, after fees').fill('12.34');
  await person.keyboard.press('Escape');
  await expect(person).toHaveURL(/\/earnings$/);
  await person.getByRole('link', { name: 'Type one' }).click();
  await expect(person.getByLabel('You got, after fees')).toHaveValue('12.34');
});

test('earnings in several currencies are filtered by one of them', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '5' } });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '7' }, currency: 'EUR' });
  await person.goto('/earnings');
  await person.getByRole('button', { name: 'More filters' }).click();
  await person.getByRole('group', { name: 'Currency' }).getByText('EUR').click();
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Show them' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('1 earning in EUR is €7.00.');
  await expect(person).toHaveURL(/currency=EUR/);
});
