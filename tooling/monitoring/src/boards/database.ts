import type { Board } from '../board.ts';
import { percentileBy, percentiles } from '../expressions.ts';

export const database: Board = {
  uid: 'earntrack-database',
  title: 'EarnTrack: database and cache',
  rows: [
    {
      title: 'As the server sees it',
      panels: [
        {
          title: 'Pool of connections',
          unit: 'short',
          queries: { '{{state}}': 'sum by (state) (db_pool_connections{job="earntrack"})' },
        },
        {
          title: 'Wait for a connection',
          unit: 's',
          queries: percentiles('db_pool_wait_seconds'),
        },
        { title: 'Time of statements', unit: 's', queries: percentiles('db_query_duration_seconds') },
        {
          title: 'Slowest kinds of statements (p95)',
          unit: 's',
          queries: { '{{query}}': `topk(10, ${percentileBy('query', 0.95, 'db_query_duration_seconds')})` },
        },
        {
          title: 'Statements that fail',
          unit: 'short',
          queries: { '{{query}}': 'sum by (query) (increase(db_query_errors_total{job="earntrack"}[5m]))' },
        },
      ],
    },
    {
      title: 'PostgreSQL',
      panels: [
        {
          title: 'Connections',
          unit: 'short',
          queries: {
            '{{state}}': 'sum by (state) (pg_stat_activity_count)',
            max: 'pg_settings_max_connections',
          },
        },
        { title: 'Size', unit: 'bytes', queries: { '{{datname}}': 'pg_database_size_bytes' } },
        {
          title: 'Transactions a second',
          unit: 'short',
          queries: {
            committed: 'sum(rate(pg_stat_database_xact_commit[5m]))',
            'rolled back': 'sum(rate(pg_stat_database_xact_rollback[5m]))',
          },
        },
        {
          title: 'Blocks found in memory',
          unit: 'percentunit',
          queries: {
            '{{datname}}':
              'rate(pg_stat_database_blks_hit[5m]) / (rate(pg_stat_database_blks_hit[5m]) + rate(pg_stat_database_blks_read[5m]) > 0)',
          },
        },
        {
          title: 'Locks and deadlocks',
          unit: 'short',
          queries: {
            'locks, {{mode}}': 'sum by (mode) (pg_locks_count) > 0',
            deadlocks: 'sum(increase(pg_stat_database_deadlocks[1h]))',
          },
        },
      ],
    },
    {
      title: 'Cache',
      panels: [
        {
          title: 'Hits',
          unit: 'percentunit',
          queries: {
            '{{kind}}':
              'sum by (kind) (rate(cache_requests_total{job="earntrack", result="hit"}[5m])) / sum by (kind) (rate(cache_requests_total{job="earntrack", result=~"hit|miss"}[5m]))',
          },
        },
        {
          title: 'Questions',
          unit: 'reqps',
          queries: { '{{result}}': 'sum by (result) (rate(cache_requests_total{job="earntrack"}[5m]))' },
        },
        {
          title: 'Set aside',
          unit: 'short',
          queries: { '{{instance}}': 'cache_breaker_open{job="earntrack"}' },
        },
        {
          title: 'Memory of Redis',
          unit: 'bytes',
          queries: { '{{instance}}': 'redis_memory_used_bytes' },
        },
        {
          title: 'Commands of Redis a second',
          unit: 'short',
          queries: { '{{cmd}}': 'topk(10, sum by (cmd) (rate(redis_commands_total[5m])))' },
        },
      ],
    },
  ],
};
