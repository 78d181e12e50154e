import { isAbsolute } from 'node:path';
import { isObjectStoreAddress, type ObjectStoreAccess } from '@earntrack/backup';
import { z } from 'zod';

const kept = z.coerce.number('is not a number').int('is not a whole number').min(0).max(10_000);

const NOWHERE = 'none';

const place = z
  .string()
  .refine(
    (address) =>
      address === NOWHERE || isAbsolute(address) || address.startsWith('file:///') || isInBucket(address),
    'is no place for backups: name a folder from the root on, such as /var/backups/earntrack, or s3://bucket/prefix',
  );

export function isInBucket(address: string | undefined): boolean {
  return address !== undefined && isObjectStoreAddress(address);
}

export const backupVariables = {
  BACKUP_TO: place.optional(),
  BACKUP_RECIPIENT: z
    .string()
    .regex(/^age1[0-9a-z]+$/, 'is no public key of age: it begins with age1')
    .optional(),
  BACKUP_VERIFY_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'is not an address like postgres://user@host/name' })
    .optional(),
  BACKUP_KEEP_DAYS: kept.min(1, 'has to be 1 or more').default(7),
  BACKUP_KEEP_WEEKS: kept.default(0),
  BACKUP_KEEP_MONTHS: kept.default(0),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_REGION: z.string().default('us-east-1'),
  AWS_ENDPOINT_URL: z
    .url({ protocol: /^https?$/, error: 'is no address like https://s3.example.org' })
    .optional(),
};

type Variables = z.output<z.ZodObject<typeof backupVariables>>;

export type BackupConfig = NonNullable<ReturnType<typeof backupOf>>;

/** Null where no backups are made by schedule. */
export function backupOf(env: Variables) {
  if (env.BACKUP_TO === undefined || env.BACKUP_TO === NOWHERE) return null;
  return {
    to: env.BACKUP_TO,
    /** What opens it; null where it is a folder. */
    access: accessOf(env),
    /** For whom they are encrypted; null: they are not. */
    recipient: env.BACKUP_RECIPIENT ?? null,
    /** Where they are proved; null: on the server that they are of. */
    scratchUrl: env.BACKUP_VERIFY_DATABASE_URL ?? null,
    keep: { days: env.BACKUP_KEEP_DAYS, weeks: env.BACKUP_KEEP_WEEKS, months: env.BACKUP_KEEP_MONTHS },
  };
}

function accessOf(env: Variables): ObjectStoreAccess | null {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!isInBucket(env.BACKUP_TO) || accessKeyId === undefined || secretAccessKey === undefined) return null;
  return { accessKeyId, secretAccessKey, region: env.AWS_REGION, endpoint: env.AWS_ENDPOINT_URL ?? null };
}
