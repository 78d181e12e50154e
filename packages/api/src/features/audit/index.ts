export { auditRouter } from './audit.router.ts';
export { type AuditFormat, exportAudit, noteExport, streamAudit } from './export-audit.service.ts';
