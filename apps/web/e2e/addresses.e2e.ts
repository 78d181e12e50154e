import { expect, giveEarning, givePlatform, test, today } from './account.ts';

test('what means nothing in an address is as if it were not there', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '40' } });
  const answer = person.getByRole('heading', { level: 1 });
  for (const search of ['from=foo', 'from=2026-13-01', 'to=2026-02-30&platformId=uber', 'from=3']) {
    await person.goto(`/earnings?${search}`);
    await expect(answer).toHaveText('1 earning is $40.00.');
    await expect(person.getByRole('button', { name: 'Show all' })).toHaveCount(0);
    await person.goto(`/work?${search}`);
    await expect(person.getByRole('alert')).toHaveCount(0);
    await expect(answer).toBeVisible();
  }
  const days = ['from=2026-02-02', 'from=2026-02-02&to=2026-02-01', 'from=foo&to=bar'];
  const custom = ['period=custom', ...days.map((range) => `period=custom&${range}`)];
  for (const search of ['period=foo', 'at=foo', 'period=month&at=2026-13-01', 'shared=foo', ...custom]) {
    await person.goto(`/?${search}`);
    await expect(answer).toContainText('You made $40.00 net this');
    await expect(person.getByRole('alert')).toHaveCount(0);
  }
});

test('a list of no days, and one whose last day lies before its first, say so in whole sentences', async ({
  person,
}) => {
  const answer = person.getByRole('heading', { level: 1 });
  await person.goto('/earnings?from=2020-01-01&to=2020-01-31');
  await expect(answer).toHaveText('No earnings, Jan 1 to Jan 31, 2020.');
  await person.goto('/earnings?from=2020-02-01&to=2020-01-31');
  await expect(answer).toContainText('The last day lies before the first one');
});
