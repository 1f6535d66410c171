/** A station: its protocols as the law numbers their lines, and all that was done on them. */

import type { ReactNode } from 'react';
import { protocolAnchor, stationNumber } from '../../data/ids.js';
import { Named } from '../../parts/option-name.js';
import { Stat, Stats } from '../../parts/stat.js';
import { AreaLink, Trail } from '../../parts/trail.js';
import { TurnoutChart } from '../../parts/turnout-chart.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { type Site, useSay, useSite } from '../../site/site.js';
import { Zone } from './acts-view.js';
import type { StationPageData } from './data.js';
import { Elsewhere, ProtocolSection } from './protocol.js';
import { toldProtocol } from './told.js';

function StationPage({ page }: { readonly page: PageOf<'station'> }): ReactNode {
  const { data, place, log } = page;
  const say = useSay('station');
  const site = useSite();
  return (
    <>
      <Trail of={place.of} areas={data.trail} />
      <h1>{titleOf(data, site)}</h1>
      <p className="quiet small">{say('id', { id: data.station })}</p>
      {data.areas.length > 0 && (
        <p>
          {say('also-in')}{' '}
          {data.areas.map((area, at) => (
            <span key={area.id}>
              {at > 0 && ', '}
              <AreaLink of={place.of} area={area} />
            </span>
          ))}
        </p>
      )}
      <Overview data={data} />
      <Contents data={data} />
      <Zone value={log?.zone ?? '+00:00'}>
        {data.protocols.map((protocol, at) => (
          <ProtocolSection
            key={protocol.contest}
            protocol={toldProtocol(protocol, data.forms)}
            at={at}
            of={place.of}
            station={data.station}
            log={log}
            root={data.root}
          />
        ))}
        <Elsewhere protocols={data.elsewhere} of={place.of} station={data.station} />
      </Zone>
      {data.turnout !== undefined && (
        <section>
          <h2>{say('turnout-reports')}</h2>
          <TurnoutChart day={data.turnout} />
        </section>
      )}
      <p className="quiet small">
        {log?.zone !== undefined && say('zone', { zone: log.zone })}{' '}
        {say('keys', { keys: data.keys, state: site.texts.sayIf(`station.${data.state}`) ?? data.state })}
      </p>
    </>
  );
}

/** "Station No. 12, Семей қаласы", with its name between where it has one: a number alone says little. */
function titleOf({ station, name, trail }: StationPageData, site: Site): string {
  const title = site.say('station')('title', { station: stationNumber(station) });
  return [title, name, site.name(trail.at(-1)?.name)].filter(Boolean).join(', ');
}

function Overview({ data }: { readonly data: StationPageData }): ReactNode {
  const say = useSay('station');
  const site = useSite();
  const { registered, ballots, turnout } = data;
  const protocols = [...data.protocols, ...data.elsewhere];
  const last = turnout?.points.at(-1);
  const counted = protocols.filter((one) => one.counted).length;
  return (
    <Stats>
      <Stat label={say('protocols')} value={`${counted} / ${protocols.length}`} note={say('protocols-note')} />
      {registered !== undefined && <Stat label={say('registered')} value={site.number(registered)} />}
      {last !== undefined && (
        <Stat
          label={say('reported', { time: last.time })}
          value={last.percent === undefined ? site.number(last.voters ?? 0) : site.percent(last.percent)}
          note={say('reported-note', { voters: Number(last.voters ?? 0) })}
        />
      )}
      {ballots !== undefined && <Stat label={say('ballots')} value={site.number(ballots)} note={say('ballots-note')} />}
    </Stats>
  );
}

/** Up to five protocols stand one below the other: where to find each. */
function Contents({ data }: { readonly data: StationPageData }): ReactNode {
  const say = useSay('station');
  const site = useSite();
  if (data.protocols.length < 2) return null;
  return (
    <nav aria-label={say('contents')} className="station-contents no-print">
      <ul>
        {data.protocols.map(({ contest, contestName, state }) => (
          <li key={contest}>
            <a href={`#${protocolAnchor(contest)}`}>
              <Named text={contestName} otherwise={contest} />
            </a>{' '}
            <span className="tag">{site.texts.sayIf(`protocol.${state}`) ?? state}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export const stationModule: PageModule<'station'> = {
  namespaces: ['station', 'parts', 'texts'],
  title: ({ data, about }, site) => `${titleOf(data, site)}, ${site.name(about?.name)}`,
  View: StationPage,
};
