import { describe, expect, it } from 'vitest';

import { assertSupportedVersion } from './connection.ts';

describe('assertSupportedVersion', () => {
  it('accepts PostgreSQL 15 to 18, whatever the minor version', () => {
    for (const version of [150_000, 150_020, 160_004, 180_004]) {
      expect(() => assertSupportedVersion(version, 'db.example:5432/earntrack')).not.toThrow();
    }
  });

  it('names the server and both versions when it refuses', () => {
    for (const [version, major] of [
      [140_012, 14],
      [190_000, 19],
      [90_624, 9],
    ] as const) {
      expect(() => assertSupportedVersion(version, 'db.example:5432/earntrack')).toThrow(
        `The database of DATABASE_URL (db.example:5432/earntrack) is PostgreSQL ${major}, and EarnTrack runs on PostgreSQL 15 to 18.`,
      );
    }
  });
});
