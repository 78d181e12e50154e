export { listPlatforms } from './platforms.queries.ts';
export { platformsRouter } from './platforms.router.ts';
export { addPlatform, requirePlatforms } from './platforms.service.ts';
