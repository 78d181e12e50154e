import type { Page } from '@playwright/test';

/** Holds what a page sends of a statement back until the answer is called; then it is lost on its way. */
export async function holdSending(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/trpc/imports.stage**', async (route) => {
    await promise;
    await route.abort();
  });
  return resolve;
}
