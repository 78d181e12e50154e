import type { ReactNode } from 'react';

interface SectionProps {
  id: string;
  heading: string;
  /** What is to be known for reading it. */
  note?: ReactNode;
  children: ReactNode;
}

/** One picture with its heading. */
export function Section({ id, heading, note, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <div className="head">
        <h2 id={id} tabIndex={-1}>
          {heading}
        </h2>
        {note && <p>{note}</p>}
      </div>
      {children}
    </section>
  );
}
