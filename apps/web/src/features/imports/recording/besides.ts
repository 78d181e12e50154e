import type { ImportView, OtherFileView } from '@earntrack/contract';

/** Recorded files that may hold the same earnings; a server of the version before, while it still runs, names none. */
export function besidesOf({ besides = [] }: Partial<Pick<ImportView, 'besides'>>): readonly OtherFileView[] {
  return besides;
}
