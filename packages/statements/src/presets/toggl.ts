import type { Preset } from '../preset.ts';

/**
 * The detailed report: hours only. Its amounts are what one would charge for them, and no income. Times are those of the
 * person's clock, and an entry over midnight is of the day on which it began.
 */
export const toggl: Preset = {
  id: 'toggl',
  version: 1,
  name: 'Toggl Track detailed report',
  platformKey: null,
  layouts: [
    {
      name: 'detailed',
      columns: {
        date: ['Start date'],
        time: ['Start time'],
        endDate: ['End date', 'Stop date'],
        endTime: ['End time', 'Stop time'],
        hours: ['Duration'],
        description: ['Description', 'Project', 'Task'],
      },
      money: {},
      required: ['date', 'time', 'hours', 'description'],
      others: ['User', 'Member', 'Email', 'Client', 'Billable', 'Tags'],
      charged: ['Amount (*)'],
      currency: null,
      dateOrder: null,
      decimal: null,
    },
  ],
  lines: [{ parts: [] }],
  control: null,
};
