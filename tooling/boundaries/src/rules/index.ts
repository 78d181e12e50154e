import type { Rule } from '../rule.ts';
import { listedPackage, nodeImport, npmImport, workspaceImport } from './allowed-imports.ts';
import {
  clockContainment,
  environmentContainment,
  joseContainment,
  luciaContainment,
  otpauthContainment,
  requestContainment,
  sqlContainment,
  trpcContainment,
} from './containment.ts';
import { namedPath } from './documents.ts';
import { featureDoor, literalImport, ownFolder, packageDoor } from './doors.ts';
import { catalogVersion, declaredDependency, lockedIntegrity, packageReadme } from './manifests.ts';
import { fileName, packageName } from './names.ts';
import { importedDependency, usedPermission } from './unused.ts';

export const RULES: readonly Rule[] = [
  listedPackage,
  workspaceImport,
  npmImport,
  nodeImport,
  declaredDependency,
  importedDependency,
  packageDoor,
  ownFolder,
  featureDoor,
  literalImport,
  trpcContainment,
  requestContainment,
  sqlContainment,
  luciaContainment,
  otpauthContainment,
  joseContainment,
  environmentContainment,
  clockContainment,
  packageName,
  fileName,
  packageReadme,
  catalogVersion,
  lockedIntegrity,
  namedPath,
];

/** Besides those, what only the whole repository can keep. */
export const RULES_OF_THE_WHOLE: readonly Rule[] = [usedPermission];
