import { recordAct } from '@earntrack/auth';
import { AppError, type ProfileView, type updateProfileInput } from '@earntrack/contract';
import { inTransaction, type ProfilePatch, type ProfileRow } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle, TracedActor } from '../../actor.ts';
import { hasValues } from '../../identity/has-values.ts';
import { figuresChanged } from './figures-changed.ts';
import { findProfile, lockProfile, updateProfile } from './profile.queries.ts';
import { profileView } from './profile.view.ts';

type UpdateProfile = z.output<typeof updateProfileInput>;

export async function showProfile(db: Handle, actor: Actor): Promise<ProfileView> {
  return profileView(await requireProfile(db, actor.userId));
}

export function changeProfile(db: Handle, actor: TracedActor, input: UpdateProfile): Promise<ProfileView> {
  const { version, ...values } = input;
  const wanted = patchOf(values);
  return inTransaction(db, async (tx) => {
    const known = present(await lockProfile(tx, actor.userId));
    if (known.version !== version) return profileView(sameChange(known, wanted));
    const patch = { ...wanted, updated_at: actor.now };
    const changed = await updateProfile(tx, actor.userId, patch);
    const details = figuresChanged(known, changed);
    if (details) await recordAct(tx, actor, { action: 'profile_changed', details });
    return profileView(changed);
  });
}

function sameChange(known: ProfileRow, wanted: Partial<ProfileRow>): ProfileRow {
  if (hasValues(known, wanted)) return known;
  throw new AppError(
    'changed_elsewhere',
    'Your settings were changed somewhere else meanwhile. Reload them and make your change again.',
  );
}

/** The profile that every account has. Throws `not_found` for an account that was deleted meanwhile. */
export async function requireProfile(db: Handle, ownerId: string): Promise<ProfileRow> {
  return present(await findProfile(db, ownerId));
}

function present(row: ProfileRow | undefined): ProfileRow {
  if (row) return row;
  throw new AppError('not_found', 'This account does not exist any more.');
}

function patchOf(values: Omit<UpdateProfile, 'version'>): Partial<ProfileRow> {
  const { taxYearStart } = values;
  const patch: ProfilePatch = {
    display_name: values.displayName,
    time_zone: values.timeZone,
    currency: values.currency,
    locale: values.locale,
    week_start: values.weekStart,
    tax_year_start_month: taxYearStart?.month,
    tax_year_start_day: taxYearStart?.day,
    basis: values.basis,
  };
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
