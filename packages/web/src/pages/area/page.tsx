/** A region, a district, a constituency, the country: the same figures at every level. */

import type { ReactNode } from 'react';
import { stationLabel } from '../../data/ids.js';
import { Bars } from '../../parts/bars.js';
import { DataTable } from '../../parts/data-table.js';
import { Figure, Percent } from '../../parts/figure.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { Progress, Stat, Stats } from '../../parts/stat.js';
import { AreaLink, contestPlace, stationPlace, Trail } from '../../parts/trail.js';
import { TurnoutChart } from '../../parts/turnout-chart.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { ElectionRef } from '../../site/address.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import type { AreaBallotData, AreaPageData, BelowArea, BelowGroup } from './data.js';
import { DeclaredTotals, Papers } from './declared.js';
import { PublishedTables } from './published.js';

function AreaPage({ page }: { readonly page: PageOf<'area'> }): ReactNode {
  const { data, place } = page;
  const say = useSay('area');
  return (
    <>
      <Trail of={place.of} areas={data.trail} />
      <h1>
        <Named text={data.name} otherwise={data.area} />
      </h1>
      <p className="quiet">
        {say('kind', { kind: data.kind })}
        {data.stations !== undefined && ` · ${say('stations', { stations: data.stations })}`}
      </p>
      {page.log === undefined && <Published page={page} />}
      {data.ballots.map((ballot) => (
        <BallotSection key={ballot.contest ?? ballot.part} ballot={ballot} of={place.of} />
      ))}
      {data.turnout !== undefined && (
        <section>
          <h2>{say('turnout-day')}</h2>
          <p className="quiet">{say('turnout-note')}</p>
          <TurnoutChart day={data.turnout} />
        </section>
      )}
      <Below of={place.of} groups={data.below} />
      <Stations of={place.of} data={data} />
      <DeclaredTotals data={data} />
      <Papers data={data} />
    </>
  );
}

function Published({ page }: { readonly page: PageOf<'area'> }): ReactNode {
  const say = useSay('area');
  const { published, ballots } = page.data;
  const isKnown = ballots.some(({ options }) => options.some(({ votes }) => votes !== undefined));
  return (
    <>
      {!isKnown && <p className="note-box is-warning">{say(published.length > 0 ? 'votes-absent' : 'all-absent')}</p>}
      <PublishedTables tables={published} />
    </>
  );
}

function BallotSection({
  ballot,
  of,
}: {
  readonly ballot: AreaBallotData;
  readonly of: ElectionRef | undefined;
}): ReactNode {
  const say = useSay('area');
  const { name, contest, expected, counted, options, contests } = ballot;
  return (
    <section>
      <h2>
        <Named text={name} otherwise={ballot.part} />
      </h2>
      <BallotStats ballot={ballot} />
      {counted === 0 && <p className="quiet">{say('nothing-counted')}</p>}
      {counted !== 0 && options.length > 0 && (
        <Bars caption={say(expected === undefined ? 'votes-published' : 'votes-caption')} options={options} />
      )}
      {contest !== undefined && of !== undefined && (
        <p>
          <PlaceLink place={contestPlace(of, contest)}>{say('contest')}</PlaceLink>
        </p>
      )}
      {contests > 1 && <p className="quiet">{say('several-contests', { contests })}</p>}
      {counted !== undefined && counted > 0 && <Lines ballot={ballot} />}
    </section>
  );
}

function BallotStats({
  ballot: { expected, counted, turnout, registered, voters },
}: {
  readonly ballot: AreaBallotData;
}): ReactNode {
  const say = useSay('area');
  const site = useSite();
  if (expected === undefined && turnout === undefined) return null;
  const isKnown = registered !== undefined && voters !== undefined && counted !== 0;
  return (
    <Stats>
      {expected !== undefined && counted !== undefined && (
        <Stat
          label={say('counted')}
          value={`${site.number(counted)} / ${site.number(expected)}`}
          note={<Progress part={counted} whole={expected} />}
        />
      )}
      <Stat
        label={say('turnout')}
        value={turnout === undefined ? '–' : <Percent value={turnout} />}
        note={
          isKnown ? say(expected === undefined ? 'turnout-whole' : 'turnout-of', { voters, registered }) : undefined
        }
      />
    </Stats>
  );
}

function Lines({ ballot }: { readonly ballot: AreaBallotData }): ReactNode {
  const say = useSay('area');
  const site = useSite();
  return (
    <details>
      <summary>{say('lines')}</summary>
      <DataTable
        caption={say('lines-caption')}
        keyOf={({ line }) => line}
        rows={ballot.lines}
        columns={[
          {
            key: 'line',
            head: say('line'),
            cell: ({ number, name, line }) => (
              <>
                {number}. <Named text={name} otherwise={site.texts.sayIf(`line.${line}`) ?? line} />
              </>
            ),
          },
          { key: 'value', head: say('figure'), cell: ({ value }) => <Figure value={value} />, isFigure: true },
        ]}
      />
    </details>
  );
}

function Below({
  of,
  groups,
}: {
  readonly of: ElectionRef | undefined;
  readonly groups: readonly BelowGroup[];
}): ReactNode {
  const say = useSay('area');
  const site = useSite();
  const isCounted = groups.some(({ areas }) => areas.some(({ expected }) => expected > 0));
  if (!isCounted) return groups.map((group) => <Names key={group.kind} of={of} group={group} />);
  return groups.map(({ kind, areas }) => (
    <section key={kind}>
      <h2>{say('below', { kind })}</h2>
      <DataTable<BelowArea>
        caption={say('below', { kind })}
        isCaptionHidden={true}
        keyOf={({ id }) => id}
        rows={site.sorted(areas)}
        columns={[
          { key: 'name', head: say('area'), cell: (area) => <AreaLink of={of} area={area} /> },
          {
            key: 'leader',
            head: say('leader'),
            cell: ({ leader }: BelowArea) =>
              leader === undefined ? (
                '–'
              ) : (
                <>
                  <OptionName name={leader.name} colour={leader.colour} />{' '}
                  {leader.percent !== undefined && <Percent value={leader.percent} />}
                </>
              ),
          },
          {
            key: 'turnout',
            head: say('turnout'),
            cell: ({ turnout }: BelowArea) => (turnout === undefined ? '–' : <Percent value={turnout} />),
            isFigure: true,
          },
          {
            key: 'counted',
            head: say('counted'),
            cell: ({ counted, expected }: BelowArea) => `${site.number(counted)} / ${site.number(expected)}`,
            isFigure: true,
          },
        ]}
      />
    </section>
  ));
}

/** Areas of which nothing is counted: their names alone. */
function Names({ of, group }: { readonly of: ElectionRef | undefined; readonly group: BelowGroup }): ReactNode {
  const say = useSay('area');
  const site = useSite();
  return (
    <section>
      <h2>{say('below', { kind: group.kind })}</h2>
      <ul className="area-names">
        {site.sorted(group.areas).map((area) => (
          <li key={area.id}>
            <AreaLink of={of} area={area} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A longer list is folded. */
const mostOpen = 60;

function Stations({ of, data }: { readonly of: ElectionRef | undefined; readonly data: AreaPageData }): ReactNode {
  const say = useSay('area');
  const { list } = data;
  if (list.length === 0) return null;
  return (
    <section>
      <h2>{say('station-list')}</h2>
      <details className="station-list" open={list.length <= mostOpen}>
        <summary>{say('stations', { stations: list.length })}</summary>
        <DataTable
          caption={say('station-list')}
          isCaptionHidden={true}
          isCompact={true}
          keyOf={({ station }) => station}
          rows={list}
          columns={[
            {
              key: 'station',
              head: say('station'),
              cell: ({ station, name }) => (
                <PlaceLink place={stationPlace(of, station)}>{stationLabel(station, name)}</PlaceLink>
              ),
            },
            {
              key: 'state',
              head: say('protocol'),
              cell: ({ isCounted }) => say(isCounted ? 'is-counted' : 'is-expected'),
            },
            {
              key: 'registered',
              head: say('on-list'),
              cell: ({ registered }) => <Figure value={registered} />,
              isFigure: true,
            },
            {
              key: 'turnout',
              head: say('turnout'),
              cell: ({ turnout }) => (turnout === undefined ? '–' : <Percent value={turnout} />),
              isFigure: true,
            },
          ]}
        />
      </details>
    </section>
  );
}

export const areaModule: PageModule<'area'> = {
  namespaces: ['area', 'parts', 'texts'],
  title: ({ data, about }, site) => `${site.name(data.name)}, ${site.name(about?.name)}`,
  View: AreaPage,
};
