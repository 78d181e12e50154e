import type { Board } from '../board.ts';
import { ANSWERS } from '../expressions.ts';

const ALLOWED = 0.001;

export const errorBudget: Board = {
  uid: 'earntrack-slo',
  title: 'EarnTrack: 99.9 % and what is left of it',
  rows: [
    {
      title: 'Error budget',
      panels: [
        {
          title: 'Left of thirty days',
          unit: 'percentunit',
          queries: {
            left: `1 - sum(rate(http_requests_total{${ANSWERS}, status=~"5.."}[30d])) / sum(rate(http_requests_total{${ANSWERS}}[30d])) / ${ALLOWED}`,
          },
        },
        {
          title: 'Burn rate: 1 uses all of it in thirty days',
          unit: 'short',
          queries: Object.fromEntries(
            ['1h', '6h', '1d', '3d'].map((window) => [
              window,
              `earntrack:http_failure_ratio:rate${window} / ${ALLOWED}`,
            ]),
          ),
        },
        {
          title: 'Available from outside, thirty days',
          unit: 'percentunit',
          queries: { '{{instance}}': 'avg_over_time(probe_success{job="probe-health"}[30d])' },
        },
        {
          title: 'Answers within half a second',
          unit: 'percentunit',
          queries: {
            share: `sum(rate(http_request_duration_seconds_bucket{${ANSWERS}, le="0.5"}[1h])) / sum(rate(http_request_duration_seconds_count{${ANSWERS}}[1h]))`,
          },
        },
        {
          title: 'Failures by route, a day',
          unit: 'short',
          queries: {
            '{{route}}': `topk(10, sum by (route) (increase(http_requests_total{${ANSWERS}, status=~"5.."}[1d])))`,
          },
        },
      ],
    },
  ],
};
