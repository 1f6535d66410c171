/** An election's first page. */

import type { ReactNode } from 'react';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSite } from '../../site/site.js';

function ElectionPage({ page }: { readonly page: PageOf<'election'> }): ReactNode {
  const site = useSite();
  const { name } = page.data;
  return <h1>{site.name(name)}</h1>;
}

export const electionModule: PageModule<'election'> = {
  namespaces: ['election'],
  title: ({ data }, site) => site.name(data.name),
  View: ElectionPage,
};
