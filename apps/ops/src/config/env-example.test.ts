import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { root } from '../root.ts';
import { readConfig } from './config.ts';

const names = readFileSync(join(root, '.env.example'), 'utf8')
  .split('\n')
  .flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? []);

/** Given by the system, and nothing that anybody sets for EarnTrack. */
const OF_THE_SYSTEM = ['HOME', 'XDG_DATA_HOME'];

function namesRead(): string[] {
  const read = new Set<string>();
  const env = new Proxy<Record<string, string | undefined>>(
    {},
    { get: (_, name) => void read.add(String(name)) },
  );
  readConfig(env, 1_000);
  return [...read].filter((name) => !OF_THE_SYSTEM.includes(name));
}

it('.env.example names whatever the command reads, and nothing of EARNTRACK_ that it does not', () => {
  expect(names).toEqual(expect.arrayContaining(namesRead()));
  const own = (all: string[]) => all.filter((name) => name.startsWith('EARNTRACK_')).toSorted();
  expect(own(namesRead())).toContain('EARNTRACK_DB_USER');
  expect(own(names)).toEqual(own(namesRead()));
});
