/** What the product asks for a first page, one row more than it shows. */
export const LIST_SQL = `select * from earning where user_id = $1 and deleted_at is null
order by earned_on desc, id desc limit $2`;

/** How the bench tells the process of the floor what to serve. */
export function floorEnvironment(of: { databaseUrl: string; userId: string; limit: number }) {
  return { FLOOR_DATABASE_URL: of.databaseUrl, FLOOR_USER_ID: of.userId, FLOOR_LIMIT: String(of.limit) };
}

export function readFloorEnvironment(env: Record<string, string | undefined> = process.env) {
  const { FLOOR_DATABASE_URL: databaseUrl, FLOOR_USER_ID: userId, FLOOR_LIMIT: limit, PORT: port } = env;
  if (!databaseUrl || !userId || !limit || !port) throw new Error('The bench starts this process.');
  return { databaseUrl, userId, limit: Number(limit), port: Number(port) };
}
