import { expect, test } from './account.ts';

test('the overview comes in few files, and who is signed in is asked once, while they are on their way', async ({
  person,
}) => {
  await person.addInitScript(markShown);
  await person.goto('/');
  await person.getByRole('heading', { level: 1 }).waitFor();
  const untilShown = await person.evaluate(askedUntilShown);
  const scripts = untilShown.filter((path) => path.endsWith('.js'));
  expect(scripts.length, scripts.join('\n')).toBeLessThanOrEqual(12);
  const session = untilShown.flatMap((path, index) => (path === '/trpc/auth.session' ? [index] : []));
  expect(session).toHaveLength(1);
  const overview = untilShown.findIndex((path) => path.startsWith('/assets/overview-'));
  expect(overview).toBeGreaterThan(session[0] ?? Number.POSITIVE_INFINITY);
});

test('the mark stands in the chosen colours until the code is there', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  let letCome = () => {};
  const held = new Promise<void>((resolve) => (letCome = resolve));
  await page.route('**/assets/first-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/sign-in', { waitUntil: 'commit' });
  const mark = page.locator('.splash');
  await expect(mark).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  letCome();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(mark).toBeHidden();
});

test('the files of a first screen are asked for beside the first code, and only where it is the screen', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  let letCome = () => {};
  const held = new Promise<void>((resolve) => (letCome = resolve));
  await page.route('**/assets/first-*.js', async (route) => {
    await held;
    await route.continue();
  });
  const isOfOverview = (path: string) => path.startsWith('/assets/overview-');
  const isOfEarnings = (path: string) => path.startsWith('/assets/bin-and-earnings-');
  await page.goto('/sign-in', { waitUntil: 'commit' });
  await expect(page.locator('.splash')).toBeVisible();
  expect(asked.filter((path) => isOfOverview(path) || isOfEarnings(path))).toEqual([]);
  await page.goto('/earnings', { waitUntil: 'commit' });
  await expect.poll(() => asked.some(isOfEarnings)).toBe(true);
  expect(asked.filter(isOfOverview)).toEqual([]);
  await page.goto('/', { waitUntil: 'commit' });
  await expect.poll(() => asked.some(isOfOverview)).toBe(true);
  letCome();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('what is asked for ahead is what is used then, and comes once', async ({ person }) => {
  const styles: string[] = [];
  const warnings: string[] = [];
  person.on('request', (request) => {
    if (request.resourceType() === 'stylesheet') styles.push(new URL(request.url()).pathname);
  });
  person.on('console', (message) => {
    if (message.text().includes('preload')) warnings.push(message.text());
  });
  await person.goto('/');
  await expect(person.getByRole('heading', { level: 1 })).toBeVisible();
  expect(styles.toSorted()).toEqual([...new Set(styles)].toSorted());
  expect(styles.length).toBeGreaterThan(1);
  expect(warnings).toEqual([]);
});

/** In the page: notes the moment at which the screen has its answer. What is loaded ahead comes after it. */
function markShown(): void {
  new MutationObserver((_, observer) => {
    if (document.querySelector('h1') === null) return;
    observer.disconnect();
    performance.mark('shown');
  }).observe(document, { childList: true, subtree: true });
}

/** In the page: what was asked for before that, in its order. */
function askedUntilShown(): string[] {
  const shownMs = performance.getEntriesByName('shown')[0]?.startTime ?? 0;
  return performance
    .getEntriesByType('resource')
    .filter(({ startTime }) => startTime <= shownMs)
    .map(({ name }) => new URL(name).pathname);
}
