import { join } from 'node:path';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { ResultReporter } from './result-reporter.ts';

const databaseSetupPath = join(import.meta.dirname, '../../packages/testkit/src/global-setup.ts');
const unitTimeoutMs = 15_000;
const integrationTimeoutMs = 60_000;

/**
 * The two kinds of tests of a package: `unit` runs on nothing, `int` on real services.
 * With `database: true` a PostgreSQL server with a migrated template database is ready before the first `int` file.
 */
export function projects({ database = false }: { database?: boolean } = {}): ViteUserConfig {
  return defineConfig({
    test: {
      reporters: ['default', new ResultReporter()],
      // Two workers: the smallest machine that we promise to test on has two cores.
      maxWorkers: 2,
      // Loading all anew took half of the time. So a test gives back what it fakes or stubs, also where it fails: the files
      // of a worker share clock, environment and modules.
      isolate: false,
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            include: ['src/**/*.test.{ts,tsx}'],
            exclude: ['**/*.int.test.{ts,tsx}', '**/node_modules/**'],
            testTimeout: unitTimeoutMs,
          },
        },
        {
          extends: true,
          test: {
            name: 'int',
            include: ['src/**/*.int.test.{ts,tsx}'],
            globalSetup: database ? [databaseSetupPath] : [],
            testTimeout: integrationTimeoutMs,
            hookTimeout: integrationTimeoutMs,
          },
        },
      ],
    },
  });
}
