/** Then and now: the elections of a country side by side. */

import type { ReactNode } from 'react';
import { sumOf } from '../../data/chamber.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Absent } from '../../parts/figure.js';
import { Hemicycle } from '../../parts/hemicycle.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import type { ChamberThen, CountryThen, Known, PartyThen, VoteThen } from './data.js';
import { TurnoutChart } from './turnout-chart.js';

function ThenAndNow({ page: { data } }: { readonly page: PageOf<'then-and-now'> }): ReactNode {
  const say = useSay('then-and-now');
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      <p className="small quiet">
        {say('legend')}: <BasisMark basis="counted" /> {say('basis-counted')} · <BasisMark basis="declared" />{' '}
        {say('basis-declared')} · <BasisMark basis="published" /> {say('basis-published')}
      </p>
      {data.countries.map((country) => (
        <Country key={country.country} country={country} isOnly={data.countries.length === 1} />
      ))}
    </>
  );
}

function Country({ country, isOnly }: { readonly country: CountryThen; readonly isOnly: boolean }): ReactNode {
  const say = useSay('then-and-now');
  const { chambers, parties, votes, others } = country;
  return (
    <section className="then-country">
      {!isOnly && <h2 className="country">{say('country', { country: country.country })}</h2>}
      {chambers.length > 0 && <Chambers country={country.country} chambers={chambers} />}
      {chambers.length > 1 && <Parties chambers={chambers} parties={parties} />}
      {chambers.length + votes.length > 1 && (
        <section>
          <h3>{say('turnout')}</h3>
          <p>{say('turnout-note')}</p>
          <TurnoutChart country={country} />
        </section>
      )}
      <Votes title={say('presidents')} votes={votes.filter(({ kind }) => kind === 'persons')} />
      <Votes title={say('referendums')} votes={votes.filter(({ kind }) => kind === 'question')} />
      {others.length > 0 && (
        <>
          <h3>{say('others')}</h3>
          <ul>
            {others.map(({ ref, name, contests }) => (
              <li key={ref.election}>
                <PlaceLink place={{ kind: 'election', of: ref, rest: [] }}>
                  <Named text={name} />
                </PlaceLink>{' '}
                <span className="quiet small">{contests > 0 && say('contests', { count: contests })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Chambers({
  country,
  chambers,
}: {
  readonly country: string;
  readonly chambers: readonly ChamberThen[];
}): ReactNode {
  const say = useSay('then-and-now');
  const site = useSite();
  const columns: readonly Column<ChamberThen>[] = [
    {
      key: 'name',
      head: say('election'),
      cell: ({ ref, date }) => <PlaceLink place={{ kind: 'election', of: ref, rest: [] }}>{site.day(date)}</PlaceLink>,
    },
    {
      key: 'seats',
      head: say('seats'),
      isFigure: true,
      cell: ({ chamber, basis }) => (
        <>
          {chamber.seats === undefined ? <Absent /> : site.number(chamber.seats)} <BasisMark basis={basis} />
        </>
      ),
    },
    {
      key: 'threshold',
      head: say('threshold'),
      isFigure: true,
      cell: ({ threshold }) =>
        threshold === undefined ? (
          <Absent />
        ) : (
          <PlaceLink place={{ kind: 'provision', rest: [threshold.statute, threshold.provision] }}>
            <Named text={threshold.value} />
          </PlaceLink>
        ),
    },
    { key: 'lists', head: say('lists'), isFigure: true, cell: ({ lists }) => <KnownNumber of={lists} /> },
    {
      key: 'turnout',
      head: say('turnout-percent'),
      isFigure: true,
      cell: ({ turnout }) => <KnownPercent of={turnout} />,
    },
    { key: 'stations', head: say('stations'), isFigure: true, cell: ({ stations }) => <KnownNumber of={stations} /> },
  ];
  return (
    <>
      <h3>{say('chambers')}</h3>
      <ul className="then-chambers">
        {chambers.map(({ ref, name, date, chamber }) => (
          <li key={ref.election}>
            <h4>
              <PlaceLink place={{ kind: 'election', of: ref, rest: [] }}>{date.slice(0, 4)}</PlaceLink>
            </h4>
            <Hemicycle chamber={chamber} />
            <ul className="then-rows">
              {chamber.rows
                .filter((row) => sumOf(row) > 0)
                .map((row) => (
                  <li key={row.party}>
                    <OptionName name={row.name} colour={row.colour} otherwise={say('independents')} />{' '}
                    <strong className="number">{sumOf(row)}</strong>
                  </li>
                ))}
            </ul>
            <p className="visually-hidden">
              <Named text={name} />
            </p>
          </li>
        ))}
      </ul>
      <DataTable
        caption={
          <>
            {say('chambers-table')}
            <span className="visually-hidden"> {say('country', { country })}</span>
          </>
        }
        columns={columns}
        rows={chambers}
        keyOf={({ ref }) => ref.election}
      />
    </>
  );
}

interface PartiesProps {
  readonly chambers: readonly ChamberThen[];
  readonly parties: readonly PartyThen[];
}

function Parties({ chambers, parties }: PartiesProps): ReactNode {
  const say = useSay('then-and-now');
  const site = useSite();
  const columns: readonly Column<PartyThen>[] = [
    {
      key: 'party',
      head: say('party'),
      cell: ({ in: own, colour }) => (
        <OptionName
          name={own.findLast((one) => one !== null)?.name ?? {}}
          colour={colour}
          otherwise={say('independents')}
        />
      ),
    },
    ...chambers.map(({ ref, date }, at) => ({
      key: ref.election,
      head: date.slice(0, 4),
      cell: (row: PartyThen) => {
        const own = row.in[at];
        if (own === null || own === undefined) return <span className="quiet">–</span>;
        const last = row.in.findLast((one) => one !== null);
        const isRenamed = site.name(last?.name) !== site.name(own.name);
        return (
          <>
            <strong className="number">{site.number(own.seats)}</strong>
            {isRenamed && (
              <span className="small quiet former">
                <Named text={own.name} />
              </span>
            )}
          </>
        );
      },
    })),
  ];
  return (
    <>
      <h3>{say('parties')}</h3>
      <p>{say('parties-note')}</p>
      <DataTable
        caption={say('parties')}
        isCaptionHidden={true}
        isCompact={true}
        columns={columns}
        rows={parties}
        keyOf={({ party }) => party}
      />
    </>
  );
}

function Votes({ title, votes }: { readonly title: string; readonly votes: readonly VoteThen[] }): ReactNode {
  const say = useSay('then-and-now');
  const site = useSite();
  if (votes.length === 0) return null;
  const columns: readonly Column<VoteThen>[] = [
    {
      key: 'name',
      head: say('election'),
      cell: ({ ref, date, name }) => (
        <>
          <PlaceLink place={{ kind: 'election', of: ref, rest: [] }}>{site.day(date)}</PlaceLink>
          <span className="small quiet former">
            <Named text={name} />
          </span>
        </>
      ),
    },
    {
      key: 'result',
      head: say('result'),
      cell: ({ first, secondRound }) =>
        first === undefined ? secondRound ? say('second-round') : <Absent /> : <Named text={first.name} />,
    },
    { key: 'share', head: say('share'), isFigure: true, cell: ({ first }) => <KnownPercent of={first?.share} /> },
    { key: 'options', head: say('options'), isFigure: true, cell: ({ options }) => options },
    {
      key: 'turnout',
      head: say('turnout-percent'),
      isFigure: true,
      cell: ({ turnout }) => <KnownPercent of={turnout} />,
    },
    { key: 'stations', head: say('stations'), isFigure: true, cell: ({ stations }) => <KnownNumber of={stations} /> },
  ];
  return (
    <>
      <h3>{title}</h3>
      <DataTable
        caption={title}
        isCaptionHidden={true}
        columns={columns}
        rows={votes}
        keyOf={({ ref }) => ref.election}
      />
    </>
  );
}

function KnownPercent({ of }: { readonly of: Known | undefined }): ReactNode {
  const site = useSite();
  if (of === undefined) return <Absent />;
  return (
    <>
      <span className="number">{site.percent(of.value)}</span> <BasisMark basis={of.basis} />
    </>
  );
}

function KnownNumber({ of }: { readonly of: Known | undefined }): ReactNode {
  const site = useSite();
  if (of === undefined) return <Absent />;
  return (
    <>
      <span className="number">{site.number(of.value)}</span> <BasisMark basis={of.basis} />
    </>
  );
}

/** A letter that stands for what a figure rests on; the words are heard, and shown above. */
function BasisMark({ basis }: { readonly basis: Known['basis'] }): ReactNode {
  const say = useSay('then-and-now');
  return (
    <abbr className={`basis is-${basis}`} title={say(`basis-${basis}`)}>
      {say(`basis-${basis}-sign`)}
    </abbr>
  );
}

export const thenAndNowModule: PageModule<'then-and-now'> = {
  namespaces: ['parts', 'then-and-now'],
  title: (_, site) => site.say('then-and-now')('title'),
  summary: (_, site) => site.say('then-and-now')('lead'),
  View: ThenAndNow,
};
