export { requirePlatformsBack, unbinPlatform } from './platform-bin.service.ts';
export { listPlatforms } from './platforms.queries.ts';
export { platformsRouter } from './platforms.router.ts';
export { addPlatform } from './platforms.service.ts';
export { deleteUnusedPlatforms } from './unused-platforms.queries.ts';
export { holdPlatform, noSuchPlatform, requirePlatforms } from './require-platforms.service.ts';
