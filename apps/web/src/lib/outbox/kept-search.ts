export interface KeptSearch {
  /** The entry of this device that is edited. */
  kept?: string;
}

export function keptSearchOf({ kept }: Record<string, unknown>): KeptSearch {
  return typeof kept === 'string' ? { kept } : {};
}
