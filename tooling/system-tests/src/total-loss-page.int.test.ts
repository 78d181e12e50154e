import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSql } from '@earntrack/testkit';
import { startAppDatabase } from '@earntrack/testkit/app-database';
import { afterAll, expect, test } from 'vitest';
import { earntrack } from './operator-command.ts';
import { signUp } from './people.ts';
import { runInShell } from './run-command.ts';
import { commandsOf, readTotalLoss } from './runbook.ts';
import { serve } from './served.ts';

const TEST_MS = 180_000;
const SOMEBODY_EARLIER = 'ana@example.com';

const ends = new AsyncDisposableStack();
afterAll(() => ends.disposeAsync());

test(
  'the page of total loss leads from a backup and the repository to a server that is ready and knows everybody',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'earntrack-total-loss-'));
    ends.defer(() => rm(folder, { recursive: true, force: true }));
    const lost = await startAppDatabase();
    ends.defer(() => lost.stop());
    await signUp(await serve(lost.url, ends), SOMEBODY_EARLIER);
    const kept = { BACKUP_TO: join(folder, 'backups') };
    expect(await earntrack(['backup'], { ...kept, DATABASE_URL: lost.url })).toMatchObject({ code: 0 });

    const machine = await startAppDatabase();
    ends.defer(() => machine.stop());
    const databaseUrl = Object.assign(new URL(machine.url), { pathname: '/found_again' }).href;
    ends.defer(() => runSql(machine.url, 'drop database if exists found_again with (force)'));
    const shell = { ...kept, DATABASE_URL: databaseUrl };
    const said: string[] = [];
    for (const { text } of commandsOf(readTotalLoss(), { inTrouble: true })) {
      // What starts the server is by hand, and comes before what asks it.
      const server = text.includes('$SERVER') ? { SERVER: await serve(databaseUrl, ends) } : {};
      said.push(await runInShell(folder, { ...shell, ...server }, text));
    }
    expect(said).toEqual([
      expect.stringMatching(/^✓ .* rows {2}proved/),
      expect.stringMatching(/There is no such database yet[\s\S]*Nothing was changed\.$/),
      expect.stringMatching(/^found_again is .* compared with what was written/),
      expect.stringMatching(/The schema is current\.$/),
      expect.stringMatching(/Ready\.$/),
    ]);
    expect((await earntrack(['user', 'list'], shell)).stdout).toContain(SOMEBODY_EARLIER);
  },
  TEST_MS,
);
