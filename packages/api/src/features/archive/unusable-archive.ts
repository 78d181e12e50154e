import { AppError } from '@earntrack/contract';

const NOT_CHANGED = 'Nothing was restored.';

/** A file that cannot be restored, and why, in words. */
export function unusable(why: string, cause?: unknown): AppError {
  return new AppError('invalid_input', `${why} ${NOT_CHANGED}`, { cause, fields: { archive: why } });
}

export function incomplete(cause?: unknown): AppError {
  const advice = 'Download the archive again, and choose the file as it is.';
  return unusable(
    `This file is no whole zip file: it is something else, or a part of it is missing. ${advice}`,
    cause,
  );
}

/** Our own disk or memory failed, and not the file. */
export function isFaultOfOurs(fault: unknown): boolean {
  if (!(fault instanceof Error)) return true;
  return 'syscall' in fault || ('code' in fault && String(fault.code).startsWith('ERR_'));
}
