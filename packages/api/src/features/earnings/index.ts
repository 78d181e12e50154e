export { changesTags, editEarnings, undoBulkChange } from './bulk-changes.service.ts';
export { lockBulkChangesOfOwner } from './bulk-changes.queries.ts';
export { columnsOfComponents, componentsOfRow, saysFees } from './earning-columns.ts';
export { componentsView } from './earnings.view.ts';
export { earningsRouter } from './earnings.router.ts';
export { exportEarnings } from './export-earnings.service.ts';
export {
  changeEarning,
  recentEarnings,
  showEarning,
  unbinEarning,
  wouldMoveOthers,
} from './earnings.service.ts';
