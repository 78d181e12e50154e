export { consoleRouter } from './console.router.ts';
export type { Instance, KeptLogs } from './instance.port.ts';
