export { EditPayoutPage } from './edit-payout-page.tsx';
export { NewPayoutPage } from './new-payout-page.tsx';
export { OwedInBrief } from './owed-in-brief.tsx';
export { PayoutsPage } from './payouts-page.tsx';
