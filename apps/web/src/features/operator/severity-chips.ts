import { SEVERITIES, SEVERITY_NAMES } from '@earntrack/contract';

/** How bad an incident is, to choose from. */
export const SEVERITY_CHIPS = SEVERITIES.map((value) => ({
  value,
  label: `${value} ${SEVERITY_NAMES[value]}`,
}));
