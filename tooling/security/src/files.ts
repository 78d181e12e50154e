import { type Dirent, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './root.ts';

/** What is made or fetched, and never committed. */
const MADE = new Set([
  'node_modules',
  '.git',
  '.turbo',
  '.types',
  '.results',
  '.pnpm-store',
  '.earntrack',
  'dist',
  'coverage',
  'test-results',
  'playwright-report',
]);

/** Every file of the repository, from its root. */
export function filesUnder(folder = ROOT): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(isKept)
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [relative(ROOT, path)];
    });
}

function isKept({ name }: Dirent): boolean {
  return !MADE.has(name) && !(name.startsWith('.env') && name !== '.env.example') && !name.endsWith('.log');
}
