/** A page with what stands around it: the same tree on a server and in a browser, which takes it over as it came. */

import type { ReactNode } from 'react';
import type { PageModule } from '../site/module.js';
import type { Page } from '../site/page.js';
import { LiveStatus, type LiveStatusProps } from './live-status.js';
import { Shell } from './shell.js';

export interface PageFrameProps {
  readonly page: Page;
  /** Of the page's kind. */
  readonly module: PageModule<never> | undefined;
  readonly status: LiveStatusProps;
}

export function PageFrame({ page, module, status }: PageFrameProps): ReactNode {
  return (
    <>
      <Shell page={page}>{module !== undefined && <module.View key={pageKey(page)} page={page as never} />}</Shell>
      <LiveStatus {...status} />
    </>
  );
}

/** Another page is another one: nothing of the one before stays in it. */
export function pageKey({ kind, place }: Page): string {
  return JSON.stringify([kind, place]);
}
