import { setTimeout as wait } from 'node:timers/promises';
import { type DatabaseState, readDatabaseState } from '@earntrack/api/server';
import { createDatabase } from '@earntrack/db';
import { findRunningPostgres } from '@earntrack/embedded-postgres';
import type { Config } from '../config/config.ts';
import { OperatorError } from '../operator-error.ts';
import { bytesInWords } from '../operating/figures-in-words.ts';
import type { Site } from '../smoke/ask.ts';
import { measureDatabase } from './database-measurements.ts';
import { judge, type Measurement, type Row, unknown } from './judge.ts';
import {
  isThisMachine,
  measureCertificate,
  measureDisk,
  measureNetwork,
  readNetwork,
} from './machine-measurements.ts';
import { measureServer } from './server-measurements.ts';
import { assertSameServer, readServer } from './server-reading.ts';

export interface DoctorReport {
  url: string;
  at: string;
  seconds: number;
  server: Row[];
  database: Row[];
  slowestStatements: { query: string; calls: number; meanMs: number; totalMs: number }[];
  /** What could not be looked at at all, a sentence each. */
  unseen: string[];
}

export interface Patient {
  site: Site;
  seconds: number;
  config: Pick<Config, 'databaseUrl' | 'dataDir' | 'logDir'>;
}

const STATEMENT_TIMEOUT_MS = 10_000;

/** Looks at a running EarnTrack for some seconds, changing nothing. */
export async function examine(patient: Patient): Promise<DoctorReport> {
  const unseen: string[] = [];
  const note = (reason: string) => void unseen.push(reason);
  const [server, state] = await Promise.all([
    examineServer(patient).catch((err: unknown) => notSeen(err, note)),
    examineDatabase(patient.config).catch((err: unknown) => notSeen(err, note)),
  ]);
  const now = new Date();
  const database = state ? measureDatabase(state, now) : [];
  const disks = await measureDisks(patient, state);
  return {
    url: patient.site.origin,
    at: now.toISOString(),
    seconds: patient.seconds,
    server: [...(server ?? []), ...disks].map(judge),
    database: database.map(judge),
    slowestStatements: state?.statements.known ? state.statements.slowest : [],
    unseen,
  };
}

async function examineServer({ site, seconds }: Patient): Promise<Measurement[]> {
  const isHere = isThisMachine(site.origin);
  const first = await readServer(site);
  const network = isHere ? await readNetwork() : null;
  await wait(seconds * 1_000);
  const measuredNetwork = isHere
    ? measureNetwork(network, await readNetwork())
    : unknown('network', 'not measured from here: the dashboard of node exporter on its machine has it');
  const second = await readServer(site);
  assertSameServer(first, second);
  const certificate = await measureCertificate(site.origin, site.patienceMs);
  return [...measureServer({ first, second }), measuredNetwork, certificate];
}

async function examineDatabase({ databaseUrl, dataDir }: Patient['config']): Promise<DatabaseState> {
  const connectionString = databaseUrl ?? (await findRunningPostgres(dataDir));
  if (connectionString === undefined) {
    throw new OperatorError(
      `No database runs in ${dataDir}: name yours with DATABASE_URL, or with EARNTRACK_DATA_DIR where it has its data.`,
    );
  }
  const options = {
    applicationName: 'earntrack doctor',
    poolSize: 1,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  };
  const database = createDatabase({ connectionString, ...options });
  try {
    return await readDatabaseState(database.db, new Date());
  } catch (err) {
    throw new OperatorError(`PostgreSQL could not be looked at: ${reasonOf(err)}.`, { cause: err });
  } finally {
    await database.close();
  }
}

/** Folders of this machine that EarnTrack fills. A database elsewhere fills a disk that only its machine knows. */
async function measureDisks({ config }: Patient, state: DatabaseState | undefined): Promise<Measurement[]> {
  const ofDatabase = config.databaseUrl === undefined && state !== undefined ? [config.dataDir] : [];
  const folders = [...ofDatabase, ...(config.logDir === undefined ? [] : [config.logDir])];
  const measured = await Promise.all(folders.map(measureDisk));
  if (config.databaseUrl === undefined || state === undefined) return measured;
  const size = bytesInWords(state.figures.bytes);
  const words = `not measured from here: the database takes ${size}; how full its disk is, its own machine tells`;
  return [...measured, unknown('disk', words)];
}

function notSeen(err: unknown, note: (reason: string) => void): undefined {
  if (!(err instanceof OperatorError)) throw err;
  note(err.message);
}

function reasonOf(err: unknown): string {
  if (!(err instanceof Error)) return String(err);
  return err.message || ('code' in err ? String(err.code) : err.name);
}
