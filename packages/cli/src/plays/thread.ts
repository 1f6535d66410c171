/** The thread that plays one night: it makes it, signs its acts and hands them in, and tells how far it is. */

import { parentPort, workerData } from 'node:worker_threads';
import { RehearsalError, rehearse } from '@saylau/rehearsal';
import { type Instant, instantText, Pace, PaceStopped, type Progress } from '@saylau/rehearsal/play';
import type { PlayTrouble } from '@saylau/server';
import { allStatutes } from '../load.js';
import { InputProblem } from '../problems.js';
import { rehearsalInput } from '../rehearsal-input.js';
import { RemoteProblem, RemoteServer } from '../remote/client.js';
import { type NightBegun, type NightPlayed, playNight, realClock } from '../remote/play.js';
import type { FromThread, ThreadAsked, ToThread } from './messages.js';

const asked = workerData as ThreadAsked;
const pace = new Pace(asked.speed, realClock);

parentPort?.on('message', (told: ToThread) => {
  if (told === 'stop') pace.stop();
  else pace.set(told);
});

function tell(news: FromThread): void {
  parentPort?.postMessage(news);
}

/** Milliseconds between looks at the simulated clock. */
const lookEvery = 200;

try {
  const played = await play();
  tell(played.stopped ? { state: 'failed', trouble: refusedIn(played) } : { state: 'finished' });
} catch (error) {
  const trouble = troubleOf(error);
  if (trouble !== undefined) tell({ state: 'failed', trouble });
  else if (!(error instanceof PaceStopped)) throw error;
}
parentPort?.close();

async function play(): Promise<NightPlayed> {
  const input = await rehearsalInput(asked.plan);
  const { day, tables, territorial } = rehearse(input, asked);
  const server = new RemoteServer(asked.address, { key: asked.key, language: 'en' });
  const clock: { ends?: Instant; timer?: NodeJS.Timeout } = {};
  const begun = (night: NightBegun): void => {
    const { origin: log, begins, ends, steps: total, before: done } = night;
    clock.ends = ends;
    clock.timer = setInterval(() => tell(clockNews(ends)), lookEvery);
    const instants = { begins: instantText(begins), ends: instantText(ends) };
    tell({ state: 'playing', log, ...instants, acts: { done, total, refused: 0 } });
  };
  const told = ({ taken: done, steps: total, refused, at }: Progress): void =>
    tell({ acts: { done, total, refused, upTo: instantText(at) } });
  try {
    const night = { day, tables, territorial };
    const played = await playNight(server, {
      ...{ night, seed: asked.seed, statutes: await allStatutes(), pace },
      ...{ begun, told },
    });
    if (clock.ends !== undefined && !played.stopped) tell({ at: instantText(clock.ends) });
    return played;
  } finally {
    clearInterval(clock.timer);
  }
}

/** Where acts are handed in later than they are due the clock goes on, but not beyond the night. */
function clockNews(ends: Instant): FromThread {
  const { shown } = pace;
  return shown === undefined ? {} : { at: instantText(Math.floor(Math.min(shown, ends))) };
}

function refusedIn({ firstRefused: [first] }: NightPlayed): PlayTrouble {
  const refusal = first?.refusals[0]?.code;
  return { code: 'play-refused', ...(refusal === undefined ? {} : { params: { refusal } }) };
}

/** Undefined for what is no failure that was foreseen. */
function troubleOf(error: unknown): PlayTrouble | undefined {
  if (error instanceof RehearsalError)
    return error.code === 'stations-too-few'
      ? { code: 'play-stations-few', params: error.params }
      : { code: 'play-unmade', params: { reason: error.code } };
  if (error instanceof RemoteProblem) return { code: 'play-refused', params: { refusal: error.details.code } };
  if (!(error instanceof InputProblem)) return undefined;
  return error.key === 'problem.other-night'
    ? { code: 'play-other-night', params: { there: error.params.number ?? 0 } }
    : { code: 'play-broken' };
}
