import type { Figures } from '@earntrack/api/server';
import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { figureMetrics } from './figure-metrics.ts';

const FIGURES: Figures = {
  accounts: 0,
  earnings: 0,
  openSessions: 0,
  activeUsers: { day: 0, week: 0 },
  releases: { succeeded: 0, failed: 0, rolled_back: 0 },
  backups: {
    madeAt: null,
    verifiedBegunAt: null,
    missingSince: new Date('2026-01-01T00:00:00Z'),
    bytes: null,
    seconds: null,
    failures: 0,
  },
  drills: [],
};

it('a backup is told of once there is one, and no longer than anybody knows of it', async () => {
  const registry = new Registry();
  let known: Figures | null = null;
  figureMetrics([registry], () => known);
  const told = async () =>
    (await registry.metrics())
      .split('\n')
      .filter((line) => /^backup_(?:last_verified|missing_since)/.test(line));
  expect(await told()).toEqual([]);
  const missing = 'backup_missing_since_timestamp_seconds 1767225600';
  known = FIGURES;
  expect(await told()).toEqual([missing]);
  const verifiedBegunAt = new Date('2026-02-01T00:00:00Z');
  known = { ...FIGURES, backups: { ...FIGURES.backups, verifiedBegunAt, missingSince: null } };
  expect(await told()).toEqual(['backup_last_verified_timestamp_seconds 1769904000']);
  known = FIGURES;
  expect(await told()).toEqual([missing]);
});
