export { makeArchiveFile } from './archive-file.service.ts';
export { archiveAccount } from './archive-account.service.ts';
export { archiveRouter } from './archive.router.ts';
export { restoreArchive } from './restore-archive.service.ts';
export { fileSink, openTemporaryFile } from './temporary-file.ts';
