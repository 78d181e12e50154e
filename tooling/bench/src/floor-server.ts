import fastify from 'fastify';
import { Pool } from 'pg';
import { LIST_SQL, readFloorEnvironment } from './floor.ts';

/** The least that answers a list: bare Fastify and bare pg, a named statement, every value left as its text. */
const { databaseUrl, port, userId, limit } = readFloorEnvironment();
const types = { getTypeParser: () => (text: string) => text };
// As many connections as the product opens by itself.
const pool = new Pool({ connectionString: databaseUrl, max: 4, types });
// The bench may take the database away first when it is stopped half-way.
pool.on('error', () => process.exit(1));
const app = fastify();

app.get('/list', async () => {
  const { rows } = await pool.query({ name: 'list', text: LIST_SQL, values: [userId, limit] });
  return rows;
});

process.once('SIGTERM', () => void app.close().then(() => pool.end()));
await app.listen({ host: '127.0.0.1', port });
