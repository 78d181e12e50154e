import { expect, giveEarning, givePlatform, mutate, newUuid, test, today, toast } from './account.ts';

const KINDS = [
  {
    page: '/earnings',
    router: 'earnings',
    link: /Rain/,
    deleted: 'Deleted $10.00.',
    back: '$10.00 is back.',
  },
  {
    page: '/work',
    router: 'work',
    link: /Uber.*5\s*h/,
    deleted: 'Deleted 5 h of work.',
    back: '5 h of work are back.',
  },
];

for (const { page, router, link, deleted, back } of KINDS) {
  test(`a deletion of ${router} that is taken back while it is on its way is taken back`, async ({
    person,
  }) => {
    const platformId = await givePlatform(person, { name: 'Uber' });
    await giveEarning(person, { platformId, earnedOn: today(), components: { base: '10' }, note: 'Rain' });
    const time = { kind: 'duration', workedOn: today(), seconds: 18_000 };
    const work = { id: newUuid(), platformIds: [platformId], clock: 'online', time };
    await mutate(person.request, 'work.create', work);
    await person.goto(page);
    const row = person.getByRole('link', { name: link });
    await expect(row).toBeVisible();
    const arrives = Promise.withResolvers<void>();
    await person.route(`**/trpc/${router}.delete*`, async (route) => {
      await arrives.promise;
      await route.continue();
    });
    const asked: string[] = [];
    person.on('request', (request) => {
      if (request.url().includes('.restore')) asked.push(request.url());
    });
    await row.press('Delete');
    await expect(toast(person, deleted)).toBeVisible();
    await person.getByRole('button', { name: 'Undo' }).click();
    // Whatever was to be sent beside it would be by now.
    await person.evaluate(() => fetch('/health/live'));
    expect(asked).toEqual([]);
    arrives.resolve();
    await expect(toast(person, back)).toBeVisible();
    await person.reload();
    await expect(row).toBeVisible();
  });
}
