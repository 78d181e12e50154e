import { test } from './account.ts';
import { openReference } from './reference.ts';

test('on a phone, the reference is all there and nothing of it runs off the screen', async ({
  page,
  baseURL,
}) => {
  await openReference(page, baseURL);
});
