import { AppError, type ProfileView, type updateProfileInput } from '@earntrack/contract';
import type { ProfilePatch, ProfileRow } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { hasValues } from '../../identity/has-values.ts';
import { findProfile, updateProfile } from './profile.queries.ts';
import { profileView } from './profile.view.ts';

type UpdateProfile = z.output<typeof updateProfileInput>;

export async function showProfile(db: Handle, actor: Actor): Promise<ProfileView> {
  return profileView(await requireProfile(db, actor.userId));
}

export async function changeProfile(db: Handle, actor: Actor, input: UpdateProfile): Promise<ProfileView> {
  const { version, ...values } = input;
  const wanted = patchOf(values);
  const patch = { ...wanted, updated_at: actor.now };
  const changed = await updateProfile(db, actor.userId, { version, patch });
  if (changed) return profileView(changed);
  const known = await requireProfile(db, actor.userId);
  if (hasValues(known, wanted)) return profileView(known);
  throw new AppError(
    'changed_elsewhere',
    'Your settings were changed somewhere else meanwhile. Reload them and make your change again.',
  );
}

/** The profile that every account has. Throws `not_found` for an account that was deleted meanwhile. */
export async function requireProfile(db: Handle, ownerId: string): Promise<ProfileRow> {
  const row = await findProfile(db, ownerId);
  if (!row) throw new AppError('not_found', 'This account does not exist any more.');
  return row;
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
