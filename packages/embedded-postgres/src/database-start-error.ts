/** The database could not be started for a reason that a person can act on: the message is one or two whole sentences. */
export class DatabaseStartError extends Error {
  override name = 'DatabaseStartError';
}

const codesOfRefusal = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT']);

/** Turns a failed file operation in `folder` into a sentence; anything unknown comes back as it was. */
export function explainFileFailure(err: unknown, folder: string): unknown {
  const code = codeOf(err);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, err);
  if (code === undefined || !codesOfRefusal.has(code)) return err;
  return new DatabaseStartError(
    `The data folder ${folder} cannot be written (${code}). ` +
      'Give this account the right to write there, or name another folder with EARNTRACK_DATA_DIR.',
    { cause: err },
  );
}

/** Makes a sentence of what initdb or postgres said before it gave up. */
export function explainPostgresOutput(program: string, output: string, folder: string): DatabaseStartError {
  if (/No space left on device|Disk quota exceeded|Check free disk space/.test(output))
    return diskFull(folder, output);
  const lastWords = output.trim().split('\n').slice(-8).join('\n');
  return new DatabaseStartError(
    `${program} could not start in ${folder}. It said:\n${lastWords || '(nothing)'}`,
  );
}

function diskFull(folder: string, cause: unknown): DatabaseStartError {
  return new DatabaseStartError(
    `The disk that holds ${folder} is full. Free some space there, or name another folder with EARNTRACK_DATA_DIR.`,
    { cause },
  );
}

export function codeOf(err: unknown): string | undefined {
  return err instanceof Error && 'code' in err && typeof err.code === 'string' ? err.code : undefined;
}
