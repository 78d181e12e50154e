export { DeviceLine } from './device-line.tsx';
export { WaitingEntries } from './waiting-entries.tsx';
export { WithKeptEntry } from './with-kept-entry.tsx';
