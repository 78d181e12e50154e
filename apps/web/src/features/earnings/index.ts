export { earningsSearchOf, filterOf, searchOf } from './earnings-search.ts';
export { EarningsPage } from './earnings-page.tsx';
export { EditEarningPage } from './edit-earning-page.tsx';
export { NewEarningPage } from './new-earning-page.tsx';
