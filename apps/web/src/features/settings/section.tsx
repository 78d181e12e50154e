import type { ReactNode } from 'react';

interface SectionProps {
  id: string;
  title: string;
  /** What it is for, in a sentence. */
  basis?: ReactNode;
  children: ReactNode;
}

/** One matter of the settings. */
export function Section({ id, title, basis, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <div className="head">
        <h2 id={id}>{title}</h2>
      </div>
      {basis && <p className="basis">{basis}</p>}
      {children}
    </section>
  );
}
