import type { Preset } from '../preset.ts';

/** The detailed report: hours only, for its amounts are what one would charge. How dates are written depends on the account. */
export const clockify: Preset = {
  id: 'clockify',
  version: 1,
  name: 'Clockify detailed report',
  platformKey: null,
  layouts: [
    {
      name: 'detailed',
      columns: {
        date: ['Start Date'],
        time: ['Start Time'],
        endDate: ['End Date'],
        endTime: ['End Time'],
        hours: ['Duration (h)', 'Duration (decimal)'],
        description: ['Description', 'Project', 'Task'],
      },
      money: {},
      required: ['date', 'time', 'hours', 'description'],
      others: [
        'Client',
        'User',
        'Group',
        'Email',
        'Tags',
        'Billable',
        'Duration (decimal)',
        'Type',
        'Invoiced',
        'Invoice ID',
        'Date of creation',
      ],
      charged: ['Billable Rate (*)', 'Billable Amount (*)'],
      currency: null,
      dateOrder: null,
      decimal: null,
    },
  ],
  lines: [{ parts: [] }],
  control: null,
};
