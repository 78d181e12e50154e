export { EarningSources } from './history/earning-sources.tsx';
export { ImportPage } from './history/import-page.tsx';
export { ImportsPage } from './history/imports-page.tsx';
export { NewImportPage } from './new-import-page.tsx';
