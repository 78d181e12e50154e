import { LIMITS } from '@earntrack/contract';
import type { ReactNode } from 'react';
import { DocumentLink } from './document-link.tsx';
import { Snippet } from './snippet.tsx';

const count = (number: number) => number.toLocaleString('en');

const STATUSES: readonly (readonly [string, string])[] = [
  ['400', 'Something in the request cannot be used; the fields say what.'],
  ['401', 'Nobody is signed in, or the token is unknown or has expired. WWW-Authenticate says which.'],
  ['403', 'The token may not do this, or the request came from a foreign page with a cookie.'],
  ['404', 'There is no such thing, or it is somebody else’s.'],
  ['409', 'It contradicts what is there, such as a name that is taken.'],
  ['412, 428', 'The version that you name is not the newest, or you name none.'],
  ['422', 'The Idempotency-Key names another request, or a statement does not add up.'],
  ['429, 503', 'Too often, or the server has no time: wait as Retry-After says, then send it again.'],
];

/** What holds for every operation, to be read once. */
export const CHAPTERS: readonly { id: string; title: string; text: ReactNode }[] = [
  {
    id: 'start',
    title: 'The first call',
    text: (
      <>
        <p>
          Make a token in <a href="/settings#api-tokens">Settings, API tokens</a>. It is shown once. Say where
          EarnTrack is and what the token is, then ask:
        </p>
        <Snippet
          label="The first call"
          text={`export EARNTRACK_URL=http://localhost:3000
export EARNTRACK_TOKEN=et_…
curl -H "Authorization: Bearer $EARNTRACK_TOKEN" "$EARNTRACK_URL/api/v1/earnings?limit=5"`}
        />
        <p>
          Everything a person does in EarnTrack a program can do here, by the same rules. What is below is
          also a document for machines, <DocumentLink /> (OpenAPI 3.1), from which clients can be generated.
        </p>
      </>
    ),
  },
  {
    id: 'tokens',
    title: 'Who asks',
    text: (
      <>
        <p>
          Send <code>Authorization: Bearer</code> and a token. A token from the settings has the scopes that
          you tick: <code>read</code> to ask, <code>write</code> to change, <code>import</code> for
          statements, <code>export</code> for files. It works until it ends or is revoked.
        </p>
        <p>
          A program may instead sign in with the person’s password (<a href="#tokensLogin">sign in</a>): it
          gets an access token for some minutes and a refresh token for the next pair. A refresh token works
          once; one that comes a second time ends the sign-in.
        </p>
      </>
    ),
  },
  {
    id: 'values',
    title: 'Amounts, days and ids',
    text: (
      <>
        <p>
          An amount is a decimal as text, <code>"84.15"</code>, with its currency beside it: no float ever
          touches money. A day is <code>YYYY-MM-DD</code> and means the person’s own calendar; an instant is
          in UTC. Working time is in whole seconds.
        </p>
        <p>
          Ids are UUIDs. You may make one yourself and send it; where you leave it out, the server makes it.
        </p>
      </>
    ),
  },
  {
    id: 'lists',
    title: 'Lists, page by page',
    text: (
      <>
        <p>
          A list answers <code>items</code> and, in the header <code>Link</code>, where the next page is (
          <code>rel="next"</code>). Follow it until there is none. <code>limit</code> says how many a page
          has: {LIMITS.pageSize} when left out, {LIMITS.pageSizeMax} at most. What is recorded while you read
          moves nothing that you have not read yet.
        </p>
        <p>
          A filter that takes a list is repeated (<code>tags=night&amp;tags=airport</code>); a field of an
          object stands in brackets (<code>period[kind]=month</code>).
        </p>
      </>
    ),
  },
  {
    id: 'changes',
    title: 'Changing what you have read',
    text: (
      <p>
        What can change is answered with an <code>ETag</code>. Send it back as <code>If-Match</code> with the
        change. Where somebody else was quicker, the answer is 412 and nothing is written: read again, then
        decide. Without If-Match it is 428. <code>If-None-Match</code> on a read saves you the answer that you
        have already (304).
      </p>
    ),
  },
  {
    id: 'repeats',
    title: 'Sending again',
    text: (
      <p>
        Networks lose answers. Give each POST an <code>Idempotency-Key</code> of your own, such as the number
        of the trip, and send it again as often as you like: it is done once, and answered the same each time,
        with <code>Idempotency-Replayed: true</code>. The key is known for {LIMITS.idempotencyDays} days; for
        another request it is refused (422). A create that brings its own id is done once without a key too.
      </p>
    ),
  },
  {
    id: 'refusals',
    title: 'When the answer is no',
    text: (
      <>
        <p>
          A refusal is a <a href="#Problem">problem</a> (RFC 9457): <code>code</code> for your program,{' '}
          <code>detail</code> for a person, <code>fields</code> with the fault of each field, and{' '}
          <code>requestId</code>, by which the log of the server knows the request.
        </p>
        <dl className="fields">
          {STATUSES.map(([status, meaning]) => (
            <div key={status}>
              <dt>
                <code>{status}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </>
    ),
  },
  {
    id: 'limits',
    title: 'How much',
    text: (
      <p>
        A request has at most 4 MB and a minute to arrive. A list has at most {LIMITS.pageSizeMax} rows a
        page, a part of a statement {count(LIMITS.statementChunkRows)} rows, a change of many names{' '}
        {count(LIMITS.bulkIds)} earnings or a filter. An account has at most {LIMITS.apiTokens} tokens.
        Attempts to sign in are counted, others are not: where it is too much, the answer is 429 with{' '}
        <code>Retry-After</code>.
      </p>
    ),
  },
  {
    id: 'files',
    title: 'CSV',
    text: (
      <p>
        <a href="#earningsExport">All earnings that fit a filter</a> are one CSV file, sent as it is made.
        Statements of platforms go the other way through <a href="#imports">imports</a>: open one, hand in its
        rows, look at what would be recorded, commit.
      </p>
    ),
  },
];
