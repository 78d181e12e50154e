import { Client } from 'pg';

/** The one value that a statement answers, which is a text or a number. */
export async function valueOf(databaseUrl: string, statement: string): Promise<string> {
  const [row] = await rowsOf(databaseUrl, statement);
  const [value] = Object.values(row ?? {});
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The rows of a statement, or of the last of several, as an administrator would see them. */
export async function rowsOf(databaseUrl: string, statements: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'earntrack drill' });
  await client.connect();
  try {
    const answers = [await client.query<Record<string, unknown>>(statements)].flat();
    return answers.at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}
