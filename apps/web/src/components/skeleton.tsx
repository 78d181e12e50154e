interface SkeletonProps {
  /** Any CSS width. */
  width?: string;
  height?: string;
}

/** A grey line in the place of what comes. */
export function Skeleton({ width = '100%', height }: SkeletonProps) {
  return <i className="sk" aria-hidden="true" style={{ width, ...(height && { height }) }} />;
}

/** The sentence on top of a screen while it is on its way: two lines, or, if it is short, one where the screen is wide. */
export function AnswerSkeleton({ isShort = false }: { isShort?: boolean }) {
  return (
    <span className={isShort ? 'answer-skeleton short' : 'answer-skeleton'} aria-hidden="true">
      <Skeleton width="92%" height="1em" />
      <Skeleton width="64%" height="1em" />
    </span>
  );
}

/** Ledger rows that are on their way. `of` is what is loading, for a screen reader: "earnings". */
export function SkeletonRows({ of, count = 5 }: { of: string; count?: number }) {
  return (
    <div aria-busy="true">
      <output className="vh">Loading {of}</output>
      {Array.from({ length: count }, (_, index) => (
        <div className="skeleton-row" aria-hidden="true" key={index}>
          <Skeleton width="28px" height="28px" />
          <span>
            <Skeleton width={`${60 - (index % 3) * 10}%`} />
            <Skeleton width={`${40 + (index % 2) * 10}%`} />
          </span>
          <Skeleton />
        </div>
      ))}
    </div>
  );
}
