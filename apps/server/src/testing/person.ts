import { OUR_PAGE, REGISTRATION, type TestApp } from './test-app.ts';

export type Headers = Readonly<Record<string, string>>;

/** Somebody at a browser of their own. */
export interface Person {
  userId: string;
  email: string;
  /** The headers that their browser adds to what a page of ours sends. */
  headers: Headers;
}

export interface Answered {
  status: number;
  body: string;
  headers: Record<string, string | string[] | number | undefined>;
}

/** Makes an account, as the page does. */
export async function signUpPerson(server: TestApp, name: string): Promise<Person> {
  const email = `${name}@example.com`;
  const { body, headers } = await change(server, 'auth.register', { input: { ...REGISTRATION, email } });
  const { result } = JSON.parse(body) as { result: { data: { account: { id: string } } } };
  return { userId: result.data.account.id, email, headers: { ...OUR_PAGE, cookie: cookieOf(headers) } };
}

/** The Cookie header that an answer leaves in a browser; an empty text where it leaves none. */
export function cookieOf(headers: Answered['headers']): string {
  return String(headers['set-cookie'] ?? '').split(';')[0] ?? '';
}

/** Calls a procedure that changes something. */
export async function change(
  server: TestApp,
  procedure: string,
  { input = {}, headers = OUR_PAGE }: { input?: unknown; headers?: Headers },
): Promise<Answered> {
  const payload = typeof input === 'string' ? input : JSON.stringify(input);
  return ask(server, { method: 'POST', url: `/trpc/${procedure}`, headers: { ...headers }, payload });
}

/** Calls a procedure that reads and needs to be told nothing. */
export function read(server: TestApp, procedure: string, headers: Headers): Promise<Answered> {
  return ask(server, { method: 'GET', url: `/trpc/${procedure}`, headers });
}

interface Asked {
  method: string;
  url: string;
  headers?: Headers;
  payload?: string;
}

/** Sends one request. */
export async function ask({ app }: TestApp, { method, headers = {}, ...asked }: Asked): Promise<Answered> {
  const answer = await app.inject({ method: method as 'GET', headers: { ...headers }, ...asked });
  return { status: answer.statusCode, body: answer.body, headers: answer.headers };
}

/** The answer of a procedure that has to work; its texts and its objects by their names. */
export function dataOf({ status, body }: Answered): Record<string, string> {
  if (status >= 400) throw new Error(`Refused with ${status}: ${body}`);
  return (JSON.parse(body) as { result: { data: Record<string, string> } }).result.data;
}
