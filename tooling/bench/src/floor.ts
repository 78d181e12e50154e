import { join } from 'node:path';
import { type Child, startChild } from './child-process.ts';

export interface Statement {
  text: string;
  values: readonly unknown[];
}

/** What each route asks the database, one after the other. */
export type FloorRoutes = Readonly<Record<string, readonly Statement[]>>;

/** The least that a first page needs: one row more than is shown. */
export function listStatement(userId: string, limit: number): Statement {
  const text = `select * from earning where user_id = $1 and deleted_at is null
order by earned_on desc, id desc limit $2`;
  return { text, values: [userId, limit + 1] };
}

/** Starts the process of the floor, with a route of its name for each list of statements. */
export function startFloor(databaseUrl: string, routes: FloorRoutes): Promise<Child> {
  const written = JSON.stringify(routes, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  return startChild(join(import.meta.dirname, 'floor-server.ts'), {
    readyPath: `/${Object.keys(routes)[0]}`,
    env: { FLOOR_DATABASE_URL: databaseUrl, FLOOR_ROUTES: written },
  });
}

/** How the bench tells that process what to serve. */
export function readFloorEnvironment(env: Record<string, string | undefined> = process.env) {
  const { FLOOR_DATABASE_URL: databaseUrl, FLOOR_ROUTES: routes, PORT: port } = env;
  if (!databaseUrl || !routes || !port) throw new Error('The bench starts this process.');
  return { databaseUrl, routes: JSON.parse(routes) as FloorRoutes, port: Number(port) };
}
