import type { ProfileView } from '@earntrack/contract';

/** What a person may choose about themselves and their figures. */
export type ProfileValues = Omit<ProfileView, 'version'>;

const NAMES = [
  'displayName',
  'timeZone',
  'currency',
  'locale',
  'weekStart',
  'taxYearStart',
  'basis',
] as const satisfies readonly (keyof ProfileValues)[];

/** Those of the wished values that the profile does not have yet: all else may have been changed elsewhere meanwhile. */
export function changesOf(profile: ProfileValues, wished: Partial<ProfileValues>): Partial<ProfileValues> {
  const changed = NAMES.filter(
    (name) => wished[name] !== undefined && JSON.stringify(wished[name]) !== JSON.stringify(profile[name]),
  );
  return Object.fromEntries(changed.map((name) => [name, wished[name]]));
}
