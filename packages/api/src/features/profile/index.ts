export { profileRouter } from './profile.router.ts';
export { requireProfile } from './profile.service.ts';
export { profileView } from './profile.view.ts';
