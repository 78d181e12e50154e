/** What GET /health answers. */
export interface HealthView {
  status: 'ok' | 'degraded' | 'error';
  timestamp: string;
  /** Seconds since the process started. */
  uptime: number;
  services: {
    database: 'connected' | 'disconnected';
    redis: 'connected' | 'disconnected' | 'disabled';
    cache: 'healthy' | 'degraded' | 'disabled';
  };
  version: string;
}
