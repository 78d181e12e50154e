import { expect, test } from 'vitest';
import { composeMail } from './compose-mail.ts';

test('a message says the same as text and as HTML, and its link stands alone on a line', () => {
  const mail = composeMail('ana@example.com', {
    subject: 'Hello',
    paragraphs: ['First.', 'Second.'],
    action: { label: 'Go on', url: 'https://earn.example.com/x?token=a_b-c' },
  });
  expect(mail.text.split('\n')).toEqual(
    expect.arrayContaining(['First.', 'https://earn.example.com/x?token=a_b-c', 'Second.']),
  );
  expect(mail.html).toContain('<a href="https://earn.example.com/x?token=a_b-c">Go on</a>');
  expect(mail.html).toContain('<p>Second.</p>');
});

test('what somebody typed stays text in HTML', () => {
  const { html } = composeMail('ana@example.com', {
    subject: 'Hello',
    paragraphs: ['<img src=x onerror="go()">&\'@example.com'],
  });
  expect(html).toContain('&lt;img src=x onerror=&quot;go()&quot;&gt;&amp;&#39;@example.com');
});
