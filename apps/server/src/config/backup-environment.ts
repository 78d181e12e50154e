import { isAbsolute } from 'node:path';
import { z } from 'zod';

const kept = z.coerce.number('is not a number').int('is not a whole number').min(0).max(10_000);

const NOWHERE = 'none';

const place = z
  .string()
  .refine(
    (address) => address === NOWHERE || isAbsolute(address) || address.startsWith('file:///'),
    'is no place for backups: name a folder from the root on, such as /var/backups/earntrack',
  );

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
};

type Variables = z.output<z.ZodObject<typeof backupVariables>>;

export type BackupConfig = NonNullable<ReturnType<typeof backupOf>>;

/** Null where no backups are made by schedule. */
export function backupOf(env: Variables) {
  if (env.BACKUP_TO === undefined || env.BACKUP_TO === NOWHERE) return null;
  return {
    to: env.BACKUP_TO,
    /** For whom they are encrypted; null: they are not. */
    recipient: env.BACKUP_RECIPIENT ?? null,
    /** Where they are proved; null: on the server that they are of. */
    scratchUrl: env.BACKUP_VERIFY_DATABASE_URL ?? null,
    keep: { days: env.BACKUP_KEEP_DAYS, weeks: env.BACKUP_KEEP_WEEKS, months: env.BACKUP_KEEP_MONTHS },
  };
}
