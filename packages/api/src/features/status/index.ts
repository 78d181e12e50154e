export { requireWritable, StatusBoard } from './status-board.ts';
export { findReadOnlyPeriod, listUpdates, listWindowsFrom } from './status.queries.ts';
export { maintenanceWindowView, publicIncidentView, readOnlyView } from './status.view.ts';
