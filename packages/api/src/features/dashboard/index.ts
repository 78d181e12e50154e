export { dashboardRouter } from './dashboard.router.ts';
export { type EarningSums, earningSums } from './dashboard.queries.ts';
export { sumWork } from './work-sums.queries.ts';
export { SPAN_REACH_DAYS } from './dashboard.service.ts';
export { currenciesOf, rateView } from './dashboard.view.ts';
export { type StretchFigures, stretchFigures } from './stretch-figures.ts';
