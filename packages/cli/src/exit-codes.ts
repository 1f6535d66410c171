/** Exit codes of the command, for scripts. docs/cli.md says the same. */

export const exitCodes = {
  /** All right. */
  fine: 0,
  /** The input or the data has faults; they are on standard error. */
  faults: 1,
  /** The command was called in a way it does not understand. */
  usage: 2,
  /** Counted, but a lot is to be drawn or a question of the law is to be answered. */
  open: 3,
  /** A mistake in Saylau itself. */
  internal: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
