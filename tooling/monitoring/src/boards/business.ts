import type { Board } from '../board.ts';
import { ANSWERS } from '../expressions.ts';

export const business: Board = {
  uid: 'earntrack-business',
  title: 'EarnTrack: people and what they do',
  rows: [
    {
      title: 'People',
      panels: [
        {
          title: 'Active',
          unit: 'short',
          queries: { 'in {{window}}': 'max by (window) (users_active{job="earntrack"})' },
        },
        { title: 'Accounts', unit: 'short', queries: { accounts: 'max(accounts{job="earntrack"})' } },
        { title: 'Signed in', unit: 'short', queries: { sessions: 'max(sessions_open{job="earntrack"})' } },
        {
          title: 'Attempts to sign in, an hour',
          unit: 'short',
          queries: { '{{result}}': 'sum by (result) (increase(sign_ins_total{job="earntrack"}[1h]))' },
        },
      ],
    },
    {
      title: 'What they do',
      panels: [
        {
          title: 'Earnings tracked',
          unit: 'short',
          queries: { earnings: 'max(earnings_tracked{job="earntrack"})' },
        },
        {
          title: 'Imports finished, a day',
          unit: 'short',
          queries: {
            '{{result}}': 'sum by (result) (increase(imports_finished_total{job="earntrack"}[1d]))',
          },
        },
        {
          title: 'Features used, an hour',
          unit: 'short',
          queries: {
            '{{feature}}':
              'sum by (feature) (label_replace(increase(trpc_procedure_duration_seconds_count{job="earntrack"}[1h]), "feature", "$1", "procedure", "([^.]+).*"))',
          },
        },
        {
          title: 'Requests, a day',
          unit: 'short',
          queries: { requests: `sum(increase(http_requests_total{${ANSWERS}}[1d]))` },
        },
        {
          title: 'Calls, by active person and day',
          unit: 'short',
          queries: {
            calls:
              'sum(increase(trpc_procedure_duration_seconds_count{job="earntrack"}[1d])) / max(users_active{job="earntrack", window="day"})',
          },
        },
      ],
    },
  ],
};
