import { Client } from 'pg';

/** Somebody began a transaction and forgot it: nobody else gets at these tables until what it gives is called. */
export async function holdTables(url: string, names: readonly string[]): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: url, application_name: 'somebody forgetful' });
  // Where the server is stopped meanwhile, so is this.
  client.on('error', () => {});
  await client.connect();
  await client.query('begin');
  await client.query(`lock table ${names.join(', ')} in access exclusive mode`);
  return () => client.end();
}
