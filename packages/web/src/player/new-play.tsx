/** Begins a rehearsal: which polling day, which seed, how fast. Browsers only. */

import type { PlaysView } from '@saylau/views';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useSay, useSite } from '../site/site.js';
import { named } from '../site/telling.js';
import { Player, speedName, speeds } from './player-bar.js';
import { isGoingOn, type Speed, useChange, usePlays } from './plays.js';

export function NewPlay(): ReactNode {
  const say = useSay('site');
  const { language } = useSite();
  const { data } = usePlays(language);
  if (data === undefined) return null;
  if (data.plans.length === 0) return <p className="note-box">{say('play-not-here')}</p>;
  const current = data.plays.find(isGoingOn);
  return current === undefined ? <PlayForm plans={data.plans} /> : <Going play={current} />;
}

/** A night that is being made or played: as soon as it has a log, its page. */
function Going({ play }: { readonly play: PlaysView['plays'][number] }): ReactNode {
  const site = useSite();
  const say = useSay('site');
  const { plan, seed, log } = play;
  const href = site.href({ kind: 'rehearsal-day', day: { plan, seed }, rest: [] });
  return (
    <>
      <Player play={play} zone="+00:00" />
      {log !== undefined && (
        <a className="button is-main" href={href}>
          {say('play-watch')}
        </a>
      )}
    </>
  );
}

const usualSeed = '7';

function PlayForm({ plans }: { readonly plans: PlaysView['plans'] }): ReactNode {
  const say = useSay('site');
  const site = useSite();
  const { begin, problem } = useChange(site.language);
  const [plan, setPlan] = useState(plans[0]?.id ?? '');
  const [seed, setSeed] = useState(usualSeed);
  const [speed, setSpeed] = useState<Speed>(600);
  const [isBegun, setBegun] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setBegun(true);
    begin({ plan, seed, speed }).catch(() => setBegun(false));
  };
  return (
    <form className="toolbar" onSubmit={submit}>
      <label className="field">
        <span className="label">{say('play-plan')}</span>
        <select value={plan} onChange={(event) => setPlan(event.target.value)}>
          {plans.map(({ id, name }) => (
            <option key={id} value={id}>
              {named(site.language, name).text}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="label">{say('play-seed')}</span>
        <input
          value={seed}
          required={true}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          size={6}
          maxLength={40}
          onChange={(event) => setSeed(event.target.value)}
        />
      </label>
      <label className="field">
        <span className="label">{say('play-speed')}</span>
        <select
          value={String(speed)}
          onChange={(event) => setSpeed(event.target.value === 'max' ? 'max' : Number(event.target.value))}
        >
          {speeds.slice(1).map((one) => (
            <option key={one} value={String(one)}>
              {speedName(say, one)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="is-main" disabled={isBegun}>
        {say('play-begin')}
      </button>
      <p className="small quiet play-note">{say('play-note')}</p>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </form>
  );
}
