/** The description of the API as a page. */

import type { Language } from '@saylau/core';
import { type Group, groups } from '../openapi.js';
import { escaped, pageHtml } from './html.js';
import { kindOf, type Schema, schemaHtml } from './schema-html.js';
import { type PageWords, pageWords } from './words.js';

/** As much of an OpenAPI document as is shown. */
export interface ApiDocument {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export function apiPage(document: ApiDocument, language: Language): string {
  const words = pageWords[language];
  const routes = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Route => ({ method: method.toUpperCase(), path, operation })),
  );
  const names = Object.keys(groups) as readonly Group[];
  const sections = names.map((group) => {
    const own = routes.filter(({ operation }) => operation.tags?.includes(group) === true);
    return `<h2 id="${group}">${escaped(words.groups[group])}</h2>${own.map((route) => routeHtml(route, words)).join('')}`;
  });
  const contents = names.map((group) => `<li><a href="#${group}">${escaped(words.groups[group])}</a></li>`);
  const problems = contentHtml(routes[0]?.operation.responses?.['4XX']?.content, words);
  const intro = `<p>${escaped(words.apiWhat)} <a href="/openapi.json">openapi.json</a></p>
<details><summary>${escaped(words.problems)}</summary>${problems}</details>`;
  return pageHtml({
    language,
    title: words.api,
    path: '/api',
    body: `${intro}<ul>${contents.join('')}</ul>${sections.join('')}`,
  });
}

function routeHtml({ method, path, operation }: Route, words: PageWords): string {
  const { summary = '', security, parameters = [], requestBody, responses = {} } = operation;
  const signedIn = security === undefined ? '' : `<p class="quiet">${escaped(words.signedIn)}</p>`;
  const asked =
    parameters.length === 0
      ? ''
      : `<h3>${escaped(words.parameters)}</h3><dl>${parameters.map((one) => parameterHtml(one, words)).join('')}</dl>`;
  const body =
    requestBody === undefined ? '' : `<h3>${escaped(words.body)}</h3>${contentHtml(requestBody.content, words)}`;
  const answers = successes(responses).map(
    ([status, { description = '', content }]) =>
      `<dt><code>${escaped(status)}</code> <span class="quiet">${escaped(plain(description))}</span></dt><dd>${contentHtml(content, words)}</dd>`,
  );
  return `<details><summary><span class="method">${escaped(method)}</span> <code>${escaped(path)}</code><p class="quiet">${escaped(summary)}</p></summary>${signedIn}${asked}${body}<h3>${escaped(words.answers)}</h3><dl>${answers.join('')}</dl></details>`;
}

/** Problems may come from everywhere: they are shown once. */
function successes(responses: NonNullable<Operation['responses']>) {
  return Object.entries(responses).filter(([status]) => !/^[45]XX$/.test(status));
}

/** What the framework says where nothing was said. */
function plain(description: string): string {
  return description === 'Default Response' ? '' : description;
}

function parameterHtml({ name, in: where, required, description, schema = {} }: Parameter, words: PageWords): string {
  const isRequired = required === true ? ` <span class="quiet">${escaped(words.required)}</span>` : '';
  const about = description ?? schema.description;
  return `<dt><code>${escaped(name)}</code> <span class="quiet">${escaped(where)}, ${escaped(kindOf(schema))}</span>${isRequired}</dt>${about === undefined ? '' : `<dd>${escaped(about)}</dd>`}`;
}

function contentHtml(content: Content | undefined, words: PageWords): string {
  return Object.entries(content ?? {})
    .map(([type, { schema = {} }]) => {
      const about = schema.description === undefined ? '' : `<p>${escaped(schema.description)}</p>`;
      return `<p class="quiet"><code>${escaped(type)}</code> ${escaped(kindOf(schema))}</p>${about}${schemaHtml(schema, words.required)}`;
    })
    .join('');
}
