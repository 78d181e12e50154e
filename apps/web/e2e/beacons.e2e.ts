import type { Page } from '@playwright/test';
import { expect, test } from './account.ts';

/** The figures as Prometheus reads them: from this machine, and through no proxy. */
async function figures(baseURL: string | undefined): Promise<(series: string) => number> {
  const text = await (await fetch(`${baseURL}/metrics`)).text();
  const lines = text.split('\n');
  return (series) => Number(lines.find((line) => line.startsWith(`${series} `))?.slice(series.length) ?? 0);
}

const SCREEN = '/goals/new';
const MEASURED = ['web_vital_lcp_seconds', 'web_vital_inp_seconds', 'web_vital_cls'].map(
  (name) => `${name}_count{screen="${SCREEN}"}`,
);
const FAILED = ['script', 'rejection'].map((kind) => `web_errors_total{kind="${kind}"}`);

/**
 * A browser measures an input once what it changed is drawn, and the page looks at that when it has nothing else to do; somebody who leaves
 * before has told nothing of it.
 */
function firstInputMeasured(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise((measured) => {
        const idle = () => requestIdleCallback(() => requestIdleCallback(() => measured()));
        new PerformanceObserver(idle).observe({ type: 'first-input', buffered: true });
      }),
  );
}

test('a page that is left has told how fast its screen was and what failed', async ({ person, baseURL }) => {
  const before = await figures(baseURL);
  const sending = person.waitForResponse(/assets\/send-beacons-.*\.js/);
  await person.goto(SCREEN);
  await sending;
  await person.getByRole('textbox').first().click();
  await person.evaluate(() => {
    void Promise.reject(new Error('Nobody kept this'));
    setTimeout(() => {
      throw new Error('Nobody caught this');
    });
  });
  await person.waitForEvent('pageerror');
  await firstInputMeasured(person);
  await person.goto('about:blank');
  await expect
    .poll(async () => {
      const after = await figures(baseURL);
      return [...MEASURED, ...FAILED].filter((series) => after(series) <= before(series));
    })
    .toEqual([]);
});
