import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

import { csv } from '../statements.ts';

export interface Screen {
  name: string;
  path: string;
  /** Whatever a person does there before the picture is taken. */
  prepare?: (page: Page) => Promise<void>;
}

const HEADER = 'Date,Ref ID,Type,Description,Amount,Currency';

/** What somebody would download next: a project, its fee, a withdrawal, and a kind of row that nobody knows. */
const NEXT_STATEMENT = csv('upwork-transactions-4.csv', [
  HEADER,
  '"Nov 24, 2026",900000011,Fixed Price,"Report design, first milestone","1,250.00",USD',
  '"Nov 24, 2026",900000012,Service Fee,Service Fee for Fixed Price - Ref ID 900000011,-125.00,USD',
  '"Nov 23, 2026",900000009,Hourly,"Invoice for Harbour Analytics, 14:30 hours",696.00,USD',
  '"Nov 23, 2026",900000010,Service Fee,Service Fee for Hourly - Ref ID 900000009,-69.60,USD',
  '"Nov 20, 2026",900000008,Withdrawal,Withdrawal to the bank,"-1,200.00",USD',
  '"Nov 19, 2026",900000007,Mystery Credit,Nobody knows,3.33,USD',
]);

const WANTED: readonly Screen[] = [
  { name: 'overview', path: '/?period=year' },
  { name: 'earnings', path: '/earnings' },
  {
    name: 'import',
    path: '/imports/new',
    prepare: (page) => page.setInputFiles('input[type=file]', NEXT_STATEMENT),
  },
  { name: 'analytics', path: '/analytics' },
];

const ROUTES = join(import.meta.dirname, '../../src/routes/_app');

/** Pictures of the screens that the product has by now. */
export const SCREENS: readonly Screen[] = WANTED.filter(
  ({ name }) =>
    name !== 'analytics' || existsSync(join(ROUTES, name)) || existsSync(join(ROUTES, `${name}.tsx`)),
);
