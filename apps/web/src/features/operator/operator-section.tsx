import type { ReactNode } from 'react';

interface OperatorSectionProps {
  id: string;
  title: string;
  basis?: ReactNode;
  children: ReactNode;
}

/** One matter of the console. */
export function OperatorSection({ id, title, basis, children }: OperatorSectionProps) {
  return (
    <section aria-labelledby={id} className="operator-section">
      <div className="head">
        <h2 id={id}>{title}</h2>
      </div>
      {basis && <p className="basis">{basis}</p>}
      {children}
    </section>
  );
}
