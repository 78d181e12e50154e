import type { Board } from '../board.ts';

export const infrastructure: Board = {
  uid: 'earntrack-infrastructure',
  title: 'EarnTrack: deployments, jobs and the watch itself',
  rows: [
    {
      title: 'Deployments',
      panels: [
        {
          title: 'Deployments, a day',
          unit: 'short',
          queries: {
            '{{result}}': 'max by (result) (increase(earntrack_deployments_total{job="earntrack"}[1d]))',
          },
        },
        {
          title: 'Starts, a day',
          unit: 'short',
          queries: { '{{instance}}': 'changes(process_start_time_seconds{job="earntrack"}[1d])' },
        },
        {
          title: 'Age of the last proved backup',
          unit: 's',
          queries: {
            age: 'time() - (max(backup_last_verified_timestamp_seconds{job="earntrack"}) or max(backup_missing_since_timestamp_seconds{job="earntrack"}))',
          },
        },
        {
          title: 'Backups that failed, a day',
          unit: 'short',
          queries: { failed: 'max(increase(backup_failures_total{job="earntrack"}[1d]))' },
        },
        {
          title: 'Since the last drill that passed',
          unit: 's',
          queries: {
            '{{drill}}': 'time() - max by (drill) (drill_last_success_timestamp_seconds{job="earntrack"})',
          },
        },
        {
          title: 'Back after a total loss, by that drill',
          unit: 's',
          queries: { '{{drill}}': 'max by (drill) (drill_rto_seconds{job="earntrack"})' },
        },
      ],
    },
    {
      title: 'Jobs',
      panels: [
        {
          title: 'Runs, an hour',
          unit: 'short',
          queries: {
            '{{exported_job}}, {{result}}':
              'sum by (exported_job, result) (increase(job_runs_total{job="earntrack"}[1h]))',
          },
        },
        {
          title: 'Since the last good run',
          unit: 's',
          queries: {
            '{{exported_job}}':
              'time() - max by (exported_job) (job_last_success_timestamp_seconds{job="earntrack"} > 0)',
          },
        },
        {
          title: 'Time of a run (p95)',
          unit: 's',
          queries: {
            '{{exported_job}}':
              'histogram_quantile(0.95, sum by (le, exported_job) (rate(job_duration_seconds_bucket{job="earntrack"}[1h])))',
          },
        },
      ],
    },
    {
      title: 'The watch itself',
      panels: [
        { title: 'What is watched', unit: 'short', queries: { '{{job}}': 'up' } },
        {
          title: 'Time of a scrape',
          unit: 's',
          queries: { '{{job}}': 'max by (job) (scrape_duration_seconds)' },
        },
        {
          title: 'Series',
          unit: 'short',
          queries: { series: 'prometheus_tsdb_head_series' },
        },
        {
          title: 'Messages sent, and failed ones, an hour',
          unit: 'short',
          queries: {
            '{{integration}} sent': 'sum by (integration) (increase(alertmanager_notifications_total[1h]))',
            '{{integration}} failed':
              'sum by (integration) (increase(alertmanager_notifications_failed_total[1h]))',
          },
        },
        {
          title: 'Time of a message (p95)',
          unit: 's',
          queries: {
            '{{integration}}':
              'histogram_quantile(0.95, sum by (le, integration) (rate(alertmanager_notification_latency_seconds_bucket[1h])))',
          },
        },
      ],
    },
  ],
};
