export { columnsOfComponents, componentsOfRow } from './earning-columns.ts';
export { earningsRouter } from './earnings.router.ts';
export { exportEarnings } from './export-earnings.service.ts';
export { recentEarnings } from './earnings.service.ts';
