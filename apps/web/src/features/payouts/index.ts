export { EditPayoutPage } from './edit-payout-page.tsx';
export { NewPayoutPage } from './new-payout-page.tsx';
export { PayoutsPage } from './payouts-page.tsx';
