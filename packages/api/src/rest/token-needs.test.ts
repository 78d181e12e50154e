import { expect, test } from 'vitest';
import { OPERATIONS } from './operations.ts';
import { openApiDocument } from './openapi.ts';

test('the description says which operations are open and what a token needs for the others', () => {
  const paths = openApiDocument().paths as Record<string, Record<string, { security: unknown }>>;
  const securityOf = (path: string, method: string) => paths[path]?.[method]?.security;
  expect(securityOf('/auth/login', 'post')).toEqual([]);
  expect(securityOf('/auth/test', 'post')).toEqual([{ bearer: [] }, { session: [] }]);
  expect(securityOf('/earnings', 'get')).toEqual([{ bearer: ['read'] }, { session: [] }]);
  expect(securityOf('/earnings', 'post')).toEqual([{ bearer: ['write'] }, { session: [] }]);
  expect(securityOf('/imports', 'get')).toEqual([{ bearer: ['import'] }, { session: [] }]);
});

test('what only a browser does is no operation', () => {
  const features = new Set(OPERATIONS.map(({ procedure }) => procedure.split('.')[0]));
  expect(features).toContain('tokens');
  for (const feature of ['auth', 'apiTokens']) expect(features).not.toContain(feature);
});
