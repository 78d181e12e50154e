import type { Preset } from '../preset.ts';

/** Entries from start to end, as instants: which day they are of depends on where the person is, and is asked. */
export const solidtime: Preset = {
  id: 'solidtime',
  version: 1,
  name: 'Solidtime entries',
  platformKey: null,
  layouts: [
    {
      name: 'entries',
      columns: {
        date: ['start'],
        endDate: ['end'],
        status: ['billable'],
        description: ['description', 'project', 'task'],
      },
      money: {},
      required: ['date', 'endDate', 'status', 'description'],
      others: ['client', 'tags', 'user_name', 'user_email'],
      currency: null,
      dateOrder: null,
      decimal: null,
    },
  ],
  lines: [{ parts: [] }],
  control: null,
};
