import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { commands } from './commands.ts';
import { earntrack } from './testing/command-here.ts';

/** No installation anywhere: whatever is said here is said before anything is looked for. */
let nowhere: string;
beforeAll(() => {
  nowhere = mkdtempSync(join(tmpdir(), 'earntrack-usage-'));
  vi.stubEnv('EARNTRACK_DATA_DIR', join(nowhere, 'data'));
  vi.stubEnv('DATABASE_URL', '');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(nowhere, { recursive: true, force: true });
});

/** What has to be said to a command before an option is looked at. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  migrate: ['up'],
  release: ['list'],
  maintenance: ['vacuum'],
  'reset-link': ['ana@example.com'],
};

describe('an option that a command does not have', () => {
  test.each(Object.keys(commands))('is wrong usage of %s', async (name) => {
    // One of them writes to the stream itself.
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => written.mockRestore());
    const { code, stdout, stderr } = await earntrack(name, ...(CALLED[name] ?? []), '--no-such-option');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const said = [stderr, ...written.mock.calls.map(([text]) => String(text))].join('');
    expect(said).toContain('--no-such-option');
    expect(said).not.toMatch(/\n\s+at /);
  });
});

const ID = '0b6cb9a8-5c1f-4d55-9c3c-1a2b3c4d5e6f';
const INCIDENT = ['--severity', 'P1', '--affects', 'api', '--message', 'We look into it.'];

test.each<[string, RegExp]>([
  ['doctor --seconds abc', /^--seconds abc is no number from 1 to 3600\.$/],
  ['doctor --timeout-ms soon', /^--timeout-ms soon is no number/],
  ['doctor not-an-address', /^not-an-address is no address: write one like https:/],
  ['smoke', /^Usage: earntrack smoke URL/],
  ['smoke earn.example.org', /^earn\.example\.org is no address/],
  ['smoke https://earn.example.org --timeout-ms 0', /^--timeout-ms 0 is no number/],
  ['migrate sideways', /^Usage: earntrack migrate /],
  ['migrate down --steps none', /^--steps none is no number of migrations\.$/],
  ['release record --result fine', /^--result fine is none of succeeded, failed, rolled_back\.$/],
  ['release record --result failed --id 1', /^--id 1 is no UUID\.$/],
  ['release watch http://127.0.0.1:3000 --within 0', /^--within 0 is no number of seconds\.$/],
  ['release watch earn.example.org', /^earn\.example\.org is no address/],
  ['audit everything', /^Usage: earntrack audit security/],
  ['audit security --url nowhere', /^nowhere is no address/],
  ['review monthly', /^Usage: earntrack review weekly/],
  ['logs slow FILE --over-ms long', /^--over-ms long is no whole number\.$/],
  ['logs errors FILE --since yesterday', /^--since yesterday is neither/],
  ['logs errors FILE --limit some', /^--limit some is no whole number\.$/],
  ['logs request FILE', /^Say which request/],
  ['logs everything FILE', /^Usage: earntrack logs errors\|/],
  ['invite --days many', /^--days many is no number of days from 1 to 90\.$/],
  ['reset-link ana@example.com --hours many', /^--hours many is no number of hours from 1 to 168\.$/],
  ['drill one-user --earnings many', /^--earnings many is no number from/],
  ['backup prune --keep-days many --to /nowhere', /^--keep-days many is no number from 0 to/],
  ['user', /^Usage: earntrack user list/],
  [
    'user role ana@example.com king',
    /^ROLE cannot be "king"\. It takes one of admin, developer, on_call, user\.$/,
  ],
  ['user role ana user', /^EMAIL cannot be "ana"\..* It takes the address of an account\.$/],
  ['maintenance vacuum --wait 0', /^--wait 0 is no number of seconds from 1 to 600\.$/],
  ['maintenance archive-years', /^Say --before YEAR with a year from 1970/],
  ['maintenance cancel', /^ID is missing: it takes an id that "earntrack maintenance status" shows\.$/],
  [
    'maintenance on Soon. --until later',
    /^--until cannot be "later"\..* It takes an instant like 2026-12-06T02:00:00Z\.$/m,
  ],
  ['incident', /^Usage: earntrack incident declare/],
  ['incident report', /^ID is missing: it takes an id that "earntrack incident list" shows\.$/],
  ['incident resolve 7', /^ID cannot be "7"\. It takes an id .*\n--message is missing: it takes a text/],
  [
    `incident update ${ID} --message Still. --status done`,
    /^--status cannot be "done"\. It takes one of investigating, identified, monitoring\.$/,
  ],
])('%s ends with 2, and says what it takes', async (line, words) => {
  const [name = '', ...args] = line.split(' ');
  const { code, stdout, stderr } = await earntrack(name, ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.trimEnd()).toMatch(words);
});

test('what is wrong with an incident or maintenance is said by the names under which it is typed', async () => {
  const declared = await earntrack('incident', 'declare');
  expect(declared.code).toBe(2);
  expect(declared.stderr.split('\n').map((line) => /^\S+ is missing: it takes /.exec(line)?.[0])).toEqual(
    ['--severity', 'TITLE', '--affects', '--message'].map((name) => `${name} is missing: it takes `),
  );
  const odd = await earntrack(
    'incident',
    'declare',
    'Slow',
    ...INCIDENT,
    '--affects',
    'api,moon',
    '--since',
    'noon',
  );
  expect(odd.stderr).toMatch(/^--affects cannot be "moon"\. It takes one or more of app,signIn,/);
  expect(odd.stderr).toMatch(/\n--since cannot be "noon"\. .*It takes an instant like/);

  const announced = await earntrack('maintenance', 'announce');
  expect(announced.stderr.split('\n').map((line) => line.split(' is missing')[0])).toEqual([
    'SENTENCE',
    '--from',
    '--to',
  ]);
  const instants = ['--from', '2026-12-06T02:00:00Z', '--to', '2026-12-06T01:00:00Z'];
  const turned = await earntrack('maintenance', 'announce', 'We move.', ...instants);
  expect(turned).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      '--to cannot be "2026-12-06T01:00:00Z". Maintenance ends after it begins.',
    ),
  });
  for (const { stderr } of [declared, odd, announced, turned])
    expect(stderr).not.toMatch(/startedAt|startsAt|endsAt|services|Invalid|undefined|expected/);
});

test.each(['smoke', 'review', 'audit', 'logs', 'user', 'incident', 'maintenance', 'doctor'])(
  'the help of %s has an example, says what each option is, and how it ends',
  (name) => {
    const { usage = '', more = '' } = commands[name] ?? {};
    expect(more).toContain(`earntrack ${name} `);
    const options = new Set([...usage.matchAll(/--[a-z][a-z-]+/g)].map(([option]) => option));
    expect([...options].filter((option) => !more.includes(option))).toEqual([]);
    for (const code of [0, 1, 2]) expect(more).toMatch(new RegExp(`Ends with[\\s\\S]*\\b${code}\\b`));
  },
);
