import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withImage } from './bill-of-image.ts';
import { billOfWhatShips } from './bill.ts';
import { engineOfHere } from './engine.ts';
import { factsOf } from './image-facts.ts';
import { ROOT } from './root.ts';

const { values } = parseArgs({
  options: { image: { type: 'string' }, to: { type: 'string', default: join(ROOT, 'earntrack.cdx.json') } },
});
const engine = engineOfHere();
const bill = billOfWhatShips();

if (engine === undefined) {
  console.error('EARNTRACK_ENGINE names no engine.');
  process.exitCode = 2;
} else {
  const whole = values.image === undefined ? bill : withImage(bill, await factsOf(engine, values.image));
  writeFileSync(values.to, `${JSON.stringify(whole, null, 2)}\n`);
  console.log(values.to);
}
