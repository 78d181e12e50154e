import { expect, test } from 'vitest';
import { commentOf, keptCommentOf } from './statement-comment.ts';

const nobody = { procedure: null, requestId: null, traceparent: null };

test('a comment says what is known of who asks, and is none where nothing is', () => {
  expect(commentOf({ ...nobody, procedure: 'earnings.list', requestId: 'from-proxy-42' })).toBe(
    " /*procedure='earnings.list',request_id='from-proxy-42'*/",
  );
  expect(commentOf(nobody)).toBe('');
  expect(keptCommentOf('earnings.list')).toBe(" /*procedure='earnings.list'*/");
});

test('what could end a comment or a quote is left out', () => {
  for (const requestId of ['*/ drop table earning; --', "a'b", '', 'x'.repeat(65), 'a b', 'a\nb'])
    expect(commentOf({ ...nobody, procedure: 'earnings.list', requestId })).toBe(
      " /*procedure='earnings.list'*/",
    );
  expect(keptCommentOf('*/')).toBe('');
});
