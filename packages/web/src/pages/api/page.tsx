/** The interface for programs: every route, and those that read tried from here. */

import type { ReactNode } from 'react';
import { DataTable } from '../../parts/data-table.js';
import { InBrowser } from '../../shell/in-browser.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import type { ApiContent, ApiData, ApiRoute } from './data.js';
import type { SchemaLine } from './schema-lines.js';
import { TryRoute } from './try-route.js';

function Api({ page }: { readonly page: PageOf<'api'> }): ReactNode {
  const say = useSay('api');
  const { isLive } = useSite();
  const { groups, problems, examples } = page.data;
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      {!isLive && <p className="api-note">{say('no-server')}</p>}
      <p>
        {say('in-english')}
        {isLive && (
          <>
            {' '}
            {say('document')} <a href="/openapi.json">openapi.json</a>
          </>
        )}
      </p>
      <nav aria-label={say('groups')}>
        <ul className="api-groups">
          {groups.map(({ group }) => (
            <li key={group}>
              <a href={`#${group}`}>{say(`group-${group}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(({ group, routes }) => (
        <section key={group} id={group}>
          <h2>{say(`group-${group}`)}</h2>
          {routes.map((route) => (
            <Route key={`${route.method} ${route.path}`} route={route} examples={examples} />
          ))}
        </section>
      ))}
      <h2>{say('problems')}</h2>
      <p>{say('problems-what')}</p>
      <Contents contents={problems} />
    </>
  );
}

interface RouteProps {
  readonly route: ApiRoute;
  readonly examples: ApiData['examples'];
}

function Route({ route, examples }: RouteProps): ReactNode {
  const say = useSay('api');
  const { isLive } = useSite();
  const { method, path, summary, isSignedIn, parameters, body, answers } = route;
  const canBeTried = isLive && method === 'GET' && isSignedIn !== true;
  return (
    <details className="api-route">
      <summary>
        <strong className="mono">{method}</strong> <code>{path}</code>
        <span className="quiet small" lang="en">
          {summary}
        </span>
      </summary>
      {isSignedIn === true && <p className="quiet">{say('signed-in')}</p>}
      {parameters.length > 0 && (
        <>
          <h3>{say('parameters')}</h3>
          <Lines
            caption={say('parameters')}
            lines={parameters.map(({ where, kind, ...own }) => ({ ...own, depth: 0, kind: `${where}, ${kind}` }))}
          />
        </>
      )}
      {canBeTried && (
        <InBrowser>
          <TryRoute route={route} examples={examples} />
        </InBrowser>
      )}
      {body.length > 0 && (
        <>
          <h3>{say('body')}</h3>
          <Contents contents={body} />
        </>
      )}
      {answers.length > 0 && (
        <>
          <h3>{say('answers')}</h3>
          <Contents contents={answers} />
        </>
      )}
    </details>
  );
}

function Contents({ contents }: { readonly contents: readonly ApiContent[] }): ReactNode {
  return contents.map(({ status, type, kind, about, lines }) => (
    <div key={`${status} ${type}`}>
      <p>
        {status !== undefined && <strong>{status} </strong>}
        <code>{type}</code> <span className="quiet">{kind}</span>
        {about !== undefined && <span lang="en"> {about}</span>}
      </p>
      {lines.length > 0 && <Lines caption={type} lines={lines} />}
    </div>
  ));
}

function Lines({ caption, lines }: { readonly caption: string; readonly lines: readonly SchemaLine[] }): ReactNode {
  const say = useSay('api');
  const rows = lines.map((line, at) => ({ ...line, at }));
  return (
    <DataTable
      caption={caption}
      isCaptionHidden={true}
      rows={rows}
      keyOf={({ at }) => String(at)}
      columns={[
        {
          key: 'name',
          head: say('name'),
          cell: ({ depth, name }) => (
            <code>
              <span aria-hidden="true">{'· '.repeat(depth)}</span>
              {name}
            </code>
          ),
        },
        {
          key: 'kind',
          head: say('kind'),
          cell: ({ kind, isRequired }) => (
            <>
              <code>{kind}</code>
              {isRequired === true && <span className="quiet small"> {say('required')}</span>}
            </>
          ),
        },
        {
          key: 'about',
          head: say('meaning'),
          cell: ({ about }) => about !== undefined && <span lang="en">{about}</span>,
        },
      ]}
    />
  );
}

export const apiModule: PageModule<'api'> = {
  namespaces: ['api', 'parts'],
  title: (_, site) => site.say('api')('title'),
  summary: (_, site) => site.say('api')('lead'),
  View: Api,
};
