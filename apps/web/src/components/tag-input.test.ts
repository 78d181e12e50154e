import { expect, test } from 'vitest';
import { withTags } from './tag-input.tsx';

test('what is typed or pasted becomes tags, each once whatever its case', () => {
  expect(withTags(['Night'], 'night, airport ;late\n, ')).toEqual(['Night', 'airport', 'late']);
});

test('there are never more tags than an earning may have', () => {
  const many = Array.from({ length: 30 }, (_, index) => `tag ${index}`).join(',');
  expect(withTags(['first'], many)).toHaveLength(20);
});
