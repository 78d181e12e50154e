export { DashboardPage } from './dashboard-page.tsx';
export { type PeriodSearch, periodSearchOf } from './period-search.ts';
export { preloadDashboard } from './use-dashboard.ts';
