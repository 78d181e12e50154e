import { ask, type Site } from './ask.ts';
import { failed, type Finding, passed, skipped } from './finding.ts';

const HTML = { accept: 'text/html' };

/** The app as a browser starts it: its page, the first script of it, and an address that only the app understands. */
export async function checkPages(site: Site): Promise<Finding> {
  const page = await ask(site, '/', { headers: HTML });
  if (page.status === 404) return skipped('this server serves no pages; try the address that does too');
  const script = /<script[^>]+src="(\/assets\/[^"]+)"/.exec(await page.text())?.[1];
  if (page.status !== 200 || script === undefined)
    return failed(`The start page answers ${page.status}, and not with the app.`);
  const asset = await ask(site, script);
  const isKept = /immutable/.test(asset.headers.get('cache-control') ?? '');
  if (asset.status !== 200 || !isKept)
    return failed(`${script} answers ${asset.status}${isKept ? '' : ', and may not be kept'}.`);
  if (!/javascript/.test(asset.headers.get('content-type') ?? ''))
    return failed(`${script} is answered with something that is no script.`);
  const deep = await ask(site, '/earnings', { headers: HTML });
  return deep.status === 200
    ? passed('the app, its script and its addresses')
    : failed(`/earnings answers ${deep.status}: the app is found at its start page alone.`);
}
