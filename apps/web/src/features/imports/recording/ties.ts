import type { ImportView, TiedFileView } from '@earntrack/contract';

/** Whether a recorded file was exported after the one that is imported. */
export interface Tie {
  importId: string;
  isLater: boolean;
}

/** All that is said once `answer` is: of files that are not among it the server takes back what was said. */
export function tiesWith(files: readonly TiedFileView[], answer: Tie): Tie[] {
  const others = files.filter(({ importId }) => importId !== answer.importId);
  return [
    ...others.flatMap(({ importId, isLater }) => (isLater === null ? [] : [{ importId, isLater }])),
    answer,
  ];
}

/** The files that are asked of; a server of the version before, while it still runs, names none. */
export function tiedFilesOf({
  tiedFiles = [],
}: Partial<Pick<ImportView, 'tiedFiles'>>): readonly TiedFileView[] {
  return tiedFiles;
}
