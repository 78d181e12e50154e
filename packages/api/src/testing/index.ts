export {
  addApiToken,
  addPlatform,
  addProduct,
  addSpan,
  apiTokenInput,
  earningInput,
  goalInput,
  mappingInput,
  incidentInput,
  payoutInput,
  platformInput,
  productInput,
  workInput,
} from './factories.ts';
export { refusal } from './refusal.ts';
export { allWithPerson, eachWithShop } from './each-with-shop.ts';
export { createTestApi, type Person, type TestApi, type Visitor } from './test-api.ts';
export {
  commitAsLast,
  decide,
  importFile,
  mappedFile,
  namelessFile,
  sayWhichIsLater,
  shopFile,
  type StagedFile,
  stageFile,
  statementFile,
} from './import-session.ts';
export { entriesByDay, hostHistory, hostPayout, stay } from './host-history.ts';
export { inEveryOrder } from './in-every-order.ts';
export { firstTold } from './told.ts';
export { walkByToken } from './walk-by-token.ts';
