import type { Board } from '../board.ts';
import { ANSWERS, percentileBy, percentiles } from '../expressions.ts';

export const serviceHealth: Board = {
  uid: 'earntrack-service',
  title: 'EarnTrack: service health',
  rows: [
    {
      title: 'Is it there',
      panels: [
        {
          title: 'Servers and health from outside',
          unit: 'short',
          queries: {
            'server {{instance}}': 'up{job="earntrack"}',
            'health of {{instance}}': 'probe_success{job="probe-health"}',
          },
        },
        {
          title: 'Alerts that fire',
          unit: 'short',
          queries: { '{{alertname}}': 'count by (alertname) (ALERTS{alertstate="firing"})' },
        },
        {
          title: 'Days left of the certificates',
          unit: 'd',
          queries: { '{{instance}}': '(probe_ssl_earliest_cert_expiry - time()) / 86400' },
        },
        {
          title: 'Version',
          unit: 'short',
          queries: { '{{version}}': 'count by (version) (earntrack_build_info{job="earntrack"})' },
        },
      ],
    },
    {
      title: 'Answers',
      panels: [
        {
          title: 'Requests a second',
          unit: 'reqps',
          queries: { '{{status}}': `sum by (status) (rate(http_requests_total{${ANSWERS}}[5m])) > 0` },
        },
        {
          title: 'Answers that fail',
          unit: 'percentunit',
          queries: { '5xx of all': 'earntrack:http_failure_ratio:rate5m' },
        },
        {
          title: 'Time to the answer',
          unit: 's',
          queries: percentiles('http_request_duration_seconds', ANSWERS),
        },
        {
          title: 'Slowest procedures (p95)',
          unit: 's',
          queries: {
            '{{procedure}}': `topk(10, ${percentileBy('procedure', 0.95, 'trpc_procedure_duration_seconds')})`,
          },
        },
        {
          title: 'Streams of changes',
          unit: 'short',
          queries: { '{{instance}}': 'live_streams{job="earntrack"}' },
        },
        {
          title: 'Calls turned away',
          unit: 'reqps',
          queries: { '{{budget}}': 'sum by (budget) (rate(calls_refused_total{job="earntrack"}[5m]))' },
        },
        {
          title: 'Worked on, and waiting for a turn',
          unit: 'short',
          queries: { '{{state}}': 'sum by (state) (admission_requests{job="earntrack"})' },
        },
        { title: 'Wait for a turn', unit: 's', queries: percentiles('admission_wait_seconds') },
        {
          title: 'Requests sent away (more than can be done)',
          unit: 'reqps',
          queries: { '{{reason}}': 'sum by (reason) (rate(requests_shed_total{job="earntrack"}[5m]))' },
        },
      ],
    },
    {
      title: 'In the browser',
      panels: [
        {
          title: 'Largest thing appears (LCP, p75)',
          unit: 's',
          queries: { '{{screen}}': percentileBy('screen', 0.75, 'web_vital_lcp_seconds') },
        },
        {
          title: 'Reaction to a touch (INP, p75)',
          unit: 's',
          queries: { '{{screen}}': percentileBy('screen', 0.75, 'web_vital_inp_seconds') },
        },
        {
          title: 'Layout shift (CLS, p75)',
          unit: 'short',
          queries: { '{{screen}}': percentileBy('screen', 0.75, 'web_vital_cls') },
        },
        {
          title: 'Errors of pages',
          unit: 'short',
          queries: { '{{kind}}': 'sum by (kind) (increase(web_errors_total{job="earntrack"}[1h]))' },
        },
      ],
    },
  ],
};
