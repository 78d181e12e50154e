import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type APIRequestContext, test as base, expect, type Locator, type Page } from '@playwright/test';

export const PASSWORD = 'a long enough password';

/** Whose account is the first of all. */
export const OPERATOR_EMAIL = 'operator@example.com';

export function newEmail(): string {
  return `person-${randomBytes(6).toString('hex')}@example.com`;
}

/** Where a person comes from: what one address may try in a while is counted. */
function newAddress(): string {
  return `10.${[...randomBytes(3)].join('.')}`;
}

/** Calls a procedure that writes, as the page would. */
export async function mutate<Answer>(
  request: APIRequestContext,
  procedure: string,
  input: unknown,
): Promise<Answer> {
  const answer = await request.post(`/trpc/${procedure}`, {
    data: input,
    headers: { origin: baseUrl(), 'sec-fetch-site': 'same-origin' },
  });
  const body = (await answer.json()) as { result?: { data: Answer }; error?: { message: string } };
  if (!answer.ok() || !body.result)
    throw new Error(`${procedure}: ${body.error?.message ?? answer.status()}`);
  return body.result.data;
}

function baseUrl(): string {
  return urlFrom('EARNTRACK_E2E_URL');
}

/** The same application where accounts are made by invitation, or not at all. */
export function doorUrl(door: 'INVITE' | 'CLOSED'): string {
  return urlFrom(`EARNTRACK_E2E_${door}_URL`);
}

/** The database of the application, for a server of a test's own. */
export function databaseUrl(): string {
  return urlFrom('EARNTRACK_E2E_DATABASE_URL');
}

function urlFrom(variable: string): string {
  const url = process.env[variable];
  if (!url) throw new Error('The application was not started');
  return url;
}

/** A link to a new password, as the operator's command prints it. */
export async function operatorsResetLink(email: string): Promise<string> {
  const command = join(import.meta.dirname, '../../ops/src/main.ts');
  const env = { ...process.env, DATABASE_URL: databaseUrl() };
  const args = [command, 'reset-link', email, '--url', baseUrl()];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return stdout.trim();
}

/** Each test has a person of its own with an address of its own, so that none sees or slows what another did. */
export const test = base.extend<{ email: string; person: Page }>({
  baseURL: async ({}, use) => use(baseUrl()),
  extraHTTPHeaders: async ({}, use) => use({ 'x-forwarded-for': newAddress() }),
  email: async ({}, use) => use(newEmail()),
  person: async ({ page, email }, use) => {
    await mutate(page.request, 'auth.register', {
      email,
      password: PASSWORD,
      timeZone: 'Europe/Lisbon',
      currency: 'USD',
      locale: 'en-US',
      weekStart: 1,
    });
    await use(page);
  },
});

interface PlatformWish {
  name: string;
  currency?: string;
  catalogueKey?: string;
  colour?: number;
  expectedHourly?: string;
}

/** A platform that is there before the journey starts. */
export async function givePlatform(page: Page, { name, currency = 'USD', ...rest }: PlatformWish) {
  const id = newUuid();
  await mutate(page.request, 'platforms.create', {
    id,
    name,
    kind: 'freelance',
    colour: 1,
    currency,
    ...rest,
  });
  return id;
}

interface EarningWish {
  platformId: string;
  earnedOn: string;
  components: Record<string, string>;
  hours?: { clock: string; seconds: number } | null;
  currency?: string;
  note?: string;
  adjustsId?: string;
}

export async function giveEarning(page: Page, wish: EarningWish) {
  const id = newUuid();
  await mutate(page.request, 'earnings.create', { id, currency: 'USD', ...wish });
  return id;
}

/** A product that is there before the journey starts, with a price since 2025 where one is given. */
export async function giveProduct(page: Page, { name, price }: { name: string; price?: string }) {
  const id = newUuid();
  const prices = price ? [{ currency: 'USD', validFrom: '2025-01-01', price }] : [];
  await mutate(page.request, 'products.create', { id, name, kind: 'digital', prices });
  return id;
}

interface SaleWish extends EarningWish {
  productId: string;
  units: number;
}

export async function giveSale(page: Page, { productId, units, ...wish }: SaleWish) {
  const id = newUuid();
  const sale = { productId, units };
  await mutate(page.request, 'earnings.create', { id, currency: 'USD', ...wish, sale });
  return id;
}

export interface Earning {
  id: string;
  net: string;
  adjustsId: string | null;
  sale: { units: number } | null;
}

/** What the server has recorded, newest first. */
export async function listEarnings(page: Page): Promise<Earning[]> {
  const answer = await page.request.get('/trpc/earnings.list?input={}');
  const body = (await answer.json()) as { result: { data: { items: Earning[] } } };
  return body.result.data.items;
}

export function newUuid(): string {
  const hex = randomBytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Today where the person of the tests lives. */
export function today(): string {
  return Temporal.Now.plainDateISO('Europe/Lisbon').toString();
}

/** What the page says of something that just happened. */
export function toast(page: Page, text: string): Locator {
  return page.getByRole('region', { name: 'Messages' }).getByText(text, { exact: true });
}

export { expect };
