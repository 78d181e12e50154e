export {
  binHoursOfBulkChange,
  moveHoursOfBulkChange,
  restoreHoursOfBulkChange,
} from './bulk-hours.queries.ts';
export { deleteWorkOfEarnings as deleteHoursOfEarnings, ownHoursColumn } from './own-hours.queries.ts';
export {
  binHoursOfEarning,
  hoursOfEarnings,
  hoursOfRow,
  keepHoursOfEarning,
  ownHoursRow,
  unbinHoursOfEarning,
} from './own-hours.service.ts';
export { workRouter } from './work.router.ts';
export { showOneWork, showWork, unbinWork } from './work.service.ts';
export { secondsColumns, secondsOfRow } from './work-time.ts';
