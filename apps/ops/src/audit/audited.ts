import type { Config } from '../config/config.ts';
import type { Finding } from '../review/finding.ts';
import type { Site } from '../smoke/ask.ts';

/** What the parts of the audit look at. */
export interface Audited {
  config: Config;
  site: Site;
  present: Date;
}

/** What one part of the audit found. */
export interface Part {
  findings: Finding[];
  unmeasured: { name: string; why: string }[];
}
