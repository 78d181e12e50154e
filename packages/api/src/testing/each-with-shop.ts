import { afterAll, beforeAll, beforeEach } from 'vitest';
import { addPlatform } from './factories.ts';
import { createTestApi, type Person, type TestApi } from './test-api.ts';

interface WithShop {
  app: TestApi;
  ana: Person;
  /** Of the one platform that she has, "Shop". */
  shopId: string;
}

/** Begins the tests of a file: all of them ask one server, and each has a person of its own with one platform. */
export function eachWithShop(given: (made: WithShop) => void): void {
  let app: TestApi;
  beforeAll(async () => {
    app = await createTestApi();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    const ana = await app.signUp();
    given({ app, ana, shopId: (await addPlatform(ana, { name: 'Shop' })).id });
  });
}

/** Begins the tests of a file in which one person does everything. */
export function allWithPerson(given: (ana: Person) => void): void {
  let app: TestApi;
  beforeAll(async () => {
    app = await createTestApi();
    given(await app.signUp());
  });
  afterAll(() => app.close());
}
