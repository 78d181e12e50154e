import { projects } from '@earntrack/vitest-config';

export default projects();
