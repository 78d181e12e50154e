import type { Rule } from '../rule.ts';
import { listedPackage, nodeImport, npmImport, workspaceImport } from './allowed-imports.ts';
import {
  clockContainment,
  environmentContainment,
  luciaContainment,
  requestContainment,
  sqlContainment,
  trpcContainment,
} from './containment.ts';
import { featureDoor, literalImport, ownFolder, packageDoor } from './doors.ts';
import { catalogVersion, declaredDependency, lockedIntegrity, packageReadme } from './manifests.ts';
import { fileName, packageName } from './names.ts';

export const RULES: readonly Rule[] = [
  listedPackage,
  workspaceImport,
  npmImport,
  nodeImport,
  declaredDependency,
  packageDoor,
  ownFolder,
  featureDoor,
  literalImport,
  trpcContainment,
  requestContainment,
  sqlContainment,
  luciaContainment,
  environmentContainment,
  clockContainment,
  packageName,
  fileName,
  packageReadme,
  catalogVersion,
  lockedIntegrity,
];
