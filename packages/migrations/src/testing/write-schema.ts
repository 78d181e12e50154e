import { writeFile } from 'node:fs/promises';
import { dumpSchema, migrateUp } from '../index.ts';
import { SCHEMA_PATH, startTestServer } from './test-server.ts';

const server = await startTestServer();
try {
  const url = await server.createDatabase();
  await migrateUp(url);
  await writeFile(SCHEMA_PATH, await dumpSchema(url));
} finally {
  await server.stop();
}
