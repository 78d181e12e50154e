export { ImportPage } from './history/import-page.tsx';
export { ImportsPage } from './history/imports-page.tsx';
export { NewImportPage } from './new-import-page.tsx';

/** What stands below the form of an entry is loaded where it is shown: the pages of imports do without. */
export const loadSources = () => import('./history/sources.ts');
