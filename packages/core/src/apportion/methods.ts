/** The closed list of apportionment methods, by the names of the machine form. */

export const quotaMethods = [
  'hare-remainder',
  'droop-remainder',
  'hagenbach-bischoff-remainder',
  'imperiali-remainder',
] as const;

export const divisorMethods = [
  'dhondt',
  'sainte-lague',
  'modified-sainte-lague',
  'adams',
  'dean',
  'huntington-hill',
  'danish',
  'imperiali',
] as const;

export type QuotaMethod = (typeof quotaMethods)[number];
export type DivisorMethod = (typeof divisorMethods)[number];
export type Method = QuotaMethod | DivisorMethod;

export const methods: readonly Method[] = [...quotaMethods, ...divisorMethods];
