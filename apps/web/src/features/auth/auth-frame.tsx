import type { ReactNode } from 'react';
import { BrandMark } from '../../components/brand.tsx';
import { PageTitle } from '../../components/index.ts';

interface AuthFrameProps {
  title: string;
  heading: ReactNode;
  children: ReactNode;
}

/** What surrounds the screens before somebody is signed in. */
export function AuthFrame({ title, heading, children }: AuthFrameProps) {
  return (
    <main className="auth" id="main" tabIndex={-1}>
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
