import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { runSql } from '@earntrack/testkit';
import { startAppDatabase } from '@earntrack/testkit/app-database';
import { backUpAndRestore } from './backup-scene.ts';
import { earntrack } from './operator-command.ts';
import { earnOn, signUp } from './people.ts';
import { ROOT } from './places.ts';
import { commandsIn } from './runbook.ts';
import { found, type MakeScene } from './scene.ts';
import { slowRequest } from './slow-request.ts';

const SOMEBODY = 'ana@example.com';
const DAY_MS = 86_400_000;
const ID = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/;
const LOG = '/var/log/earntrack/*';
const PUBLIC = 'https://earn.example.org';

const followARequest: MakeScene = async (stack) => {
  const id = await slowRequest(stack, 'slow@example.com');
  return {
    standIns: { [LOG]: `${stack.operator['LOG_DIR']}/*`, ' ID ': ` ${id} ` },
    // The line of the request itself, and the statement that waited.
    shows: [/payouts\.owed/, new RegExp(`earning_day[\\s\\S]*${id}`)],
  };
};

const deploy: MakeScene = async (stack) => ({
  standIns: {
    [LOG]: `${stack.operator['LOG_DIR']}/*`,
    ' ID ': ` ${await slowRequest(stack, 'slower@example.com')} `,
    [PUBLIC]: stack.origin,
  },
  shows: [/Ready\./, /payouts\.owed/],
});

const handleAnIncident: MakeScene = async ({ origin }) => {
  // Who comes first is the admin, and without one nobody could look after EarnTrack.
  await signUp(origin, 'first@example.com');
  await signUp(origin, SOMEBODY);
  return {
    standIns: {
      ' ID': (printed) => ` ${found(ID, printed)}`,
      '2026-12-06': new Date(Date.now() + 9 * DAY_MS).toISOString().slice(0, 10),
    },
    shows: [/on_call/, /The disk was full\./],
  };
};

const keepItWell: MakeScene = async ({ origin, ports }, ends) => {
  await earnOn(origin, 'long-ago@example.com', '2019-05-05');
  const server = await startThrowawayPostgres();
  ends.defer(() => server.stop());
  return {
    shell: { PORT: String(ports.server) },
    standIns: { 'http://10.0.0.5:3000': origin },
    // What is told to begin with another library is nobody else's.
    database: (command) => (command.startsWith('alter system') ? server.url : undefined),
    shows: [/event loop/i, /earning/],
  };
};

const addAMigration: MakeScene = async (_, ends) => {
  const database = await startAppDatabase();
  ends.defer(() => database.stop());
  const { code, stderr } = await earntrack(['migrate', 'down'], { DATABASE_URL: database.url });
  if (code !== 0) throw new Error(stderr);
  return { database: () => database.url, shows: [/One migration is pending/, /Applied: /, /Taken back: /] };
};

/** The superuser of a server of its own is called as that of compose is, and nobody there has the name of the role of the app. */
const surviveALostDatabase: MakeScene = async (_, ends) => {
  const server = await startThrowawayPostgres();
  ends.defer(() => server.stop());
  const own = new URL(server.url);
  await runSql(server.url, `create role postgres superuser login password '${own.password}'`);
  const url = Object.assign(own, { username: 'postgres' }).href;
  await runSql(url, 'alter role earntrack rename to somebody_else');
  return {
    standIns: { 'postgres://postgres@127.0.0.1:5000/postgres': url },
    shows: [/CREATE ROLE\s+CREATE DATABASE/],
  };
};

/** The role that signs in today owns the tables, and a superuser is asked. */
const asSuperuser: MakeScene = async (_, ends) => {
  const server = await startThrowawayPostgres();
  ends.defer(() => server.stop());
  return { database: () => server.url, shows: [] };
};

const securityAudit: MakeScene = async ({ operator: { PUBLIC: address = '' } }, ends) => {
  const server = await startThrowawayPostgres();
  ends.defer(() => server.stop());
  return {
    shell: { PUBLIC_URL: address },
    database: (command) => (command.startsWith('create role') ? server.url : undefined),
    shows: [/Access[\s\S]*Database[\s\S]*Backups/],
  };
};

const weeklyReview: MakeScene = async ({ prometheusUrl }) => ({
  shell: { PROMETHEUS_URL: prometheusUrl },
  shows: [/Requests: \d+,.*\[Prometheus\]/],
});

/** The export and the mapping are those of the page itself. */
const writeAMapping: MakeScene = async ({ folder }) => {
  const blocks = commandsIn(readFileSync(join(ROOT, 'docs/how-to/write-a-mapping.md'), 'utf8'));
  for (const extension of ['csv', 'json']) {
    const { text = '' } = blocks.find(({ language }) => language === extension) ?? {};
    writeFileSync(join(folder, `rides.${extension}`), text);
  }
  return {
    standIns: { ' rides.csv': ` ${folder}/rides.csv`, ' rides.json': ` ${folder}/rides.json` },
    shows: [/957[.,]50/],
  };
};

/** By the page, in the order in which they are followed. */
export const SCENES: Readonly<Record<string, MakeScene>> = {
  'follow-a-request': followARequest,
  deploy,
  'handle-an-incident': handleAnIncident,
  'keep-it-well': keepItWell,
  'add-a-migration': addAMigration,
  'survive-a-lost-database': surviveALostDatabase,
  'rotate-secrets': asSuperuser,
  'security-audit': securityAudit,
  'weekly-review': weeklyReview,
  'write-a-mapping': writeAMapping,
  'back-up-and-restore': backUpAndRestore,
};
