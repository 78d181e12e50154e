import fastify from 'fastify';
import { Pool, type QueryResult } from 'pg';
import { readFloorEnvironment } from './floor.ts';

/** The least that answers: bare Fastify and bare pg, named statements, every value left as its text. */
const { databaseUrl, port, routes } = readFloorEnvironment();
const types = { getTypeParser: () => (text: string) => text };
// As many connections as the product opens by itself.
const pool = new Pool({ connectionString: databaseUrl, max: 4, types });
// The bench may take the database away first when it is stopped half-way.
pool.on('error', () => process.exit(1));
const app = fastify();

for (const [route, statements] of Object.entries(routes)) {
  const named = statements.map(({ text, values }, at) => ({
    name: `${route} ${at}`,
    text,
    values: [...values],
  }));
  app.get(`/${route}`, async () => {
    const answers: QueryResult['rows'][] = [];
    for (const statement of named) answers.push((await pool.query(statement)).rows);
    return answers;
  });
}

process.once('SIGTERM', () => void app.close().then(() => pool.end()));
await app.listen({ host: '127.0.0.1', port });
