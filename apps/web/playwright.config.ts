import { defineConfig, type Project } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, findChromium, leftOutArguments } from './e2e/chromium.ts';

const executablePath = await findChromium();

const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** The operator's account is the first of all, so its journey comes before the others. */
const projects: Project[] = [
  { name: 'first', testMatch: 'first-*.e2e.ts', use: desktop },
  {
    name: 'desktop',
    testMatch: '*.e2e.ts',
    testIgnore: ['first-*.e2e.ts', '*.phone.e2e.ts'],
    dependencies: ['first'],
    // Fetching every screen ahead costs each test a fifth of its time; those that are about it allow it, and phones have it.
    use: { ...desktop, serviceWorkers: 'block' },
  },
  {
    name: 'phone',
    testMatch: '*.phone.e2e.ts',
    dependencies: ['first'],
    use: { ...phone, colorScheme: 'dark' },
  },
];

export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  globalSetup: './e2e/global-setup.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.results/e2e.json' }]],
  projects,
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    colorScheme: 'light',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: CHROMIUM_ARGUMENTS, ignoreDefaultArgs: leftOutArguments() },
  },
});
