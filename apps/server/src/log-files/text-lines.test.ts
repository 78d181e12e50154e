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

test('what somebody else chose begins no line of its own, and the terminal obeys none of it', () => {
  const text = textOf('warn', (log) =>
    log.warn(
      {
        agent: 'curl\n00:00:00 error forged',
        file: '\u001b[2J',
        deep: ['\u009b31m'],
        'na\nme': 1,
        plain: 'a "b" \\c',
      },
      'refused\r\u001b]0;title\u0007',
    ),
  );
  expect(text.slice('00:00:00 '.length)).toBe(
    String.raw`warn  "refused\r\u001b]0;title\u0007" agent="curl\n00:00:00 error forged" file="\u001b[2J" deep=["\u009b31m"] "na\nme"=1 plain=a "b" \c` +
      '\n',
  );
});

test('nor of the message and the stack of a fault, whose lines are all set in', () => {
  const text = textOf('error', (log) =>
    log.error({
      err: new Error('no\n00:00:00 error forged\u001b[2J\r\u009b\tend', { cause: new Error('\u0007bell') }),
    }),
  );
  const [said, ...stack] = text.trimEnd().split('\n');
  expect(said).toMatch(/error "no\\n00:00:00 error forged\\u001b\[2J\\r\\u009b\\tend"$/);
  expect(stack.slice(0, 2)).toEqual(['  Error: no', '  00:00:00 error forged[2J\tend']);
  expect(stack).toContain('  Error: bell');
  expect(stack.filter((line) => !line.startsWith('  '))).toEqual([]);
  expect(text).not.toMatch(/(?!\n|\t)\p{Cc}/u);
});

test('the code of a fault is told, which may be all that it says', () => {
  const refused = Object.assign(new AggregateError([new Error('connect')], ''), { code: 'ECONNREFUSED' });
  const text = textOf('error', (log) => {
    log.error({ err: refused }, 'no database');
    log.error({ err: new Error('fetch failed', { cause: refused }) }, 'no mail');
  });
  expect(text).toMatch(/error no database code=ECONNREFUSED\n {2}AggregateError:? ?\n {4,}at /);
  expect(text).toMatch(
    /error no mail\n {2}Error: fetch failed\n[\s\S]*\n {2}code=ECONNREFUSED\n {2}AggregateError:? ?\n/,
  );
});
