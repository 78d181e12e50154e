export { EarningSources } from './earning-sources.tsx';
export { PayoutSources } from './payout-sources.tsx';
export { WorkSources } from './work-sources.tsx';
