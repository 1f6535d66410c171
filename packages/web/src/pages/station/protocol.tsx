/** One protocol: its lines, what is wrong in it, its equations, its acts, its neighbours, its proof. */

import type { ReactNode } from 'react';
import { plainId, protocolAnchor } from '../../data/ids.js';
import { Figure } from '../../parts/figure.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { stationPlace } from '../../parts/trail.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { ElectionRef } from '../../site/address.js';
import { useSay, useSite } from '../../site/site.js';
import { Acts, Copies } from './acts-view.js';
import type { ElsewhereProtocol, ProtocolState } from './data.js';
import { Equations, Findings } from './equations.js';
import { LineName } from './line-name.js';
import { NeighboursChart } from './neighbours-chart.js';
import { Proof, type ProofLog } from './proof.js';
import type { ToldProtocol } from './told.js';

export interface ProtocolProps {
  readonly protocol: ToldProtocol;
  /** Its place on the page. */
  readonly at: number;
  readonly of: ElectionRef | undefined;
  /** As it is shown. */
  readonly station: string;
  /** None: a page of no log has no protocols in one. */
  readonly log: ProofLog | undefined;
  readonly root: string | undefined;
}

export function ProtocolSection({ protocol, at, of, station, log, root }: ProtocolProps): ReactNode {
  const say = useSay('station');
  return (
    <section className="protocol" id={protocolAnchor(protocol.contest)} aria-labelledby={`protocol-name-${at}`}>
      <h2 id={`protocol-name-${at}`}>
        <Named text={protocol.contestName} otherwise={protocol.contest} />
      </h2>
      <p>
        <State protocol={protocol} />
      </p>
      {protocol.withheld && <p className="note-box is-warning">{say('withheld')}</p>}
      <Findings protocol={protocol} />
      <div className="protocol-columns">
        {protocol.version > 0 && <Lines protocol={protocol} />}
        <div>
          <Acts protocol={protocol} />
          <Copies protocol={protocol} />
        </div>
      </div>
      {protocol.papers !== undefined && <Papers protocol={protocol} />}
      <Equations protocol={protocol} />
      {protocol.neighbours !== undefined && (
        <NeighboursChart neighbours={protocol.neighbours} of={of} station={station} />
      )}
      {protocol.leaf !== undefined && log !== undefined && (
        <Proof key={protocol.leaf} leaf={protocol.leaf} log={log} root={root} />
      )}
    </section>
  );
}

function State({ protocol: { state, counted, version } }: { readonly protocol: ProtocolState }): ReactNode {
  const say = useSay('station');
  const site = useSite();
  return (
    <>
      <span className="tag">{site.texts.sayIf(`protocol.${state}`) ?? state}</span>{' '}
      {version > 0 && (
        <span className={`tag ${counted ? 'good' : 'gold'}`}>{say(counted ? 'is-counted' : 'not-counted')}</span>
      )}{' '}
      {version > 1 && <span className="quiet">{say('version', { version })}</span>}
      {version === 0 && <span className="quiet">{say('none-yet')}</span>}
    </>
  );
}

/** What the station makes for other elections of the day: each has its own page of the station. */
export function Elsewhere({
  protocols,
  of,
  station,
}: Pick<ProtocolProps, 'of' | 'station'> & { readonly protocols: readonly ElsewhereProtocol[] }): ReactNode {
  const say = useSay('station');
  if (protocols.length === 0 || of === undefined) return null;
  return (
    <section>
      <h2>{say('elsewhere')}</h2>
      <ul className="elsewhere">
        {protocols.map((protocol) => (
          <li key={`${protocol.election} ${protocol.contest}`}>
            <PlaceLink place={stationPlace({ ...of, election: plainId(protocol.election) }, station)}>
              <Named text={protocol.contestName} otherwise={protocol.contest} />
            </PlaceLink>{' '}
            <State protocol={protocol} />
            <br />
            <span className="quiet small">
              <Named text={protocol.electionName} otherwise={protocol.election} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lines({ protocol }: { readonly protocol: ToldProtocol }): ReactNode {
  const say = useSay('station');
  return (
    <table className="data protocol-lines">
      <caption>{say('lines')}</caption>
      <thead>
        <tr>
          <th scope="col" className="end">
            {say('number')}
          </th>
          <th scope="col">{say('line')}</th>
          <th scope="col" className="end">
            {say('figure')}
          </th>
        </tr>
      </thead>
      <tbody>
        {protocol.lines.map((line) => (
          <tr key={line.line}>
            <td className="end quiet">{line.number}</td>
            <th scope="row">
              {line.colour === undefined ? (
                <LineName protocol={protocol} line={line.line} />
              ) : (
                <OptionName name={line.name} colour={line.colour} otherwise={line.line} />
              )}
            </th>
            <td className="end">
              {line.value === undefined && protocol.withheld ? (
                <span className="absent">{say('is-withheld')}</span>
              ) : line.value === undefined ? (
                <span className="absent">{say('no-figure')}</span>
              ) : (
                <Figure value={line.value} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const kinds = ['received', 'issued', 'spoiled', 'unused', 'found'] as const;

function Papers({ protocol }: { readonly protocol: ToldProtocol }): ReactNode {
  const say = useSay('station');
  const { papers, papersDiffer } = protocol;
  if (papers === undefined) return null;
  return (
    <>
      <h3>{say('papers')}</h3>
      <dl className="facts">
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{say(`papers-${kind}`)}</dt>
            <dd>
              <Figure value={papers[kind]} />
            </dd>
          </div>
        ))}
      </dl>
      <p>{say(papersDiffer ? 'papers-differ' : 'papers-fit')}</p>
    </>
  );
}
