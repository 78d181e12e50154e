import { AppError, type PlatformChoiceWire } from '@earntrack/contract';

/** The platform that the rows of a platform name go to. Throws an AppError for a name that nobody chose one for. */
export type PlatformOfName = (name: string | null) => string;

export function platformChooser(choices: readonly PlatformChoiceWire[]): PlatformOfName {
  const byName = new Map(choices.map(({ name, target }) => [name, platformIdOf(target)]));
  return (name) => {
    const platformId = byName.get(name);
    if (platformId !== undefined) return platformId;
    const rows = name === null ? 'rows that name no platform' : `rows of "${name}"`;
    throw new AppError('invalid_input', `Choose a platform for ${rows}.`, {
      fields: { platforms: `No platform is chosen for ${rows}` },
    });
  };
}

function platformIdOf(target: PlatformChoiceWire['target']): string {
  return target.kind === 'existing' ? target.platformId : target.platform.id;
}
