import type { TestApp } from './test-app.ts';

export interface ServedRoute {
  method: string;
  /** As it was registered: "/api/v1/earnings/:id". */
  url: string;
}

const BORN = /^http_requests_total\{method="(\w+)",route="(\/[^"]*)",status="200"\}/gm;

/** Every route that a server has: each is counted from its birth, so a new one comes along. */
export async function routesOf({ app }: TestApp): Promise<ServedRoute[]> {
  const { body } = await app.inject('/metrics');
  const routes = [...body.matchAll(BORN)].map(([, method = '', url = '']) => ({
    method,
    url,
  }));
  return routes.toSorted((a, b) => (`${a.url} ${a.method}` < `${b.url} ${b.method}` ? -1 : 1));
}
