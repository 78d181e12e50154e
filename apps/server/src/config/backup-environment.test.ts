import { describe, expect, test } from 'vitest';
import { DATABASE_URL, problemsOf } from '../testing/problems-of.ts';
import { readConfig } from './config.ts';

describe('a bucket for backups', () => {
  const BACKUP_TO = 's3://earntrack-backups/production';
  const [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY] = ['AKIDEXAMPLE', 'hunter2secret'];

  test('is opened with what stands beside it', () => {
    const env = { DATABASE_URL, BACKUP_TO, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
    expect(readConfig(env).backup).toMatchObject({
      to: BACKUP_TO,
      access: {
        accessKeyId: AWS_ACCESS_KEY_ID,
        secretAccessKey: AWS_SECRET_ACCESS_KEY,
        region: 'us-east-1',
        endpoint: null,
      },
    });
    const elsewhere = { ...env, AWS_REGION: 'auto', AWS_ENDPOINT_URL: 'https://s3.example.org' };
    expect(readConfig(elsewhere).backup?.access).toMatchObject({
      region: 'auto',
      endpoint: 'https://s3.example.org',
    });
    expect(readConfig({ ...env, BACKUP_TO: '/backups' }).backup?.access).toBeNull();
  });

  test('is refused without it, or where it is none, and nothing secret is printed', () => {
    const half = problemsOf({ DATABASE_URL, BACKUP_TO, AWS_SECRET_ACCESS_KEY });
    expect(half).toContain('BACKUP_TO is a bucket, which AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY open');
    expect(half).not.toContain(AWS_SECRET_ACCESS_KEY);
    expect(problemsOf({ DATABASE_URL, BACKUP_TO: 's3://' })).toContain('BACKUP_TO is no place for backups');
  });
});
