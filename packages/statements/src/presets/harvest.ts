import type { Preset } from '../preset.ts';

/** The detailed time report: hours only, for its amounts are what one would charge or pay. */
export const harvest: Preset = {
  id: 'harvest',
  version: 1,
  name: 'Harvest detailed time report',
  platformKey: null,
  layouts: [
    {
      name: 'detailed',
      columns: {
        date: ['Date'],
        hours: ['Hours'],
        status: ['Billable?'],
        description: ['Notes', 'Project', 'Task'],
      },
      money: {},
      required: ['date', 'hours', 'status', 'description'],
      others: [
        'Client',
        'Project Code',
        'Invoiced?',
        'Approved?',
        'First Name',
        'Last Name',
        'Roles',
        'Employee?',
        'Currency',
        'External Reference URL',
      ],
      charged: ['Billable Rate', 'Billable Amount', 'Cost Rate', 'Cost Amount'],
      currency: null,
      dateOrder: null,
      decimal: null,
    },
  ],
  lines: [{ parts: [] }],
  control: null,
};
