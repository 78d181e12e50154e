import { Client } from 'pg';

interface Places {
  primary: string;
  standbys: readonly string[];
}

/** What no report reads. */
const TABLE = 'goal';

/**
 * Has standbys confirm what they are sent and show none of it: somebody looks at a table there whose lock at the primary has to be taken over
 * first. Patroni undoes whatever else would hold them back. Gives what ends it.
 */
export async function holdBack({ primary, standbys }: Places): Promise<() => Promise<void>> {
  const lookers: Client[] = [];
  for (const url of standbys) {
    await ask(url, "alter system set max_standby_streaming_delay = '-1'");
    await ask(url, 'select pg_reload_conf()');
    const looker = await connected(url);
    await looker.query('begin isolation level repeatable read');
    await looker.query(`select from ${TABLE} limit 1`);
    lookers.push(looker);
  }
  await ask(primary, `begin; lock table ${TABLE} in access exclusive mode; commit`);
  return async () => {
    for (const looker of lookers) await looker.end();
    for (const url of standbys) {
      await ask(url, 'alter system reset max_standby_streaming_delay');
      await ask(url, 'select pg_reload_conf()');
    }
  };
}

async function ask(url: string, statement: string): Promise<void> {
  const client = await connected(url);
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
