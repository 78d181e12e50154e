export interface Finding {
  result: 'passed' | 'warned' | 'failed' | 'skipped';
  detail: string;
}

export const passed = (detail: string): Finding => ({ result: 'passed', detail });
export const failed = (detail: string): Finding => ({ result: 'failed', detail });
export const warned = (detail: string): Finding => ({ result: 'warned', detail });
export const skipped = (detail: string): Finding => ({ result: 'skipped', detail });
