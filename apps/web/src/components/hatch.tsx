/** The mask behind every hatched shape in an svg: `mask: url(#hatch)`. Once in a page. */
export function HatchMask() {
  return (
    <svg width="0" height="0" className="hatch-mask" aria-hidden="true">
      <defs>
        <pattern
          id="hatch-lines"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="2" height="5" fill="#fff" />
        </pattern>
        <mask id="hatch" maskUnits="userSpaceOnUse" x="0" y="0" width="4000" height="4000">
          <rect width="4000" height="4000" fill="url(#hatch-lines)" />
        </mask>
      </defs>
    </svg>
  );
}
