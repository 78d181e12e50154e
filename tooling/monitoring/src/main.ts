import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOARDS } from './all-boards.ts';
import { dashboardText } from './board.ts';
import { DASHBOARDS } from './root.ts';

for (const board of BOARDS) writeFileSync(join(DASHBOARDS, `${board.uid}.json`), dashboardText(board));
