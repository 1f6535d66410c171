/** `npm run build`: installs, builds and compiles the law where something changed. */

import { stderr } from 'node:process';
import { setUpOrExit } from './setup.mjs';

await setUpOrExit();
stderr.write('saylau: ready\n');
