import type { SecondFactorSecretView } from '@earntrack/contract';
import { lazy, Suspense, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { TextAreaField } from '../../components/text-field.tsx';
import { useCopy } from '../../lib/copy-text.ts';

// What draws it is needed once in a lifetime.
const QrPicture = lazy(async () => ({ default: (await import('./qr-picture.tsx')).QrPicture }));

const GROUP = /.{1,4}/g;

/** What an app for codes has to know: as a picture for its camera, and as text where there is none. */
export function SharedSecret({ shared: { secret, uri } }: { shared: SecondFactorSecretView }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const copy = useCopy(secret, { what: 'The key', mark: () => field.current?.select() });
  return (
    <>
      <p>
        Scan this with an app for codes, such as the one of your password manager. On this phone already?{' '}
        <a href={uri}>Open your app</a>, or copy the key into it.
      </p>
      <Suspense fallback={<div className="qr" />}>
        <QrPicture text={uri} label="Picture for your app for codes" />
      </Suspense>
      <TextAreaField
        label="Key"
        readOnly
        spellCheck={false}
        ref={field}
        value={secret.match(GROUP)?.join(' ') ?? secret}
        onFocus={(event) => event.target.select()}
        onChange={() => undefined}
      />
      <div className="buttons">
        <Button onClick={() => void copy()}>Copy key</Button>
      </div>
    </>
  );
}
