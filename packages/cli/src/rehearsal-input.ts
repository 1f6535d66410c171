/** Everything that a rehearsal is made from: the plan of a polling day, its real elections with their law, the units of its register. */

import { join } from 'node:path';
import { readRehearsalPlan, readRehearsalUnits } from '@saylau/formats';
import type { RehearsalInput } from '@saylau/rehearsal';
import { findElection, folders, readText, rehearsalPlans, unknownId } from './data.js';
import { loadElection, valueIn } from './load.js';

const planFile = 'plan.yaml';

/** The polling day of this id, or of this date. */
export async function rehearsalInput(wanted: string): Promise<RehearsalInput> {
  const id = planOf(wanted);
  const path = join('rehearsals', id, planFile);
  const plan = valueIn(readRehearsalPlan(path, readText(join(folders.rehearsals, id, planFile))));
  const register = plan.register === undefined ? undefined : join('registers', plan.register, 'districts.csv');
  const units =
    register === undefined
      ? []
      : valueIn(readRehearsalUnits(register, readText(join(folders.registers, plan.register ?? '', 'districts.csv'))));
  const elections = await Promise.all(plan.elections.map((election) => loadElection(findElection(election))));
  return { plan, units, elections };
}

/** The id of the plan of this id or date. Throws where there is none, and says which there are. */
export function planOf(wanted: string): string {
  const known = rehearsalPlans();
  const byDate = known.filter((id) => id.endsWith(wanted) && /^\d{4}-\d{2}-\d{2}$/.test(wanted));
  const [found] = known.includes(wanted) ? [wanted] : byDate;
  if (found === undefined) throw unknownId('rehearsal', wanted, known);
  return found;
}
