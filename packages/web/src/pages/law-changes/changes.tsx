/** Changes of the law between two days: the most important ones large, all by subject. */

import type { ReactNode } from 'react';
import type { Change, Changes, HeldWords } from '../../data/law-history.js';
import { Named } from '../../parts/option-name.js';
import { PlaceLink } from '../../shell/place-link.js';
import { useSay, useSite } from '../../site/site.js';
import { headingOf } from '../law/parts.js';

export interface ChangesViewProps {
  readonly statute: string;
  readonly changes: Changes;
}

export function ChangesView({ statute, changes }: ChangesViewProps): ReactNode {
  const say = useSay('law');
  const all = changes.subjects.flatMap((subject) => subject.changes);
  const changed = all.filter(({ kind }) => kind === 'changed').length;
  return (
    <>
      {changes.highlights.length > 0 && (
        <ul className="law-highlights">
          {changes.highlights.map((change) => (
            <Highlight key={change.id} statute={statute} change={change} />
          ))}
        </ul>
      )}
      <h2>{say('all-changes')}</h2>
      <p>{all.length === 0 ? say('no-changes') : say('changes-count', { changed, others: all.length - changed })}</p>
      {changes.systems.length > 0 && (
        <section>
          <h3>{say('offices')}</h3>
          <ChangeTable statute={statute} kind="law-office" changes={changes.systems} />
        </section>
      )}
      {changes.subjects.map(({ id, name, changes: own }) => (
        <Subject key={id} statute={statute} name={<Named text={name} />} changes={own} />
      ))}
    </>
  );
}

function Highlight({ statute, change }: { readonly statute: string; readonly change: Change }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  return (
    <li>
      <p className="what">
        <PlaceLink place={{ kind: 'provision', rest: [statute, change.id] }}>
          {headingOf(site.name(change.says))}
        </PlaceLink>
      </p>
      <p className="from-to">
        <span className="visually-hidden">{say('before')}: </span>
        <span className="before">
          <Words held={change.before} />
        </span>
        <span className="arrow" aria-hidden="true">
          →
        </span>
        <span className="visually-hidden">{say('after')}: </span>
        <span className="after">
          <Words held={change.after} />
        </span>
      </p>
    </li>
  );
}

interface SubjectProps {
  readonly statute: string;
  readonly name: ReactNode;
  readonly changes: readonly Change[];
}

function Subject({ statute, name, changes }: SubjectProps): ReactNode {
  const say = useSay('law');
  const changed = changes.filter(({ kind }) => kind === 'changed');
  const others = changes.filter(({ kind }) => kind !== 'changed');
  return (
    <section>
      <h3>{name}</h3>
      {changed.length > 0 && <ChangeTable statute={statute} kind="provision" changes={changed} />}
      {others.length > 0 && (
        <details>
          <summary>{say('not-comparable', { count: others.length })}</summary>
          <ChangeTable statute={statute} kind="provision" changes={others} />
        </details>
      )}
    </section>
  );
}

interface ChangeTableProps {
  readonly statute: string;
  readonly kind: 'provision' | 'law-office';
  readonly changes: readonly Change[];
}

function ChangeTable({ statute, kind, changes }: ChangeTableProps): ReactNode {
  const say = useSay('law');
  return (
    <table className="law-list law-changes">
      <thead>
        <tr>
          <th scope="col">{kind === 'provision' ? say('provision') : say('office')}</th>
          <th scope="col">{say('before')}</th>
          <th scope="col">{say('after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.id}>
            <th scope="row">
              <PlaceLink place={{ kind, rest: [statute, change.id] }}>
                <Named text={change.says} />
              </PlaceLink>
            </th>
            <td>
              <span className="said">{say('before')}</span> <Words held={change.before} />
            </td>
            <td>
              <span className="said">{say('after')}</span> <Words held={change.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Words({ held }: { readonly held: HeldWords }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  if (held.is === 'nothing') return <span className="absent">{say('state-nothing')}</span>;
  const words = held.values.map((value) => site.name(value)).join(` ${say('or')} `);
  if (held.is === 'ambiguous') return say('in-this-month', { values: words });
  if (held.state === 'none') return <span className="absent">{say('none-short')}</span>;
  return held.state === 'given' ? words : <span className="absent">{words}</span>;
}
