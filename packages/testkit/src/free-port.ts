export { findFreePort } from '@earntrack/embedded-postgres/free-port';
