/** Who elects, appoints, consents to, proposes, dismisses whom: before and after, as pictures and as a table. */

import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Named } from '../../parts/option-name.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import { LawCrumbs, OurSummary } from '../law/parts.js';
import type { InstitutionsData, Relation } from './data.js';
import { InstitutionsPicture, placesOf } from './picture.js';

const deeds = ['elects', 'appoints', 'consents', 'proposes', 'dismisses'] as const;

function InstitutionsPage({ page: { data } }: { readonly page: PageOf<'institutions'> }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  const places = placesOf(data);
  return (
    <>
      <LawCrumbs statute={data.statute} />
      <h1>{say('institutions')}</h1>
      <p className="lead">{say('institutions-lead')}</p>
      {data.isSuperseded && <p className="note-box is-warning">{say('institutions-superseded')}</p>}
      <Legend />
      <div className="columns institutions-two">
        {[data.before, data.after].map((on, at) => (
          <figure key={on.day}>
            <h2>{site.day(on.day)}</h2>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
            <section className="scroll" tabIndex={0} aria-label={site.day(on.day)}>
              <InstitutionsPicture
                on={on}
                names={data.names}
                places={places}
                label={say('picture-spoken', { day: site.day(on.day), count: on.relations.length })}
              />
            </section>
            <figcaption>{say(at === 0 ? 'strong-is-gone' : 'strong-is-new')}</figcaption>
          </figure>
        ))}
      </div>
      <h2>{say('as-table')}</h2>
      <RelationTable data={data} />
      <Unknown data={data} />
      <OurSummary />
    </>
  );
}

function Legend(): ReactNode {
  const say = useSay('law');
  return (
    <ul className="institutions-legend">
      {deeds.map((does) => (
        <li key={does}>
          <svg className="institutions" width="44" height="12" viewBox="0 0 44 12" aria-hidden="true">
            <path className={`arrow does-${does} is-new`} d="M1 6 H43" />
          </svg>
          {say(`does-${does}`)}
        </li>
      ))}
    </ul>
  );
}

interface Row {
  readonly relation: Relation;
  readonly before: Relation | undefined;
  readonly after: Relation | undefined;
}

function rowsOf({ before, after }: InstitutionsData): readonly Row[] {
  const same = (one: Relation) => (other: Relation) =>
    one.who === other.who && one.does === other.does && one.whom === other.whom;
  const gone = before.relations.map((relation) => ({
    relation,
    before: relation,
    after: after.relations.find(same(relation)),
  }));
  const come = after.relations
    .filter((relation) => !before.relations.some(same(relation)))
    .map((relation) => ({ relation, before: undefined, after: relation }));
  return [...gone, ...come];
}

function isKnown({ unknown }: InstitutionsData['before'], { provision }: Relation): boolean {
  return !unknown.some((one) => one.provision === provision);
}

function RelationTable({ data }: { readonly data: InstitutionsData }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  const state = (relation: Relation | undefined, isKnown: boolean): ReactNode =>
    relation === undefined ? (
      <span className="quiet">{isKnown ? '–' : say('state-nothing')}</span>
    ) : (
      <>
        {say('yes')}
        {relation.number !== undefined && ` (${site.number(relation.number)})`}
        {relation.how !== undefined && (
          <span className="small quiet">
            {' '}
            <Named text={relation.how} />
          </span>
        )}
      </>
    );
  const columns: readonly Column<Row>[] = [
    { key: 'who', head: say('who'), cell: ({ relation }) => <Named text={data.names[relation.who]} /> },
    { key: 'does', head: say('does'), cell: ({ relation }) => doesWords(relation.does, say) },
    {
      key: 'whom',
      head: say('whom'),
      cell: ({ relation }) => (
        <PlaceLink place={{ kind: 'provision', rest: [data.statute.id, relation.provision] }}>
          <Named text={data.names[relation.whom]} />
        </PlaceLink>
      ),
    },
    {
      key: 'before',
      head: site.day(data.before.day),
      cell: ({ before, relation }) => state(before, isKnown(data.before, relation)),
    },
    {
      key: 'after',
      head: site.day(data.after.day),
      cell: ({ after, relation }) => state(after, isKnown(data.after, relation)),
    },
  ];
  return (
    <DataTable
      caption={say('institutions')}
      isCaptionHidden={true}
      columns={columns}
      rows={rowsOf(data)}
      keyOf={({ relation: { who, does, whom } }) => `${who} ${does} ${whom}`}
    />
  );
}

function doesWords(does: string, say: ReturnType<typeof useSay<'law'>>): string {
  const known = deeds.find((one) => one === does);
  return known === undefined ? does : say(`does-${known}`);
}

function Unknown({ data: { statute, before, after } }: { readonly data: InstitutionsData }): ReactNode {
  const say = useSay('law');
  const site = useSite();
  return [before, after]
    .filter(({ unknown }) => unknown.length > 0)
    .map(({ day, unknown }) => (
      <section key={day}>
        <h3>{say('unknown-on', { day: site.day(day) })}</h3>
        <ul>
          {unknown.map(({ provision, says }) => (
            <li key={provision}>
              <PlaceLink place={{ kind: 'provision', rest: [statute.id, provision] }}>
                <Named text={says} />
              </PlaceLink>
            </li>
          ))}
        </ul>
      </section>
    ));
}

export const institutionsModule: PageModule<'institutions'> = {
  namespaces: ['law', 'site'],
  title: (_, site) => site.say('law')('institutions'),
  summary: (_, site) => site.say('law')('institutions-note'),
  View: InstitutionsPage,
};
