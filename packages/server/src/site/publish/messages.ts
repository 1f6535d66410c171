/** What the threads that write pages are told, and what they answer. */

export interface WritingSettings {
  /** The browser's part of the site, as it was built. */
  readonly siteFolder: string;
  readonly out: string;
  readonly base: string;
  readonly host?: string;
}

export interface WritePage {
  readonly id: number;
  /** Without a language. */
  readonly path: string;
  /** The page as JSON: in each language, or once for all of them. */
  readonly pages: readonly string[];
}

export interface WrittenPage {
  readonly id: number;
  /** Path below the folder; whether its bytes were others before. */
  readonly files: readonly (readonly [path: string, isWritten: boolean])[];
  /** Paths within the site that it leads to. */
  readonly links: readonly string[];
  /** Why it could not be written. */
  readonly failed?: string;
}
