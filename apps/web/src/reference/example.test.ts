import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ApiDocument, groupsOf } from './api-document.ts';
import { curlOf, exampleOf } from './example.ts';

const file = join(import.meta.dirname, '../../../server/openapi.json');
const document = JSON.parse(readFileSync(file, 'utf8')) as ApiDocument;
const operations = groupsOf(document).flatMap((group) => group.operations);

function callOf(operationId: string): string {
  const operation = operations.find((each) => each.operationId === operationId);
  if (!operation) throw new Error(`There is no ${operationId}`);
  return curlOf(document, operation);
}

test('every operation stands under its tag once', () => {
  const all = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
    all.map(({ operationId }) => operationId).sort(),
  );
});

test('an earning that is shown adds up', () => {
  const earning = exampleOf(document, { $ref: '#/components/schemas/EarningView' }, { of: 'answered' });
  expect(earning).toMatchObject({ components: { base: '84.15', tips: '0', fees: '0' }, net: '84.15' });
});

test('a call says who asks, what is changed and under which name, and only the fields that are needed', () => {
  const created = callOf('earningsCreate');
  expect(created).toContain('curl -X POST "$EARNTRACK_URL/api/v1/earnings"');
  expect(created).toContain('-H "Authorization: Bearer $EARNTRACK_TOKEN"');
  expect(created).toContain('-H "Idempotency-Key: ');
  expect(created).toContain('"components":{"base":"84.15"}');
  expect(created).not.toContain('"note"');
  expect(callOf('earningsUpdate')).toContain('-H \'If-Match: "');
  expect(callOf('tokensLogin')).not.toContain('Authorization');
  expect(callOf('dashboardSummary')).toContain('?period%5Bkind%5D=month');
  expect(callOf('earningsExport')).toContain('-o earnings.csv');
});
