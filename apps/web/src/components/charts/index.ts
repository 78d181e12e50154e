export type { ChartPoint } from './chart-point.ts';
export { ChartTable } from './chart-table.tsx';
export { TimeChart } from './time-chart.tsx';
