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

/** All that is said once the same is said of every file. */
export function tiesOfAll(files: readonly TiedFileView[], isLater: boolean): Tie[] {
  return files.map(({ importId }) => ({ importId, isLater }));
}

/** What is said of every file; null where that is not one thing. */
export function saidOfAll(files: readonly TiedFileView[]): boolean | null {
  const [first = null, ...others] = new Set(files.map(({ isLater }) => isLater));
  return others.length === 0 ? first : null;
}

/** The files that are asked of; a server of the version before, while it still runs, names none. */
export function tiedFilesOf({
  tiedFiles = [],
}: Partial<Pick<ImportView, 'tiedFiles'>>): readonly TiedFileView[] {
  return tiedFiles;
}
