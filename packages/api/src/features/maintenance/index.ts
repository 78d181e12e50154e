export { maintenanceRouter } from './maintenance.router.ts';
export {
  announceMaintenance,
  beginReadOnly,
  cancelMaintenance,
  endReadOnly,
  showMaintenance,
} from './maintenance.service.ts';
