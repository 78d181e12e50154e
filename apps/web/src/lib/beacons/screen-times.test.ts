import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCREENS } from '@earntrack/contract';
import { expect, it } from 'vitest';
import { screenOf, ScreenTimes } from './screen-times.ts';

const ROUTE_TREE = readFileSync(join(import.meta.dirname, '../../route-tree.gen.ts'), 'utf8');

/** The keys of an interface of the generated route tree. */
function keysOf(name: string): string[] {
  const body = new RegExp(`export interface ${name} \\{\\n([^}]*)\\}`).exec(ROUTE_TREE)?.[1] ?? '';
  return [...body.matchAll(/^ {2}'?([^':\n]+)'?:/gm)].map(([, key = '']) => key);
}

it('knows every screen that the pages have, under the pattern that the server counts it by', () => {
  expect(keysOf('FileRoutesByTo').toSorted()).toEqual([...SCREENS].toSorted());
  const around = ['__root__', '/_app'];
  const screens = keysOf('FileRoutesById').filter((id) => !around.includes(id));
  expect(screens.map(screenOf).toSorted()).toEqual([...SCREENS].toSorted());
  // A page that is not there shows only what is around the screens.
  for (const id of around) expect(SCREENS).not.toContain(screenOf(id));
});

it('says which screen was there at a moment, also at one before the router knew', () => {
  const times = new ScreenTimes();
  times.note('/_app/', 300);
  times.note('/_app/earnings/$earningId', 2_000);
  expect([0, 300, 1_999, 2_000, 9_000].map((timeMs) => times.at(timeMs))).toEqual([
    '/',
    '/',
    '/',
    '/earnings/$earningId',
    '/earnings/$earningId',
  ]);
});
