/** Whether what a log carries as a compiled statute is one (docs/formats/statute.md): a stranger's may be anything. */

/** Levels of lists and records inside each other. */
const mostLevels = 64;

const states: readonly unknown[] = ['given', 'unspecified', 'none', 'gap', 'superseded'];
/** A day or a month. */
const boundary = /^\d{4}-\d\d(-\d\d)?$/;

/** Whether a value has the members that rules are put together of, each of its kind. */
export function isStatute(value: unknown): boolean {
  const { id, subjects, systems } = membersOf(value);
  return isText(id) && isListOf(subjects, isSubject) && isListOf(systems, isSystem) && isShallow(value, mostLevels);
}

function isSubject(value: unknown): boolean {
  return isListOf(membersOf(value).provisions, isProvision);
}

function isProvision(value: unknown): boolean {
  const { id, history } = membersOf(value);
  return isText(id) && isListOf(history, isVersion);
}

function isSystem(value: unknown): boolean {
  const { office, versions } = membersOf(value);
  return isText(office) && isListOf(versions, isVersion);
}

function isVersion(value: unknown): boolean {
  const { from, to, state } = membersOf(value);
  return isBoundary(from) && (to === undefined || isBoundary(to)) && states.includes(state);
}

function isBoundary(value: unknown): boolean {
  return typeof value === 'string' && boundary.test(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isListOf(value: unknown, is: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

/** The members of a record; none where it is no record. */
function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}
