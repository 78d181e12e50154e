import { PoolerError } from '@earntrack/db';
import { MigrationError } from '@earntrack/migrations';
import { ConfigError } from './config/index.ts';

/** Why the server cannot start, in words for the person who started it. */
export function explainStartFailure(fault: unknown): string {
  if ([ConfigError, MigrationError, PoolerError].some((kind) => fault instanceof kind))
    return (fault as Error).message;
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  switch (code) {
    case 'EADDRINUSE':
      return 'The port is already in use: stop the program that has it, or choose another one with PORT.';
    case 'EACCES':
      return 'This account may not open that port: choose one above 1023 with PORT.';
    case 'EADDRNOTAVAIL':
      return 'This machine does not have the address of HOST.';
    case '28P01':
    case '3D000':
      return `The database of DATABASE_URL cannot be used (${code}).`;
    default:
      return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  }
}
