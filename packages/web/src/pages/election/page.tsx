/** An election's first page: one view a kind of election. */

import type { ReactNode } from 'react';
import type { PageModule } from '../../site/module.js';
import { BodiesPage } from './bodies.js';
import type { ElectionPageProps } from './common.js';
import { ListsPage } from './lists.js';
import { PersonsPage } from './persons.js';
import { QuestionPage } from './question.js';

function ElectionPage({ page }: ElectionPageProps): ReactNode {
  const { data } = page;
  switch (data.kind) {
    case 'lists':
      return <ListsPage page={page} data={data} />;
    case 'persons':
      return <PersonsPage page={page} data={data} />;
    case 'question':
      return <QuestionPage page={page} data={data} />;
    case 'bodies':
      return <BodiesPage page={page} data={data} />;
  }
}

export const electionModule: PageModule<'election'> = {
  namespaces: ['election', 'parts'],
  title: ({ data }, site) => site.name(data.name),
  View: ElectionPage,
};
