import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { createTextLines } from './text-lines.ts';

function textOf(level: string, write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('trace', createTextLines({ write: (line) => void lines.push(line) }, level)));
  return lines.join('');
}

test('people at a terminal read what went wrong as a line of words, and nothing of what went well', () => {
  const text = textOf('warn', (log) => {
    log.info({ status: 200 }, 'request completed');
    log.warn(
      { status: 503, user_id: null, endpoint: '/trpc/:path', procedures: ['earnings.list'] },
      'request refused',
    );
  });
  expect(text).toMatch(
    /^\d\d:\d\d:\d\d warn {2}request refused status=503 endpoint=\/trpc\/:path procedures=\["earnings\.list"\]\n$/,
  );
});

test('a fault is told with where it came from, and what it came from', () => {
  const text = textOf('error', (log) =>
    log.error({ err: new Error('no room', { cause: new Error('the disk is full') }) }, 'not written'),
  );
  const [said, ...stack] = text.split('\n');
  expect(said).toMatch(/error not written$/);
  expect(stack.join('\n')).toMatch(/^ {2}Error: no room\n {4,}at .*\n[\s\S]* {2}Error: the disk is full\n/);
});

test('what is asked for is shown, and silence is silent', () => {
  expect(textOf('info', (log) => log.info('request completed'))).toContain('info  request completed');
  expect(textOf('silent', (log) => log.fatal('gone'))).toBe('');
});
