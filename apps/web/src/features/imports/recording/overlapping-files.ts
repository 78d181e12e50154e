import type { ImportView, OtherFileView } from '@earntrack/contract';

/** Recorded files that may hold the same earnings; a server of the version before, while it still runs, names none. */
export function overlappingFilesOf({
  overlappingFiles = [],
}: Partial<Pick<ImportView, 'overlappingFiles'>>): readonly OtherFileView[] {
  return overlappingFiles;
}
