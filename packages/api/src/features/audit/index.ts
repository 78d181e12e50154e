export { auditRouter } from './audit.router.ts';
export { type AuditFormat, exportAudit, noteExport } from './export-audit.service.ts';
