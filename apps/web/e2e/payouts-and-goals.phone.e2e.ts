import { expect, giveEarning, givePlatform, mutate, newUuid, test, today } from './account.ts';
import { expectAccessible } from './axe.ts';

test('on a phone, a payout is recorded with one touch and a goal is watched', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '84.15' } });
  await mutate(person.request, 'goals.create', {
    id: newUuid(),
    periodKind: 'day',
    currency: 'USD',
    target: '100',
  });
  await person.goto('/');
  await person.getByRole('link', { name: 'More' }).click();
  await person.getByRole('link', { name: /^Payouts/ }).click();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Uber still owes you $84.15.');
  for (const name of [/^Made .* on Uber$/, /^got .* from Uber$/]) {
    const box = await person.getByRole('link', { name }).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
  }
  await person.getByRole('button', { name: 'Uber paid all' }).tap();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText(
    'Nothing is owed to you: everything that you made has arrived.',
  );
  await expectAccessible(person);

  await person.getByRole('link', { name: 'More' }).click();
  await person.getByRole('link', { name: /^Goals/ }).click();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText(
    '$15.85 more today and you reach today’s $100.00.',
  );
  await expectAccessible(person);

  await person.setViewportSize({ width: 320, height: 640 });
  for (const path of ['/goals', '/payouts']) {
    await person.goto(path);
    await person.getByRole('heading', { level: 1 }).waitFor();
    await person.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    const overflow = await person.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
});
