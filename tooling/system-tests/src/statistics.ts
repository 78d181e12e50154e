import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { DOCKER } from './places.ts';

/** What a new database is given once in production. */
export async function addStatistics(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(await readFile(join(DOCKER, 'postgres/10-statistics.sql'), 'utf8'));
  } finally {
    await client.end();
  }
}
