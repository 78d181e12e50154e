import { describe, expect, it } from 'vitest';

import { DatabaseStartError, explainFileFailure, explainPostgresOutput } from './database-start-error.ts';

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('what a person is told when the database does not start', () => {
  it('is that the disk is full, whoever noticed', () => {
    const output = 'FATAL:  could not write to file "base/1": No space left on device';
    expect(explainPostgresOutput('postgres', output, '/data').message).toMatch(
      /disk that holds \/data is full/,
    );
    expect(explainFileFailure(failure('ENOSPC'), '/data')).toMatchObject({ name: 'DatabaseStartError' });
  });

  it('is that the folder cannot be written', () => {
    const explained = explainFileFailure(failure('EROFS'), '/data');
    expect(explained).toBeInstanceOf(DatabaseStartError);
    expect(String(explained)).toMatch(/\/data cannot be written \(EROFS\)/);
  });

  it('is the last words of postgres where the reason is unknown', () => {
    const said = explainPostgresOutput('postgres', 'FATAL:  something odd\n', '/data').message;
    expect(said).toBe('postgres could not start in /data. It said:\nFATAL:  something odd');
  });

  it('is left as it was where the failure is a mistake of ours', () => {
    const mistake = new TypeError('x is undefined');
    expect(explainFileFailure(mistake, '/data')).toBe(mistake);
  });
});
