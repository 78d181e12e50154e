import { expect, test } from 'vitest';
import { defaultBase } from './base.ts';
import { withImage } from './bill-of-image.ts';
import { billOfWhatShips } from './bill.ts';
import { faultsOfBill } from './testing/bill-schema.ts';

const CONTENT = '0123456789abcdef'.repeat(4);
const FACTS = {
  status: 'Package: tar\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.34+dfsg-1\n',
  release:
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian\n',
  node: '26.10.0',
  base: { name: defaultBase(), digest: `sha256:${CONTENT}` },
};
const bill = billOfWhatShips();
const whole = withImage(bill, FACTS);
const added = whole.components.slice(bill.components.length);

test('an image is listed with what it begins with, its system, its Node and its packages', () => {
  expect(added.map(({ type, name, version }) => [type, name, version])).toEqual([
    ['container', 'node', '26.10.0-bookworm-slim'],
    ['operating-system', 'debian', '12'],
    ['application', 'node', '26.10.0'],
    ['library', 'tar', '1.34+dfsg-1'],
  ]);
  expect(added[0]).toMatchObject({
    purl: `pkg:oci/node@sha256%3A${CONTENT}?repository_url=node&tag=26.10.0-bookworm-slim`,
    hashes: [{ alg: 'SHA-256', content: CONTENT }],
  });
  expect(added[2]?.cpe).toBe('cpe:2.3:a:nodejs:node.js:26.10.0:*:*:*:*:*:*:*');
});

test('the product depends on what it begins with, and that on what it is made of', () => {
  const dependsOn = (ref: string) => whole.dependencies.find((entry) => entry.ref === ref)?.dependsOn;
  const [base, ...beneath] = added.map((part) => part['bom-ref']);
  expect(dependsOn(bill.metadata.component['bom-ref'])).toContain(base);
  expect(dependsOn(base ?? '')).toEqual(beneath);
  const refs = whole.components.map((part) => part['bom-ref']);
  expect(new Set(refs).size).toBe(refs.length);
});

test('both bills are what CycloneDX says a bill is, and a wrong one is told', () => {
  expect(faultsOfBill(bill)).toEqual([]);
  expect(faultsOfBill(whole)).toEqual([]);
  const [first, ...others] = whole.components;
  expect(faultsOfBill({ ...whole, components: [{ ...first, type: 'picture' }, ...others] })).not.toEqual([]);
});

test('an image that does not say what it begins with, or of which system it is, is told', () => {
  expect(() => withImage(bill, { ...FACTS, base: { name: 'node:1', digest: 'unknown' } })).toThrow(
    'The base node:1 has no digest: "unknown".',
  );
  expect(() => withImage(bill, { ...FACTS, release: '' })).toThrow('names no system');
});
