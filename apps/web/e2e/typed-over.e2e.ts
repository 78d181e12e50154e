import type { Page } from '@playwright/test';
import { expect, givePlatform, mutate, newUuid, test, toast, today } from './account.ts';
import { expectAccessible } from './axe.ts';

/** One thing, how it is changed on another device, and where what is typed here stands. */
interface Typed {
  path: string;
  field: string;
  save: string;
  changeElsewhere: () => Promise<unknown>;
  /** What is there, by its words in the list. */
  list: string;
}

async function expectBothKept(person: Page, { path, field, save, changeElsewhere, list }: Typed) {
  const typed = person.getByLabel(field, { exact: true });
  const told = person.getByRole('status').filter({ hasText: 'was changed elsewhere meanwhile' });
  await person.goto(path);
  await typed.fill('Typed here');
  await changeElsewhere();
  await person.getByRole('button', { name: save }).click();
  await expect(told).toContainText('On the phone');
  await expect(told).toContainText('Typed here');
  await expect(typed).toHaveValue('Typed here');
  await expectAccessible(person);
  await told.getByRole('button', { name: 'Take the saved one' }).click();
  await expect(typed).toHaveValue('On the phone');
  await expect(told).toHaveCount(0);

  await typed.fill('Typed later');
  await changeElsewhere();
  await person.getByRole('button', { name: save }).click();
  await told.getByRole('button', { name: 'Save what I typed' }).click();
  await expect(toast(person, 'Saved the change.')).toBeVisible();
  await person.goto(list);
  await expect(person.getByText('Typed later').first()).toBeVisible();
}

/** The version that is changed: each change makes another one. */
function versions() {
  let version = 0;
  return () => {
    version += 1;
    return version;
  };
}

test('a platform that was changed elsewhere meanwhile is never overwritten unseen, and what is typed stays', async ({
  person,
}) => {
  const id = await givePlatform(person, { name: 'Uber' });
  const version = versions();
  const changeElsewhere = () =>
    mutate(person.request, 'platforms.update', { id, version: version(), name: 'On the phone' });
  const field = 'Name';
  await expectBothKept(person, {
    path: `/platforms/${id}`,
    field,
    save: 'Save platform',
    changeElsewhere,
    list: '/platforms',
  });
});

test('work that was changed elsewhere meanwhile is never overwritten unseen, and what is typed stays', async ({
  person,
}) => {
  const platformIds = [await givePlatform(person, { name: 'Uber' })];
  const id = newUuid();
  const time = { kind: 'duration', workedOn: today(), seconds: 3600 };
  const work = { id, platformIds, clock: 'engaged', time, distanceMetres: null };
  await mutate(person.request, 'work.create', { ...work, note: 'Morning' });
  const version = versions();
  const changeElsewhere = () =>
    mutate(person.request, 'work.update', { ...work, version: version(), note: 'On the phone' });
  const path = `/work/${id}?on=${today()}`;
  await expectBothKept(person, { path, field: 'Note', save: 'Save work', changeElsewhere, list: '/work' });
});

test('a product that was changed elsewhere meanwhile is never overwritten unseen, and what is typed stays', async ({
  person,
}) => {
  const id = newUuid();
  const product = { id, name: 'Poster', kind: 'digital', note: '' };
  await mutate(person.request, 'products.create', { ...product, prices: [] });
  const version = versions();
  const changeElsewhere = () =>
    mutate(person.request, 'products.update', { ...product, version: version(), name: 'On the phone' });
  const path = `/products/${id}/edit`;
  await expectBothKept(person, {
    path,
    field: 'Name',
    save: 'Save product',
    changeElsewhere,
    list: '/products',
  });
});
