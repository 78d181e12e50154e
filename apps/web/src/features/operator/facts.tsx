import type { ReactNode } from 'react';

/** Figures with their names, as many beside each other as fit. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="operator-facts">{children}</dl>;
}

export function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
