/** One protocol: its lines, what is wrong in it, its equations, its acts, its neighbours, its proof. */

import type { ReactNode } from 'react';
import { plainId } from '../../data/ids.js';
import { Figure } from '../../parts/figure.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { stationPlace } from '../../parts/trail.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { ElectionRef } from '../../site/address.js';
import { useSay, useSite } from '../../site/site.js';
import { Acts, Copies } from './acts-view.js';
import type { StationProtocol } from './data.js';
import { Equations, Findings } from './equations.js';
import { LineName } from './line-name.js';
import { NeighboursChart } from './neighbours-chart.js';
import { Proof } from './proof.js';

export interface ProtocolProps {
  readonly protocol: StationProtocol;
  /** Its place on the page. */
  readonly at: number;
  readonly of: ElectionRef | undefined;
  /** As it is shown. */
  readonly station: string;
  readonly origin: string;
  readonly size: number;
  readonly root: string | undefined;
}

export function ProtocolSection({ protocol, at, of, station, origin, size, root }: ProtocolProps): ReactNode {
  const say = useSay('station');
  return (
    <section className="protocol" id={`protocol-${at}`} aria-labelledby={`protocol-name-${at}`}>
      <h2 id={`protocol-name-${at}`}>
        <Named text={protocol.contestName} otherwise={protocol.contest} />
      </h2>
      <State protocol={protocol} />
      {protocol.withheld && <p className="note-box is-warning">{say('withheld')}</p>}
      <Findings protocol={protocol} />
      <div className="protocol-columns">
        {protocol.version > 0 && <LinesOf protocol={protocol} />}
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
      {!protocol.isOfThisElection && of !== undefined && (
        <p>
          <PlaceLink place={stationPlace({ ...of, election: plainId(protocol.election) }, station)}>
            {say('in-full')}
          </PlaceLink>
        </p>
      )}
      {protocol.isOfThisElection && protocol.leaf !== undefined && (
        <Proof leaf={protocol.leaf} origin={origin} size={size} root={root} />
      )}
    </section>
  );
}

function State({ protocol }: { readonly protocol: StationProtocol }): ReactNode {
  const say = useSay('station');
  const site = useSite();
  const { state, counted, version, isOfThisElection, electionName } = protocol;
  return (
    <p>
      {!isOfThisElection && (
        <span className="quiet">
          <Named text={electionName} /> ·{' '}
        </span>
      )}
      <span className="tag">{site.texts.sayIf(`protocol.${state}`) ?? state}</span>{' '}
      {version > 0 && (
        <span className={`tag ${counted ? 'good' : 'gold'}`}>{say(counted ? 'is-counted' : 'not-counted')}</span>
      )}{' '}
      {version > 1 && <span className="quiet">{say('version', { version })}</span>}
      {version === 0 && <span className="quiet">{say('none-yet')}</span>}
    </p>
  );
}

/** Those of another election are folded. */
function LinesOf({ protocol }: { readonly protocol: StationProtocol }): ReactNode {
  const say = useSay('station');
  if (protocol.isOfThisElection) return <Lines protocol={protocol} />;
  return (
    <details>
      <summary>{say('lines')}</summary>
      <Lines protocol={protocol} />
    </details>
  );
}

function Lines({ protocol }: { readonly protocol: StationProtocol }): ReactNode {
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

function Papers({ protocol }: { readonly protocol: StationProtocol }): ReactNode {
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
