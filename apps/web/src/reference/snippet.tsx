/** Something to copy; the button is there once a script can do it. */
export function Snippet({ label, text }: { label: string; text: string }) {
  return (
    <figure className="snippet">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its long lines are scrolled to with the keyboard too */}
      <pre tabIndex={0} role="region" aria-label={label}>
        <code>{text}</code>
      </pre>
      <button type="button" className="button copy" hidden aria-label={`Copy. ${label}`}>
        Copy
      </button>
    </figure>
  );
}
