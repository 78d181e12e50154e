import { THEMES } from '../lib/shown-theme.ts';
import { chooseTheme, useTheme } from '../lib/theme.ts';

const NAMES = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;

/** Light or dark on this device, or as the system has it. */
export function ThemeChoice() {
  const chosen = useTheme();
  return (
    <div className="seg" role="group" aria-label="Light or dark">
      {THEMES.map((theme) => (
        <button key={theme} type="button" aria-pressed={theme === chosen} onClick={() => chooseTheme(theme)}>
          {NAMES[theme]}
        </button>
      ))}
    </div>
  );
}
