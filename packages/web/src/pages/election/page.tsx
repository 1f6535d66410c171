/** An election's first page: one view a kind of election. */

import type { ReactNode } from 'react';
import type { PageModule } from '../../site/module.js';
import type { Site } from '../../site/site.js';
import { BodiesPage, bodiesHeadline } from './bodies.js';
import { ListsPage, listsHeadline } from './lists.js';
import { PersonsPage, personsHeadline } from './persons.js';
import { QuestionPage, questionHeadline } from './question.js';
import type { ElectionPageProps } from './sections.js';

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

/** The answer in one line: what the page says first. */
function headline(page: ElectionPageProps['page'], site: Site): string {
  const { data } = page;
  switch (data.kind) {
    case 'lists':
      return listsHeadline(page, data, site);
    case 'persons':
      return personsHeadline(page, data, site);
    case 'question':
      return questionHeadline(page, data, site);
    case 'bodies':
      return bodiesHeadline(data, site);
  }
}

export const electionModule: PageModule<'election'> = {
  namespaces: ['election', 'parts'],
  title: ({ data }, site) => site.name(data.name),
  summary: (page, site) => `${headline(page, site)}. ${site.day(page.data.date)}`,
  View: ElectionPage,
};
