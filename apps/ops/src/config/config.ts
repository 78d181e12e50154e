import { isAbsolute, join, resolve } from 'node:path';
import { homedir } from 'node:os';
import type { ObjectStoreAccess } from '@earntrack/backup';

import { OperatorError } from '../operator-error.ts';

export interface Config {
  host: string;
  port: number;
  dataDir: string;
  /** Where people reach EarnTrack; behind a proxy that is not where it listens. */
  publicUrl: string;
  isPublicUrlGiven: boolean;
  /** Somebody's own PostgreSQL instead of the embedded one. */
  databaseUrl?: string;
  /** The account that root runs the embedded database as. */
  databaseUser?: string;
  /** Whether somebody said what signs access tokens; without word, one is kept beside the embedded database. */
  isSigningSecretGiven: boolean;
  /** Whether somebody said what seals second factors; the same goes for it. */
  isSecretsKeyGiven: boolean;
  /** A token of a person, for commands that try a server as a program would. */
  token?: string;
  /** Which Prometheus watches this installation, for reviews. */
  prometheusUrl?: string;
  /** What opens the metrics of the server. */
  metricsToken?: string;
  /** The folder in which the server keeps its log. */
  logDir?: string;
  /** Other origins that the server was told of, if this command was told of them too. */
  allowedOrigins?: string;
  /** Where backups go and how many stay, as the server is told. */
  backup: BackupSettings;
  /** The names of those secrets that this command was given, as the server is; never what they are. */
  givenSecrets: readonly string[];
  /** What the server is started with besides what this command decides. */
  serverEnv: Environment;
}

/** As they were written: what cannot be used is said by whoever needs it. */
export interface BackupSettings {
  to?: string;
  recipient?: string;
  /** The file with the key that opens encrypted ones. */
  identityFile?: string;
  verifyDatabaseUrl?: string;
  keepDays?: string;
  keepWeeks?: string;
  keepMonths?: string;
  /** What opens a bucket; null where it was not given whole. */
  access: ObjectStoreAccess | null;
}

export type Environment = Record<string, string | undefined>;

/** Settings that are secret, or hold one. */
const SECRETS = [
  'DATABASE_URL',
  'DATABASE_POOLER_URL',
  'DATABASE_REPLICA_URL',
  'JWT_SECRET',
  'JWT_SECRET_PREVIOUS',
  'SECRETS_KEY',
  'SECRETS_KEY_PREVIOUS',
  'METRICS_TOKEN',
  'AWS_SECRET_ACCESS_KEY',
  'REDIS_URL',
  'SMTP_URL',
];
const defaultPort = 3_000;
// Loopback: nobody else on the network sees EarnTrack until HOST says so.
const defaultHost = '127.0.0.1';

/** Reads the environment once. Throws OperatorError for a value that cannot be meant. */
export function readConfig(
  env: Environment = process.env,
  uid: number | undefined = process.getuid?.(),
): Config {
  const databaseUrl = valueOf(env, 'DATABASE_URL');
  const databaseUser = valueOf(env, 'EARNTRACK_DB_USER');
  const token = valueOf(env, 'EARNTRACK_TOKEN');
  const port = readPort(valueOf(env, 'PORT'));
  const publicUrl = valueOf(env, 'PUBLIC_URL');
  return {
    host: valueOf(env, 'HOST') ?? defaultHost,
    port,
    publicUrl: publicUrl ?? `http://localhost:${port}`,
    isPublicUrlGiven: publicUrl !== undefined,
    dataDir: findDataDir(env, uid),
    isSigningSecretGiven: valueOf(env, 'JWT_SECRET') !== undefined,
    isSecretsKeyGiven: valueOf(env, 'SECRETS_KEY') !== undefined,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(databaseUser === undefined ? {} : { databaseUser }),
    ...(token === undefined ? {} : { token }),
    ...readWatching(env),
    backup: readBackup(env),
    givenSecrets: SECRETS.filter((name) => valueOf(env, name) !== undefined),
    serverEnv: env,
  };
}

/** Where reviews find what was measured, and what the server was told that they compare it with. */
function readWatching(
  env: Environment,
): Pick<Config, 'prometheusUrl' | 'metricsToken' | 'logDir' | 'allowedOrigins'> {
  const prometheusUrl = valueOf(env, 'PROMETHEUS_URL');
  const metricsToken = valueOf(env, 'METRICS_TOKEN');
  const logDir = valueOf(env, 'LOG_DIR');
  const allowedOrigins = valueOf(env, 'ALLOWED_ORIGINS');
  return {
    ...(prometheusUrl === undefined ? {} : { prometheusUrl }),
    ...(metricsToken === undefined ? {} : { metricsToken }),
    ...(logDir === undefined ? {} : { logDir: resolve(logDir) }),
    ...(allowedOrigins === undefined ? {} : { allowedOrigins }),
  };
}

const BACKUP_NAMES = {
  to: 'BACKUP_TO',
  recipient: 'BACKUP_RECIPIENT',
  identityFile: 'BACKUP_IDENTITY_FILE',
  verifyDatabaseUrl: 'BACKUP_VERIFY_DATABASE_URL',
  keepDays: 'BACKUP_KEEP_DAYS',
  keepWeeks: 'BACKUP_KEEP_WEEKS',
  keepMonths: 'BACKUP_KEEP_MONTHS',
} as const;

function readBackup(env: Environment): BackupSettings {
  const given = Object.entries(BACKUP_NAMES).map(([name, variable]) => [name, valueOf(env, variable)]);
  const settings = Object.fromEntries(given.filter(([, value]) => value !== undefined)) as BackupSettings;
  return { ...settings, access: readAccess(env) };
}

const DEFAULT_REGION = 'us-east-1';

function readAccess(env: Environment): ObjectStoreAccess | null {
  const accessKeyId = valueOf(env, 'AWS_ACCESS_KEY_ID');
  const secretAccessKey = valueOf(env, 'AWS_SECRET_ACCESS_KEY');
  const region = valueOf(env, 'AWS_REGION') ?? DEFAULT_REGION;
  const endpoint = valueOf(env, 'AWS_ENDPOINT_URL') ?? null;
  if (accessKeyId === undefined || secretAccessKey === undefined) return null;
  return { accessKeyId, secretAccessKey, region, endpoint };
}

function valueOf(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function readPort(text: string | undefined): number {
  if (text === undefined) return defaultPort;
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new OperatorError(
    `PORT=${text} is no port: give a number from 1 to 65535, for example PORT=3001 npm start.`,
  );
}

function findDataDir(env: Environment, uid: number | undefined): string {
  const wanted = valueOf(env, 'EARNTRACK_DATA_DIR');
  if (wanted !== undefined) return resolve(wanted);
  if (uid === 0) return '/var/lib/earntrack';
  const xdg = valueOf(env, 'XDG_DATA_HOME');
  return join(
    xdg !== undefined && isAbsolute(xdg) ? xdg : join(findHome(env), '.local', 'share'),
    'earntrack',
  );
}

function findHome(env: Environment): string {
  const home = valueOf(env, 'HOME');
  if (home !== undefined) return home;
  try {
    return homedir();
  } catch (err) {
    throw new OperatorError(
      'This account has no home folder: say with EARNTRACK_DATA_DIR where the data belongs.',
      {
        cause: err,
      },
    );
  }
}
