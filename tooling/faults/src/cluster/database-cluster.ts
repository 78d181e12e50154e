import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, chooseAccount } from '@earntrack/embedded-postgres';
import { filledFile } from '@earntrack/testkit/filled-file';
import { findFreePort } from '@earntrack/testkit/free-port';
import { Client } from 'pg';
import { killFamily } from '../family.ts';
import { Member, untilThere } from './member.ts';

/** What Patroni says of a node. */
interface NodeState {
  name: string;
  role: string;
  state: string;
}

/** One of the three machines. */
export interface Node {
  name: string;
  /** Patroni and all of PostgreSQL at once, as when the machine loses its power. */
  kill(): Promise<void>;
  /** PostgreSQL alone. */
  killPostgres(): Promise<void>;
}

/** Three etcd, three PostgreSQL under Patroni, and HAProxy before them. */
export interface DatabaseCluster {
  /** Of the primary, wherever it is, for the role that owns the base. */
  url: string;
  /** Of any standby. */
  replicaUrl: string;
  /** Of each standby itself, for the superuser. */
  standbyUrls(): Promise<string[]>;
  etcd: readonly Member[];
  primary(): Promise<Node>;
  /** Who confirms each write. */
  standby(): Promise<Node>;
  /** Hands the work over to a standby that has everything. */
  switchOver(): Promise<void>;
  /** Starts what is not running, and waits for one primary, a standby that confirms each write, and a third node that streams. */
  heal(): Promise<void>;
}

export interface Ground {
  folder: string;
  /** Takes what ends what was started, in the order in which it was started. */
  ends: AsyncDisposableStack;
}

const HOST = '127.0.0.1';
const NAMES = ['one', 'two', 'three'] as const;
const WHOLE_WITHIN_MS = 90_000;
const ROLE = 'earntrack';

interface Place {
  name: (typeof NAMES)[number];
  folder: string;
  postgres: number;
  patroni: number;
  etcd: number;
  etcdPeer: number;
}

interface Plan extends Ground {
  account: Account;
  places: readonly Place[];
  secrets: Readonly<Record<'patroni' | 'postgres' | 'replicator' | 'rewinder' | 'owner', string>>;
}

export async function startDatabaseCluster(ground: Ground): Promise<DatabaseCluster> {
  const plan = await makePlan(ground);
  const etcd = await Promise.all(plan.places.map((place) => startEtcd(plan, place)));
  const members = await Promise.all(plan.places.map((place) => startPatroni(plan, place)));
  const says = async () =>
    (await Promise.all([...etcd, ...members].map((member) => member.lastWords()))).join('\n---\n');
  const untilWhole = () => untilAllStream(plan, says);
  await untilWhole();
  const { url, replicaUrl } = await startProxy(plan);
  await makeBase(plan, url);
  const nodes = plan.places.map((place, at) => nodeOf(place, members[at] as Member));
  const nodeWith = async (role: string) => {
    const look = async () => (await membersOf(plan))?.find((member) => member.role === role)?.name ?? null;
    const found = await untilThere(look, { withinMs: WHOLE_WITHIN_MS, says });
    return nodes.find(({ name }) => name === found) as Node;
  };
  return {
    url,
    replicaUrl,
    etcd,
    primary: () => nodeWith('leader'),
    standby: () => nodeWith('sync_standby'),
    switchOver: () => switchOver(plan),
    async standbyUrls() {
      const members = (await membersOf(plan)) ?? [];
      const standbys = members.filter(({ role }) => role !== 'leader').map(({ name }) => name);
      return plan.places
        .filter(({ name }) => standbys.includes(name))
        .map(({ postgres }) => urlOf(plan, postgres, ROLE));
    },
    async heal() {
      for (const member of [...etcd, ...members]) await member.start();
      await untilWhole();
    },
  };
}

async function makePlan({ folder, ends }: Ground): Promise<Plan> {
  const account = chooseAccount();
  const places: Place[] = [];
  for (const name of NAMES) {
    const own = join(folder, name);
    await mkdir(own);
    await chown(own, account.uid, account.gid);
    await chmod(own, 0o700);
    places.push({
      name,
      folder: own,
      postgres: await findFreePort(),
      patroni: await findFreePort(),
      etcd: await findFreePort(),
      etcdPeer: await findFreePort(),
    });
  }
  const secret = () => randomBytes(16).toString('hex');
  const secrets = {
    patroni: secret(),
    postgres: secret(),
    replicator: secret(),
    rewinder: secret(),
    owner: secret(),
  };
  return { folder, ends, account, places, secrets };
}

async function write(plan: Plan, path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  await chown(path, plan.account.uid, plan.account.gid);
}

async function startEtcd(plan: Plan, { name, folder, etcd, etcdPeer }: Place): Promise<Member> {
  const path = join(folder, 'etcd.yml');
  const config = await filledFile('ha/etcd.yml', {
    NODE_NAME: name,
    NODE_ADDRESS: HOST,
    ETCD_FOLDER: join(folder, 'etcd'),
    ETCD_PORT: etcd,
    ETCD_PEER_PORT: etcdPeer,
    ETCD_CLUSTER: plan.places.map((each) => `${each.name}=http://${HOST}:${each.etcdPeer}`).join(','),
  });
  await write(plan, path, config);
  return started(plan, { program: 'etcd', args: ['--config-file', path], logPath: join(folder, 'etcd.log') });
}

async function startPatroni(plan: Plan, { name, folder, patroni, postgres }: Place): Promise<Member> {
  const path = join(folder, 'patroni.yml');
  const data = join(folder, 'data');
  const config = await filledFile('ha/patroni.yml', {
    NODE_NAME: name,
    NODE_ADDRESS: HOST,
    PATRONI_PORT: patroni,
    PATRONI_PASSWORD: plan.secrets.patroni,
    ETCD_HOSTS: plan.places.map((each) => `${HOST}:${each.etcd}`).join(','),
    POSTGRES_PORT: postgres,
    POSTGRES_FOLDER: data,
    PATRONI_FOLDER: folder,
    POSTGRES_PASSWORD: plan.secrets.postgres,
    REPLICATOR_PASSWORD: plan.secrets.replicator,
    REWINDER_PASSWORD: plan.secrets.rewinder,
    NETWORK: `${HOST}/32`,
  });
  await write(plan, path, config);
  const lastly = `kill -KILL $(head -n 1 '${data}/postmaster.pid')`;
  return started(plan, { program: 'patroni', args: [path], logPath: join(folder, 'patroni.log'), lastly });
}

async function startProxy(plan: Plan): Promise<Pick<DatabaseCluster, 'url' | 'replicaUrl'>> {
  const [port, replicaPort] = [await findFreePort(), await findFreePort()];
  const path = join(plan.folder, 'haproxy.cfg');
  const addresses = plan.places.flatMap(({ name, postgres, patroni }) => [
    [`${name.toUpperCase()}_ADDRESS`, HOST] as const,
    [`${name.toUpperCase()}_POSTGRES_PORT`, postgres] as const,
    [`${name.toUpperCase()}_PATRONI_PORT`, patroni] as const,
  ]);
  const config = await filledFile('ha/haproxy.cfg', {
    PROXY_ADDRESS: HOST,
    PRIMARY_PORT: port,
    REPLICA_PORT: replicaPort,
    ...Object.fromEntries(addresses),
  });
  await write(plan, path, config);
  // Its log is of this account too.
  const logPath = join(plan.places[0]?.folder ?? '', 'haproxy.log');
  const proxy = await started(plan, { program: 'haproxy', args: ['-db', '-f', path], logPath });
  const url = urlOf(plan, port, 'postgres');
  await untilThere(() => ask(url, 'select 1'), {
    withinMs: WHOLE_WITHIN_MS,
    says: () => proxy.lastWords(),
  });
  const ofOwner = (at: number) => `postgres://${ROLE}:${plan.secrets.owner}@${HOST}:${at}/${ROLE}`;
  return { url: ofOwner(port), replicaUrl: ofOwner(replicaPort) };
}

function urlOf(plan: Plan, port: number, database: string): string {
  return `postgres://postgres:${plan.secrets.postgres}@${HOST}:${port}/${database}`;
}

/** As docs/how-to/survive-a-lost-database.md says it. */
async function makeBase(plan: Plan, url: string): Promise<void> {
  const admin = urlOf(plan, Number(new URL(url).port), 'postgres');
  await ask(admin, `create role ${ROLE} login createdb password '${plan.secrets.owner}'`);
  await ask(admin, `create database ${ROLE} owner ${ROLE}`);
}

async function started(
  { ends, account }: Plan,
  wish: { program: string; args: string[]; logPath: string; lastly?: string },
): Promise<Member> {
  const member = new Member({ ...wish, account: { uid: account.uid, gid: account.gid } });
  ends.defer(() => member.kill());
  await member.start();
  return member;
}

function nodeOf({ name, folder }: Place, member: Member): Node {
  const postmaster = async () =>
    Number((await readFile(join(folder, 'data/postmaster.pid'), 'utf8')).split('\n')[0]);
  return {
    name,
    async kill() {
      await killFamily(await postmaster(), member.pid);
      await member.kill();
    },
    killPostgres: async () => killFamily(await postmaster()),
  };
}

async function membersOf({ places }: Plan): Promise<NodeState[] | null> {
  for (const { patroni } of places) {
    const answer = await fetch(`http://${HOST}:${patroni}/cluster`).catch(() => null);
    if (answer?.ok) return ((await answer.json()) as { members: NodeState[] }).members;
  }
  return null;
}

async function untilAllStream(plan: Plan, says: () => Promise<string>): Promise<void> {
  const look = async () => {
    const roles = (await membersOf(plan))?.filter(({ state }) => isGood(state)).map(({ role }) => role);
    const isWhole =
      roles?.length === NAMES.length && roles.includes('leader') && roles.includes('sync_standby');
    return isWhole ? true : null;
  };
  await untilThere(look, { withinMs: WHOLE_WITHIN_MS, says });
}

/** Patroni 3.0 says of a standby that streams that it is running. */
function isGood(state: string): boolean {
  return state === 'running' || state === 'streaming';
}

async function switchOver(plan: Plan): Promise<void> {
  const members = await membersOf(plan);
  const named = (role: string) => members?.find((member) => member.role === role)?.name;
  const body = JSON.stringify({ leader: named('leader'), candidate: named('sync_standby') });
  const authorization = `Basic ${Buffer.from(`patroni:${plan.secrets.patroni}`).toString('base64')}`;
  const answer = await fetch(`http://${HOST}:${plan.places[0]?.patroni}/switchover`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body,
  });
  if (!answer.ok) throw new Error(`Patroni did not switch over: ${await answer.text()}`);
}

async function ask(url: string, statement: string): Promise<true> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
    return true;
  } finally {
    await client.end();
  }
}
