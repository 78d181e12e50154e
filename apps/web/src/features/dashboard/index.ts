export { BUCKET_LABELS, BUCKET_NAMES, drawn } from './over-time-points.ts';
export { PeriodNav } from './period-nav.tsx';
export { dashboardInputOf, type PeriodSearch, periodSearchOf } from './period-search.ts';
export { type PeriodFrame, periodInWords } from './period-words.ts';
