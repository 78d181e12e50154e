import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { findFreePort } from '@earntrack/testkit';
import { endChild, untilReady } from '@earntrack/testkit/child-process';
import { databaseUrl, newEmail, PASSWORD } from './account.ts';
import { attackFrom, leaveFor } from './attack.ts';
import { hostNothing, hostPages } from './pages-host.ts';
import { startServer } from './server-process.ts';

// One server and one build serve them all.
test.describe.configure({ mode: 'default' });

const WEB = join(import.meta.dirname, '..');
/** What was opened, to be closed again the other way round. */
const closers: (() => unknown)[] = [];
/** The server; pages of another origin of its site; pages of a foreign site that rewrites to it; and others. */
let places: Record<'api' | 'app' | 'rewriting' | 'sibling' | 'stranger', string>;

test.beforeAll(async () => {
  const [api, app, rewriting, other] = await Promise.all([0, 0, 0, 0].map(() => findFreePort()));
  if (!api || !app || !rewriting || !other) throw new Error('There are no free ports');
  places = {
    api: `http://api.earn.localhost:${api}`,
    app: `http://app.earn.localhost:${app}`,
    rewriting: `http://pages.localhost:${rewriting}`,
    sibling: `http://evil.earn.localhost:${other}`,
    stranger: `http://stranger.localhost:${other}`,
  };
  const server = startServer({
    DATABASE_URL: databaseUrl(),
    PORT: String(api),
    PUBLIC_URL: places.rewriting,
    ALLOWED_ORIGINS: places.app,
  });
  closers.push(() => endChild(server));
  const built = await buildFor(places.api);
  const { headers, rewrites } = await vercelFor(`http://127.0.0.1:${api}`);
  const atAnyAddress = rewrites.filter(({ destination }) => destination === '/index.html');
  const hosts = await Promise.all([
    hostPages(built, app, { headers: [], rewrites: atAnyAddress }),
    hostPages(join(WEB, 'dist'), rewriting, { headers, rewrites }),
    hostNothing(other),
    untilReady(server, `http://127.0.0.1:${api}/health/ready`),
  ]);
  closers.push(...hosts.flatMap((host) => (host ? [() => host.close()] : [])));
});

test.afterAll(async () => {
  for (const close of closers.toReversed()) await close();
});

/** The pages as they are built for a server elsewhere. */
async function buildFor(api: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-elsewhere-'));
  closers.push(() => rm(folder, { recursive: true }));
  const vite = join(WEB, 'node_modules/vite/bin/vite.js');
  const env = { ...process.env, NODE_ENV: 'production', VITE_API_URL: api };
  const args = [vite, 'build', '--logLevel', 'error', '--outDir', folder, '--emptyOutDir'];
  await promisify(execFile)(process.execPath, args, { cwd: WEB, env });
  return folder;
}

async function vercelFor(server: string) {
  process.env['EARNTRACK_API'] = server;
  return (await import('../vercel.ts')).config;
}

/** What a person does first, in pages that may be anywhere. */
async function registerAndRecord(page: Page, at: string): Promise<void> {
  await page.goto(`${at}/register`);
  await page.getByLabel('E-mail').fill(newEmail());
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: /Create/ }).click();
  await expect(page).toHaveURL(`${at}/`);
  await page.getByRole('link', { name: 'Add earning' }).first().click();
  await page.getByLabel('You got, after fees').fill('84.15');
  await page.getByLabel('Where do you earn?').fill('ubereats');
  await page.getByRole('button', { name: 'Uber Eats' }).click();
  await page.getByRole('button', { name: 'Add Uber Eats' }).click();
  await expect(page.getByRole('radio', { name: 'Uber Eats' })).toBeChecked();
  await page.getByRole('button', { name: 'Save earning' }).click();
  await expect(page.getByRole('link', { name: /Uber Eats.*84\.15/ })).toBeVisible();
}

async function exported(page: Page): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export 1 earning as CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('earntrack-earnings.csv');
  return readFile(await download.path(), 'utf8');
}

/** Every fault that the browser tells the page's author of. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  page.on('pageerror', (error) => void faults.push(error.message));
  return faults;
}

test('pages of another origin of the same site sign up, write, read and export, with the cookie', async ({
  page,
}) => {
  const faults = faultsOf(page);
  await registerAndRecord(page, places.app);
  expect(await exported(page)).toContain('84.15');
  await page.reload();
  await expect(page.getByRole('link', { name: /Uber Eats.*84\.15/ })).toBeVisible();
  await page.goto(`${places.app}/settings`);
  for (const [name, file] of [
    ['Download archive', 'earntrack-archive.zip'],
    ['Export as CSV', 'earntrack-activity.csv'],
  ] as const) {
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    expect((await downloading).suggestedFilename()).toBe(file);
  }
  const [cookie] = await page.context().cookies(places.api);
  expect(cookie).toMatchObject({ domain: 'api.earn.localhost', httpOnly: true, sameSite: 'Lax' });
  expect(faults).toEqual([]);
});

test('the content policy is the same wherever the pages are served', async ({ page }) => {
  const partsOf = (policy: string | null | undefined) => (policy ?? '').split(/;\s*/).filter(Boolean).sort();
  const servedAt = async (origin: string) =>
    partsOf((await page.goto(`${origin}/sign-in`))?.headers()['content-security-policy']);
  const own = await servedAt(places.api);
  expect(own).toContain("script-src 'self'");
  expect(await servedAt(places.rewriting)).toEqual(own);
  await page.goto(`${places.app}/sign-in`);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  const brought = partsOf(await policy.getAttribute('content'));
  // Where nobody is framed can be said in a header only.
  const ofHeaders = ["frame-ancestors 'none'"];
  const allowing = own.map((part) => (part === "connect-src 'self'" ? `${part} ${places.api}` : part));
  expect([...brought, ...ofHeaders].sort()).toEqual(allowing.sort());
});

test('pages of a foreign site that rewrites to the server are as the server’s own', async ({ page }) => {
  const faults = faultsOf(page);
  await registerAndRecord(page, places.rewriting);
  expect(await exported(page)).toContain('84.15');
  const [cookie] = await page.context().cookies(places.rewriting);
  expect(cookie).toMatchObject({ domain: 'pages.localhost', httpOnly: true, sameSite: 'Lax' });
  // What the server draws itself is there too, with its own looks.
  const there = (path: string) => page.evaluate(async (asked) => (await fetch(asked)).text(), path);
  expect(await there('/status')).toContain('href="/status.css"');
  expect(await there('/status.css')).toMatch(/^[^<]+$/);
  expect(await there('/api/v1/health')).toContain('"status":"ok"');
  expect(faults).toEqual([]);
});

test('pages of strangers read nothing and change nothing, on the same site or on another, with or without the cookie', async ({
  page,
}) => {
  const own = `${places.app}/mark.svg`;
  await page.goto(own);
  await page.evaluate(giveSomething, { api: places.api, email: newEmail(), password: PASSWORD });
  const before = await allThatIsKept(page);
  expect(before).toContain('84.15');
  for (const place of [places.sibling, places.stranger]) {
    await page.goto(place);
    const { got, forms } = await attackFrom(page, places.api);
    expect(Object.keys(got).length, place).toBeGreaterThan(10);
    expect(
      Object.entries(got).filter(([, text]) => text !== ''),
      place,
    ).toEqual([]);
    expect(forms, place).toEqual([403, 403, 403]);
    expect(await leaveFor(page, `${places.api}/api/v1/earnings.csv`), place).toBe(403);
  }
  await page.goto(own);
  expect(await allThatIsKept(page)).toBe(before);
});

/** Signs somebody up from a page that may, and records an earning. */
async function giveSomething({ api, email, password }: { api: string; email: string; password: string }) {
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const init: RequestInit = { method: 'POST', credentials: 'include', headers, body: JSON.stringify(body) };
    const answer = await fetch(`${api}${path}`, init);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return (await answer.json()) as { id: string };
  };
  const settings = { timeZone: 'Europe/Lisbon', currency: 'EUR', locale: 'en-GB', weekStart: 1 };
  await post('/trpc/auth.register', { email, password, ...settings });
  const platform = { name: 'Shop', kind: 'other', colour: 1, currency: 'EUR' };
  const { id: platformId } = await post('/api/v1/platforms', platform);
  const earning = { platformId, earnedOn: '2026-11-02', currency: 'EUR', components: { base: '84.15' } };
  await post('/api/v1/earnings', earning);
}

/** What the server holds of the person who is signed in, and that they still are. */
function allThatIsKept(page: Page): Promise<string> {
  return page.evaluate(async (api) => {
    const names = [
      'earnings',
      'platforms?includeArchived=true',
      'profile',
      'products',
      'goals',
      'payouts',
      'work',
    ];
    const answers = await Promise.all(
      names.map((name) => fetch(`${api}/api/v1/${name}`, { credentials: 'include' })),
    );
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    return texts.join('\n');
  }, places.api);
}
