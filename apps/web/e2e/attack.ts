import type { Page } from '@playwright/test';

interface Outcome {
  /** What the page got to see of each try; nothing, where all is well. */
  got: Record<string, string>;
  /** The statuses of the forms that were posted: of what a script sends unseen, the browser tells nobody. */
  forms: number[];
}

/** Tries from a page all that a page can try to read of a server or to write to it. */
export async function attackFrom(page: Page, api: string): Promise<Outcome> {
  const forms: number[] = [];
  const got = { ...(await page.evaluate(readAll, api)), ...(await page.evaluate(writeAll, api)) };
  for (const [path, type] of [
    ['/trpc/auth.logout', 'text/plain'],
    ['/trpc/auth.endOtherSessions', 'application/x-www-form-urlencoded'],
    ['/api/v1/platforms', 'multipart/form-data'],
  ] as const) {
    const answered = page.waitForResponse(`${api}${path}`);
    await page.evaluate(postForm, { url: `${api}${path}`, type });
    forms.push((await answered).status());
  }
  return { got, forms };
}

/** Follows a link to something of the server's; its status. */
export async function leaveFor(page: Page, url: string): Promise<number> {
  const answered = page.waitForResponse(url);
  await page.evaluate((address) => {
    const link = Object.assign(document.createElement('a'), { href: address });
    document.body.append(link);
    link.click();
  }, url);
  const status = (await answered).status();
  await page.waitForURL(url);
  return status;
}

// What follows runs in the page, each function alone.

async function readAll(api: string): Promise<Record<string, string>> {
  const textOf = async (path: string, init: RequestInit) =>
    fetch(`${api}${path}`, init).then(
      (answer) => answer.text(),
      () => '',
    );
  const got: Record<string, string> = {};
  const paths = [
    '/api/v1/earnings',
    '/api/v1/earnings.csv',
    '/trpc/earnings.list?input={}',
    '/trpc/auth.session',
  ];
  for (const path of paths) {
    for (const credentials of ['include', 'omit'] as const) {
      got[`${path} ${credentials}`] = await textOf(path, { credentials });
      got[`${path} ${credentials} unseen`] = await textOf(path, { credentials, mode: 'no-cors' });
    }
  }
  got['with a header'] = await textOf('/api/v1/earnings', {
    credentials: 'include',
    headers: { authorization: 'Bearer x' },
  });
  got['events'] = await new Promise<string>((resolve) => {
    const events = new EventSource(`${api}/trpc/earnings.list?input={}`, { withCredentials: true });
    const end = (text: string) => {
      events.close();
      resolve(text);
    };
    events.addEventListener('message', ({ data }) => end(String(data)));
    events.addEventListener('open', () => end('open'));
    events.addEventListener('error', () => end(''));
  });
  got['script'] = await new Promise<string>((resolve) => {
    const script = Object.assign(document.createElement('script'), { src: `${api}/api/v1/earnings` });
    script.addEventListener('load', () => resolve('run'));
    script.addEventListener('error', () => resolve(''));
    document.head.append(script);
  });
  got['frame'] = await new Promise<string>((resolve) => {
    const frame = Object.assign(document.createElement('iframe'), { src: `${api}/sign-in` });
    frame.addEventListener('load', () => {
      // Null where the frame is of another origin.
      resolve(frame.contentDocument?.body.textContent ?? '');
    });
    document.body.append(frame);
  });
  return got;
}

async function writeAll(api: string): Promise<Record<string, string>> {
  const platform = { name: 'Stolen', kind: 'other', colour: 1, currency: 'EUR', id: crypto.randomUUID() };
  const body = JSON.stringify(platform);
  const got: Record<string, string> = {};
  for (const path of ['/api/v1/platforms', '/trpc/platforms.create']) {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      for (const mode of ['cors', 'no-cors'] as const) {
        const headers = { 'content-type': type };
        got[`POST ${path} ${type} ${mode}`] = await fetch(`${api}${path}`, {
          method: 'POST',
          credentials: 'include',
          mode,
          headers,
          body,
        }).then(
          (answer) => answer.text(),
          () => '',
        );
      }
    }
  }
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    got[method] = await fetch(`${api}/api/v1/profile`, { method, credentials: 'include' }).then(
      (answer) => answer.text(),
      () => '',
    );
  }
  navigator.sendBeacon(`${api}/trpc/auth.logout`, '{}');
  return got;
}

function postForm({ url, type }: { url: string; type: string }): void {
  const frame = Object.assign(document.createElement('iframe'), { name: `frame-${Math.random()}` });
  const form = Object.assign(document.createElement('form'), { method: 'post', action: url, enctype: type });
  form.target = frame.name;
  const field = Object.assign(document.createElement('input'), { name: '{"name":"Stolen', value: '"}' });
  form.append(field);
  document.body.append(frame, form);
  form.submit();
}
