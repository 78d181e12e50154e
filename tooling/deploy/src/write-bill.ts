import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOfWhatShips } from './bill.ts';
import { ROOT } from './root.ts';

const path = join(ROOT, 'earntrack.cdx.json');
writeFileSync(path, `${JSON.stringify(billOfWhatShips(), null, 2)}\n`);
console.log(path);
