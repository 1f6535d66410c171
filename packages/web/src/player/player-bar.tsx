/** The player of a rehearsal: where the night is, how fast it goes, and the switch for it. Browsers only. */

import type { PlayView } from '@saylau/views';
import type { ReactNode } from 'react';
import { Progress } from '../parts/stat.js';
import { useSay, useSite } from '../site/site.js';
import { clockIn } from './clock-in.js';
import { isGoingOn, type Speed, useChange, usePlays } from './plays.js';

/** Simulated seconds in a second. */
export const speeds = [0, 1, 60, 600, 'max'] as const satisfies readonly Speed[];

export interface PlayerBarProps {
  /** Origin of the log. */
  readonly log: string;
  /** "+06:00" */
  readonly zone: string;
}

/** Nothing where this log is not being played. */
export function PlayerBar({ log, zone }: PlayerBarProps): ReactNode {
  const { language } = useSite();
  const { data } = usePlays(language);
  const play = data?.plays.find((one) => one.log === log);
  return play === undefined ? null : <Player play={play} zone={zone} />;
}

export function Player({ play, zone }: { readonly play: PlayView; readonly zone: string }): ReactNode {
  const say = useSay('site');
  const site = useSite();
  const { setSpeed, end, problem } = useChange(site.language);
  const { state, at, acts, speed, id } = play;
  return (
    <section className="player" aria-label={say('player')}>
      <div className="player-state">
        <strong>{say(`play-${state}`)}</strong>
        {at !== undefined && <span className="player-clock number">{clockIn(site, at, zone)}</span>}
        {acts !== undefined && (
          <span className="quiet small number">{say('play-acts', { done: acts.done, total: acts.total })}</span>
        )}
      </div>
      {acts !== undefined && <Progress part={acts.done} whole={acts.total} />}
      {isGoingOn(play) && state !== 'making' && (
        <fieldset className="player-speeds">
          <legend className="visually-hidden">{say('play-speed')}</legend>
          <div className="switch">
            {speeds.map((one) => (
              <button key={one} type="button" aria-pressed={one === speed} onClick={() => setSpeed(id, one)}>
                {speedName(say, one)}
              </button>
            ))}
          </div>
          <button type="button" onClick={() => end(id)}>
            {say('play-end')}
          </button>
        </fieldset>
      )}
      {(problem ?? play.problem?.title) !== undefined && <p role="alert">{problem ?? play.problem?.title}</p>}
    </section>
  );
}

export function speedName(say: ReturnType<typeof useSay<'site'>>, speed: Speed): string {
  if (speed === 0) return say('play-pause');
  return speed === 'max' ? say('play-max') : `×${speed}`;
}
