import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BOARDS } from './all-boards.ts';
import { dashboardText } from './board.ts';
import { DASHBOARDS } from './root.ts';

test('the dashboards that Grafana reads are those that the code makes, and no other ones', () => {
  const made = Object.fromEntries(BOARDS.map((board) => [`${board.uid}.json`, dashboardText(board)]));
  const found = readdirSync(DASHBOARDS).map((name) => [name, readFileSync(join(DASHBOARDS, name), 'utf8')]);
  expect(Object.fromEntries(found)).toEqual(made);
});
