import { Fragment } from 'react';

/** An e-mail address that, where it is too long for its line, breaks before its signs and not amid a word. */
export function Address({ children }: { children: string }) {
  return children.split(/(?=[@.])/).map((part, index) => (
    <Fragment key={`${index}${part}`}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
