/** Random tests are the same every time; SAYLAU_SEED=<number> tries others. */

import process from 'node:process';
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.SAYLAU_SEED ?? 20_230_319) });
