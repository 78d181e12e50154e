/** The mark of the product: solid is known, hatched is not. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <rect x="1" y="1" width="10" height="18" rx="2" fill="currentColor" />
      <path
        d="M11 7l6-6M11 13l8-8M11 19l8-8M17 19l2-2M11 1.8h6A1.2 1.2 0 0 1 18.2 3v14a1.2 1.2 0 0 1-1.2 1.2h-6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </svg>
  );
}
