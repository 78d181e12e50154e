import { randomUUID } from 'node:crypto';
import { runSql } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signUp, SOMEBODY } from './people.ts';
import { installPrograms } from './programs.ts';
import { runCommand } from './run-command.ts';
import { commandsOf, readTrouble, type Trouble, TROUBLES } from './runbook.ts';
import { type Stack, startStack } from './stack.ts';
import { eventually } from './told.ts';

const TEST_MS = 180_000;
const SEEN_WITHIN_MS = 30_000;
const ELSEWHERE = 'https://old.example.org';

let stack: Stack;
beforeAll(async () => {
  await installPrograms();
  stack = await startStack();
  // What grew is known from the second look on.
  await untilCounted('count(increase(http_requests_total{job="earntrack", status="401"}[15m]))', 1);
}, 300_000);
afterAll(() => stack?.stop(), 60_000);

/** What the commands of a page print, one after the other. Each has to work, and to say something. */
async function printedBy(name: Trouble, inTrouble: boolean): Promise<string> {
  const printed: string[] = [];
  for (const command of commandsOf(readTrouble(name), { inTrouble })) {
    const text = await runCommand(stack, command);
    expect({ page: name, command: command.text, text }).toMatchObject({ text: expect.stringMatching(/./) });
    printed.push(text);
  }
  return printed.join('\n');
}

/** Prometheus has looked since, so that what it knows is of the trouble too. */
async function untilCounted(expr: string, atLeast: number): Promise<void> {
  await eventually(SEEN_WITHIN_MS, async () => {
    const told = Number(/([\d.]+)$/.exec(await stack.prometheus.told(expr))?.[1] ?? 0);
    if (told < atLeast) throw new Error(`${expr} is ${told}.`);
  });
}

async function restartWith(own: Record<string, string>): Promise<void> {
  await stack.killServer();
  await stack.startServer(own);
}

/** What a browser at the address that people come to sends when somebody saves there. */
async function saveFromPublic(cookie: string): Promise<number> {
  const { SERVER: server = '', PUBLIC: origin = '' } = stack.operator;
  const id = randomUUID();
  const body = { id, name: `Stall ${id}`, kind: 'rideshare', colour: 1, currency: 'EUR' };
  const { status } = await fetch(`${server}/trpc/platforms.create`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return status;
}

test(
  'while all is well every command of these pages that is run at any time prints something',
  async () => {
    for (const name of TROUBLES) expect(await printedBy(name, false)).not.toBe('');
  },
  TEST_MS,
);

test(
  'a server that was told another address refuses what its own pages send; the page shows it and which, and the right one ends it',
  async () => {
    const { headers } = await signUp(stack.origin, 'ana@example.com');
    const { cookie = '' } = headers;
    expect(await saveFromPublic(cookie)).toBe(200);
    await restartWith({ PUBLIC_URL: ELSEWHERE });
    expect(await saveFromPublic(cookie)).toBe(403);
    const printed = await printedBy('cors', true);
    expect(printed).toMatch(
      /foreign_origin[\s\S]*^403$[\s\S]*Open EarnTrack at https:\/\/old\.example\.org,/m,
    );
    await restartWith({});
    expect(await saveFromPublic(cookie)).toBe(200);
    expect((await printedBy('cors', false)).match(/^200$/gm)).toHaveLength(2);
  },
  TEST_MS,
);

test(
  'pages of an origin that the server was not told of may read nothing; the page shows it, and naming the origin ends it',
  async () => {
    const { PUBLIC: origin = '' } = stack.operator;
    await restartWith({ PUBLIC_URL: ELSEWHERE, ALLOWED_ORIGINS: 'https://app.example.org' });
    const mayRead = `access-control-allow-origin: ${origin}`;
    const before = await printedBy('cors', true);
    expect(before).toContain('HTTP/1.1 ');
    expect(before).not.toContain(mayRead);
    await restartWith({ PUBLIC_URL: ELSEWHERE, ALLOWED_ORIGINS: origin });
    const after = await printedBy('cors', false);
    expect(after).toContain(mayRead);
    expect(after.match(/^200$/gm)).toHaveLength(2);
    await restartWith({});
  },
  TEST_MS,
);

test(
  'sessions that ended, tokens that never were and wrong passwords are told apart by the page; who signs in again is in',
  async () => {
    const one = await signUp(stack.origin, 'rui@example.com');
    await signUp(stack.origin, 'zoe@example.com');
    expect((await one.ask('profile.get')).status).toBe(200);
    await runSql(stack.databaseUrl, `update session set expires_at = now() - interval '1 minute'`);
    expect((await one.ask('profile.get')).status).toBe(401);
    const asProgram = { authorization: 'Bearer et_of-yesterday', 'content-type': 'application/json' };
    const forged = await fetch(`${stack.origin}/api/v1/auth/test`, {
      method: 'POST',
      headers: asProgram,
      body: '{}',
    });
    expect(forged.status).toBe(401);
    expect((await one.change('auth.login', { email: 'rui@example.com', password: 'wrong' })).status).toBe(
      401,
    );
    await untilCounted('sum(increase(http_requests_total{job="earntrack", status="401"}[15m]))', 1);

    const printed = await printedBy('auth-failures', true);
    for (const shown of [
      /"route":"\/trpc\/:path"} [1-9]/,
      /not_signed_in/,
      /wrong_credentials/,
      /^0 open, [1-9]\d* expired, the newest begun \d{4}-/m,
      /^HTTP\/1\.1 401[\s\S]*^www-authenticate: /im,
    ])
      expect(printed).toMatch(shown);
    const [, server, database] = /^server +(\S+)\ndatabase +(\S+)$/m.exec(printed) ?? [];
    expect(Math.abs(Date.parse(server ?? '') - Date.parse(database ?? ''))).toBeLessThan(60_000);

    const again = await one.change('auth.login', { email: 'rui@example.com', password: SOMEBODY.password });
    expect(again.status).toBe(200);
    expect(await printedBy('auth-failures', false)).toMatch(/^1 open, /m);
  },
  TEST_MS,
);
