/** Every act on a protocol, and the copies of observers beside it. */

import { createContext, type ReactNode, useContext } from 'react';
import { inLanguage } from '../../data/rehearsed.js';
import { useSay, useSite } from '../../site/site.js';
import { timeIn } from '../changes/hours.js';
import type { ActLine, CopyLine, Difference } from './acts.js';
import { LineName } from './line-name.js';
import type { ToldProtocol } from './told.js';

interface Props {
  readonly protocol: ToldProtocol;
}

export function Acts({ protocol }: Props): ReactNode {
  const say = useSay('station');
  if (protocol.acts.length === 0) return null;
  return (
    <>
      <h3>{say('acts')}</h3>
      <ol className="acts">
        {protocol.acts.map((act) => (
          <Act key={act.leaf} act={act} protocol={protocol} />
        ))}
      </ol>
    </>
  );
}

function Act({ act, protocol }: Props & { readonly act: ActLine }): ReactNode {
  const say = useSay('station');
  const site = useSite();
  const { by, reason, ground, cause } = act;
  return (
    <li>
      <p>
        <strong>{site.texts.sayIf(`act.${act.act}`) ?? act.act}</strong>
        {cause !== undefined && ` (${site.texts.sayIf(`replacement.${cause}`) ?? cause})`}
        {act.isSame === true && <span className="quiet">: {say('same-figures')}</span>}
      </p>
      <p className="quiet small">
        <Moment time={act.at} /> · {site.texts.sayIf(`office.${by.office}`) ?? by.office} ·{' '}
        {say('leaf', { leaf: act.leaf })}, {say('received')} <Moment time={act.received} />
      </p>
      {reason !== undefined && (
        <p>
          {say('reason')} {inLanguage(site.language, reason)}
        </p>
      )}
      {ground !== undefined && (
        <p className="cite">
          {say('ground')} {inLanguage(site.language, ground)}
        </p>
      )}
      <Differences differences={act.differences} protocol={protocol} />
    </li>
  );
}

/** Hours ahead of UTC on the polling day: "+06:00". */
export const Zone = createContext('+00:00');

/** "19 March 2023, 22:30", by the clock of the polling day. */
function Moment({ time }: { readonly time: string }): ReactNode {
  const site = useSite();
  const { day, clock } = timeIn(time, useContext(Zone));
  return (
    <time dateTime={time}>
      {site.day(day)}, {clock}
    </time>
  );
}

function Differences({ differences, protocol }: Props & { readonly differences: readonly Difference[] }): ReactNode {
  const say = useSay('station');
  const site = useSite();
  if (differences.length === 0) return null;
  const told = (value: number | undefined): string => (value === undefined ? say('no-figure') : site.number(value));
  return (
    <ul className="differences">
      {differences.map(({ line, before, after }) => (
        <li key={line}>
          <LineName protocol={protocol} line={line} />:{' '}
          <span className="number">
            {told(before)} → <strong>{told(after)}</strong>
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Copies({ protocol }: Props): ReactNode {
  const say = useSay('station');
  if (protocol.copies.length === 0) return null;
  return (
    <>
      <h3>{say('copies')}</h3>
      <ol className="acts">
        {protocol.copies.map((copy) => (
          <Copy key={copy.leaf} copy={copy} protocol={protocol} />
        ))}
      </ol>
    </>
  );
}

function Copy({ copy, protocol }: Props & { readonly copy: CopyLine }): ReactNode {
  const say = useSay('station');
  const site = useSite();
  return (
    <li>
      <p>
        {copy.differences.length === 0 ? (
          <span className="tag good">{say('copy-same', { lines: copy.lines })}</span>
        ) : (
          <span className="tag bad">{say('copy-differs', { lines: copy.differences.length })}</span>
        )}
      </p>
      <p className="quiet small">
        <Moment time={copy.at} /> · {copy.observer} · {say('leaf', { leaf: copy.leaf })}, {say('received')}{' '}
        <Moment time={copy.received} />
      </p>
      {copy.note !== undefined && <p>{inLanguage(site.language, copy.note)}</p>}
      <Differences differences={copy.differences} protocol={protocol} />
    </li>
  );
}
