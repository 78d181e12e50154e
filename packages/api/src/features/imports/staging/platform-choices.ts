import { AppError, type PlatformChoiceWire } from '@earntrack/contract';

/** The platform that the rows of each platform name go to. */
export type ChosenPlatforms = ReadonlyMap<string | null, string>;

export function chosenPlatforms(choices: readonly PlatformChoiceWire[]): ChosenPlatforms {
  return new Map(choices.map(({ name, target }) => [name, platformIdOf(target)]));
}

/** Throws an AppError for a name that nobody chose a platform for. */
export function requireChosen(chosen: ChosenPlatforms, name: string | null): string {
  const platformId = chosen.get(name);
  if (platformId !== undefined) return platformId;
  const rows = name === null ? 'rows that name no platform' : `rows of "${name}"`;
  throw new AppError('invalid_input', `Choose a platform for ${rows}.`, {
    fields: { platforms: `No platform is chosen for ${rows}` },
  });
}

function platformIdOf(target: PlatformChoiceWire['target']): string {
  return target.kind === 'existing' ? target.platformId : target.platform.id;
}
