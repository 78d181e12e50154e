import {
  expect,
  giveEarning,
  givePlatform,
  giveProduct,
  giveSale,
  mutate,
  newUuid,
  test,
} from './account.ts';
import { giveQuarter, QUARTER } from './analytics-account.ts';
import { expectAccessible } from './axe.ts';

test('the screen answers what pays and when, and its pictures show it', async ({ person }) => {
  await giveQuarter(person);
  await person.goto('/');
  await expect(person.getByRole('heading', { level: 1 })).toBeAttached();
  await person.keyboard.press('g');
  await person.keyboard.press('n');
  await expect(person).toHaveURL(/\/analytics/);
  await person.goto(QUARTER);
  await expect(person.getByRole('heading', { level: 1 })).toHaveText(
    'Thursday evenings paid best in Q4 2025: $35.00/h from 4\u00a0h. Uber brought the most, 65% of the net.',
  );
  const steps = person.getByRole('list', { name: 'From gross to net' });
  await expect(steps.getByRole('link')).toHaveText([
    /Base\$410\.00/,
    /Tips\$10\.00/,
    /Gross\$420\.00/,
    /Fees−\$20\.00/,
    /Net\$400\.00/,
  ]);
  await expect(person.getByText('Half of 9 earnings brought $40.00 net or less.')).toBeVisible();
  await expectAccessible(person);
});

test('the hours of the week are walked with the arrows, and T shows the same numbers as a table', async ({
  person,
}) => {
  await giveQuarter(person);
  await person.goto(QUARTER);
  const map = person.getByRole('navigation', { name: 'Money per hour by weekday and hour' });
  await expect(map.getByRole('link')).toHaveCount(7);
  await map.getByRole('link').first().focus();
  await expect(
    map.getByRole('link', { name: 'Tuesday from 9 AM: $15.00/h, 2\u00a0h on 2 days' }),
  ).toBeFocused();
  await person.keyboard.press('ArrowRight');
  await expect(map.getByRole('link', { name: /^Tuesday from 10 AM/ })).toBeFocused();
  await person.keyboard.press('End');
  await person.keyboard.press('ArrowLeft');
  const best = map.getByRole('link', { name: /^Thursday from 7 PM/ });
  await expect(best).toBeFocused();
  await expect(best).toHaveAccessibleName('Thursday from 7 PM: $40.00/h, 2\u00a0h on 2 days');

  await person.keyboard.press('t');
  const table = person.getByRole('table', { name: 'Money per hour by weekday and hour' });
  await expect(table.getByRole('row', { name: /Thursday from 7 PM/ })).toHaveText(
    'Thursday from 7 PM$40.00/h2\u00a0h$80.002',
  );
  await expect(person.getByRole('table')).toHaveCount(1);
  await expect(best).toBeFocused();

  await person.keyboard.press('Enter');
  await expect(person.getByRole('heading', { level: 3 })).toHaveText(
    'Thursday from 7 PM: 2 stretches of work',
  );
  await expect(person.getByRole('heading', { level: 3 })).toBeFocused();
  await expect(person).toHaveURL(/hour=4-19/);
  await person.getByRole('link', { name: /6:00 PM to 9:00 PM, Uber/ }).click();
  await expect(person).toHaveURL(/\/work\//);
});

test('every chart has a table with its own numbers', async ({ person }) => {
  await giveQuarter(person);
  await person.goto(QUARTER);
  for (const name of ['Net by week and platform', 'Earnings by net']) {
    const chart = person.getByRole('navigation', { name });
    await chart.getByRole('link').first().focus();
    await person.keyboard.press('t');
    const rows = person.getByRole('table', { name }).locator('tbody tr');
    const links = chart.getByRole('link');
    await expect(rows).toHaveCount(await links.count());
    for (const [index, link] of (await links.all()).entries()) {
      const [point, value] = ((await link.getAttribute('aria-label')) ?? '').split(/: |, /);
      await expect(rows.nth(index).getByRole('rowheader')).toHaveText(point ?? '');
      const shown = (await rows.nth(index).locator('td').first().innerText()).replace(
        /^\$0\.00$/,
        'nothing recorded',
      );
      const spoken =
        value === 'one earning' ? '1' : value?.replace(/^no earnings$/, '0').replace(/ earnings$/, '');
      expect(shown).toBe(spoken);
    }
  }
});

test('each figure opens its rows', async ({ person }) => {
  const { etsy } = await giveQuarter(person);
  await person.goto(QUARTER);
  await person.getByRole('list', { name: 'Net by platform' }).getByRole('link', { name: /^Etsy/ }).click();
  await expect(person).toHaveURL(new RegExp(`/earnings\\?from=2025-10-01&to=2025-12-31.*${etsy}`));
  await person.goBack();
  await person.getByRole('navigation', { name: 'Earnings by net' }).getByRole('link').first().click();
  await expect(person.getByRole('heading', { level: 3 })).toContainText('1 earning');
  await expect(person.getByRole('link', { name: /\$8\.00/ }).last()).toBeVisible();
  await person.getByRole('link', { name: 'Close' }).click();
  await expect(person.getByRole('heading', { level: 3 })).toHaveCount(0);
});

test('products and tags have bars of their own, what is in none is said, and each opens its rows', async ({
  person,
}) => {
  const platformId = await givePlatform(person, { name: 'Gumroad' });
  const productId = await giveProduct(person, { name: 'Presets' });
  const earnedOn = '2025-11-04';
  await giveSale(person, { platformId, productId, units: 3, earnedOn, components: { base: '36' } });
  const tagged = { id: newUuid(), platformId, earnedOn, currency: 'USD', tags: ['rush', 'photos'] };
  await mutate(person.request, 'earnings.create', { ...tagged, components: { base: '50' } });
  await giveEarning(person, { platformId, earnedOn, components: { base: '14' } });
  await person.goto(QUARTER);
  const byProduct = person.getByRole('region', { name: 'By product' });
  await expect(byProduct).toContainText('Not here: $64.00 from 2 earnings of no product.');
  const byTag = person.getByRole('region', { name: 'By tag' });
  await expect(byTag).toContainText('so tags do not add up. Not here: $50.00 from 2 earnings without a tag.');
  await expectAccessible(person);
  await byProduct.getByRole('link', { name: /^Presets/ }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('$36.00');
  await expect(person).toHaveURL(new RegExp(`product=${productId}`));
  await person.goBack();
  await byTag.getByRole('link', { name: /^rush/ }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('$50.00');
});

test('the period is chosen as on the overview, and each currency stands for itself', async ({ person }) => {
  const { uber } = await giveQuarter(person);
  await giveEarning(person, {
    platformId: uber,
    earnedOn: '2025-11-04',
    currency: 'EUR',
    components: { base: '500' },
  });
  await person.goto(QUARTER);
  await person.getByRole('navigation', { name: 'Currency' }).getByRole('link', { name: /EUR/ }).click();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText(
    'You made €500.00 net in Q4 2025 from one earning.',
  );
  await expect(person.getByText('So far there is one earning.')).toBeVisible();
  await person.getByRole('link', { name: 'The period before' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Nothing recorded in Q3 2025.');
  await person.getByRole('navigation', { name: 'Period' }).getByRole('link', { name: 'Week' }).click();
  await expect(person).toHaveURL(/period=week/);
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Nothing recorded this week.');
  await person.getByRole('main').getByRole('link', { name: /Dec 1/ }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('in Q4 2025');
});

test('under the floor the screen says what is missing, and before anything what it will be', async ({
  person,
}) => {
  await person.goto('/analytics');
  await expect(person.getByText('What pays, and when?')).toBeVisible();
  await expectAccessible(person);
  const platformId = await givePlatform(person, { name: 'Uber' });
  await giveEarning(person, { platformId, earnedOn: '2025-11-04', components: { base: '10' } });
  const time = { kind: 'duration', workedOn: '2025-11-04', seconds: 3600 };
  await mutate(person.request, 'work.create', {
    id: newUuid(),
    platformIds: [platformId],
    clock: 'online',
    time,
  });
  await person.goto(QUARTER);
  await expect(person.getByText(/needs 8\u00a0h of work with times, on at least 3 days/)).toBeVisible();
  await expect(person.getByText('So far no work has a start and an end.')).toBeVisible();
  await expect(person.getByText(/needs at least 8 of them/)).toBeVisible();
});

test('a failure says so and can be tried again', async ({ person }) => {
  await giveQuarter(person);
  await person.goto('/more');
  await person.route(/analytics\.report/, (route) => route.abort());
  await person.goto(QUARTER);
  await expect(person.getByText('Your figures could not be loaded')).toBeVisible();
  await person.unroute(/analytics\.report/);
  await person.getByRole('button', { name: 'Try again' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('paid best');
});
