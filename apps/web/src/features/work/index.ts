export { EditWorkPage, NewWorkPage } from './work-form-pages.tsx';
export { WorkPage } from './work-page.tsx';
