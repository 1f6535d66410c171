/** Reads a rehearsal's plan (docs/formats/rehearsal.md): every fault at once, every margin with a source or an assumption that the plan has. */

import { At, Faults } from './at.js';
import type { Read } from './faults.js';
import { known } from './leaves.js';
import { isList, isRecord, type Plain } from './plain.js';
import { planShape } from './rehearsal-plan-shape.js';
import type { RehearsalPlan } from './rehearsal-plan-types.js';
import { checkSources } from './sources.js';
import { readYaml } from './yaml.js';

/** Reads `rehearsals/<id>/plan.yaml`. `file` is its name in faults. */
export function readRehearsalPlan(file: string, text: string): Read<RehearsalPlan> {
  const parsed = readYaml(file, text);
  if (!parsed.ok) return parsed;
  const faults = new Faults();
  const at = new At(file, faults, parsed.value.locate);
  const plan = planShape.read(parsed.value.value, at);
  const grounds: Grounds = {
    sources: checkSources(plan.sources ?? [], at.in('sources')),
    assumptions: new Set(plan.assumptions?.keys()),
  };
  checkGrounds(parsed.value.value, grounds, at);
  checkIds(plan, at);
  return faults.read(() => planOf(plan));
}

function planOf({
  format: _,
  sources = [],
  assumptions = new Map(),
  facts = [],
  ...plan
}: typeof planShape.standIn): RehearsalPlan {
  return { ...plan, sources, assumptions, facts };
}

interface Grounds {
  readonly sources: ReadonlySet<string>;
  readonly assumptions: ReadonlySet<string>;
}

/** Every `source` and `assumed` anywhere in the plan names one that the plan has. */
function checkGrounds(value: Plain, grounds: Grounds, at: At): void {
  if (isList(value)) {
    for (const [index, item] of value.entries()) checkGrounds(item, grounds, at.in(index));
    return;
  }
  if (!isRecord(value)) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === 'source' && typeof item === 'string') known('unknown-source', item, grounds.sources, at.in(key));
    else if (key === 'assumed' && typeof item === 'string') among(item, grounds.assumptions, at.in(key));
    else checkGrounds(item, grounds, at.in(key));
  }
}

/** Areas, lines and kinds of ballot stand once; elections are those of the day; every region has every time. */
function checkIds(plan: typeof planShape.standIn, at: At): void {
  const elections = new Set(plan.elections);
  once(plan.elections, at.in('elections'));
  once(
    plan.regions.map(({ area }) => area),
    at.in('regions'),
  );
  once(
    plan.lines.map(({ line }) => line),
    at.in('lines'),
  );
  once(
    plan.parts.map(({ election, part }) => `${election}/${part}`),
    at.in('parts'),
  );
  for (const [index, { election }] of plan.parts.entries())
    among(election, elections, at.in('parts').in(index).in('election'));
  for (const [index, { election }] of plan.voters.contests.entries())
    among(election, elections, at.in('voters').in('contests').in(index).in('election'));
  const times = plan.turnout.times.length;
  for (const [index, { turnout = [] }] of plan.regions.entries()) {
    const expected = turnout.length === 0 ? 0 : times;
    if (turnout.length !== expected)
      at.in('regions').in(index).in('turnout').fault('ragged', { expected, found: turnout.length });
  }
}

function among(found: string, ids: ReadonlySet<string>, at: At): void {
  if (found !== '' && !ids.has(found)) at.fault('not-one-of', { found, allowed: [...ids].join(', ') });
}

function once(ids: readonly string[], at: At): void {
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (id !== '' && seen.has(id)) at.in(index).fault('duplicate-id', { id });
    seen.add(id);
  }
}
