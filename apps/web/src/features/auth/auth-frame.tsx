import { type ReactNode, useEffect, useRef } from 'react';
import { BrandMark } from '../../components/brand.tsx';
import { PageTitle } from '../../components/page-title.tsx';

interface AuthFrameProps {
  title: string;
  heading: ReactNode;
  children: ReactNode;
}

/** What surrounds the screens before somebody is signed in. Reading and tabbing start at its top, or at its first field. */
export function AuthFrame({ title, heading, children }: AuthFrameProps) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!main.current?.contains(document.activeElement)) main.current?.focus();
  }, []);
  return (
    <main className="auth" id="main" tabIndex={-1} ref={main}>
      <PageTitle>{title}</PageTitle>
      <p className="brand">
        <BrandMark />
        EarnTrack
      </p>
      <h1 className="answer">{heading}</h1>
      {children}
    </main>
  );
}
