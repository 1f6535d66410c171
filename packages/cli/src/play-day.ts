/** `saylau rehearse --play`: a rehearsal handed to a server, act by act, at the speed of a night or faster. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Night, Progress } from '@saylau/rehearsal/play';
import { whole } from '@saylau/texts';
import { usualData } from './commands/serve.js';
import { exitCodes } from './exit-codes.js';
import { allStatutes } from './load.js';
import { InputProblem, UsageProblem } from './problems.js';
import { dayFolderOf, receiveDay } from './received.js';
import { madeNight } from './rehearsal-made.js';
import { RemoteServer } from './remote/client.js';
import type { NightPlayed } from './remote/play.js';
import { rehearsalLines } from './render/night.js';
import type { Session } from './session.js';
import { accessKeyFile, accessKeyIn } from './user/access-key-file.js';
import { logsAt } from './verify/log-named.js';

interface Asked {
  readonly day: string | undefined;
  readonly address: string | undefined;
  readonly play?: string;
  readonly seed?: string;
  readonly stations?: string;
  readonly key?: string;
  readonly json?: true;
}

/** Ends with 0 where every act was taken. */
export async function playDay(session: Session, asked: Asked): Promise<number> {
  const { day, address, json } = asked;
  if (day === undefined) throw new UsageProblem('usage.missing-argument', { what: 'polling-day' });
  if (address === undefined) throw new UsageProblem('usage.missing-argument', { what: 'address' });
  const speed = speedIn(asked.play ?? '');
  const server = new RemoteServer(address, { key: keyIn(session, asked.key), language: session.texts.language });
  // Before a night is made, which takes a while: whether there is anybody to play it to.
  await logsAt(server);
  const { night, seed } = await nightOf(session, day, asked);
  if (json !== true)
    session.print([...rehearsalLines(session.page), session.texts.say('play.begins', { what: address })]);
  const [{ playNight, realClock }, { Pace }, statutes] = await Promise.all([
    import('./remote/play.js'),
    import('@saylau/rehearsal/play'),
    allStatutes(),
  ]);
  const told = (progress: Progress): void => session.progress(progressText(session, progress));
  const pace = new Pace(speed, realClock);
  const played = await playNight(server, { night, seed, statutes, pace, told });
  session.progress();
  if (json === true) session.printJson(played);
  else session.print([...playedLines(session, played, server), '', nextLine(session, played, server)]);
  return played.refused > 0 || played.stopped ? exitCodes.faults : exitCodes.fine;
}

/** A folder that `rehearse` wrote, or a day made anew from its plan and a seed. */
async function nightOf(session: Session, day: string, asked: Asked): Promise<{ night: Night; seed: string }> {
  const folder = dayFolderOf(day);
  if (folder === undefined) return await madeNight(session, day, asked);
  const faults: string[] = [];
  const received = await receiveDay(folder, undefined, {
    fault: ({ file, code }) => faults.push(`${file}: ${code}`),
    progress: (share) => session.progress(session.texts.say('progress.protocols', { share })),
  });
  const own = received.day;
  if (faults.length > 0 || own === undefined) throw new InputProblem('problem.faults', { number: faults.length });
  if (own.rehearsal === undefined) throw new InputProblem('problem.no-rehearsal', { path: folder });
  return { night: { day: own, tables: received.tables, territorial: received.territorial }, seed: own.rehearsal.seed };
}

/** `60`, `60x`, `max`. */
function speedIn(text: string): number | 'max' {
  if (text === 'max') return 'max';
  const speed = Number(/^(\d{1,6})x?$/.exec(text)?.[1] ?? 0);
  if (speed < 1) throw new UsageProblem('usage.speed', { what: text });
  return speed;
}

/** The key of `--key`, SAYLAU_KEY, or of a server on this machine. */
export function keyIn({ io }: Session, file: string | undefined): string {
  if (file === undefined && io.env.SAYLAU_KEY !== undefined) return accessKeyIn(io.env.SAYLAU_KEY, 'SAYLAU_KEY');
  const path = file ?? join(io.env.SAYLAU_DATA ?? usualData, 'rehearser.key');
  if (!existsSync(path)) throw new InputProblem('problem.no-key', { path });
  return accessKeyFile(path);
}

function progressText({ texts }: Session, { at, steps, taken }: Progress): string {
  const clock = new Date(at * 1000).toISOString().slice(0, 16).replace('T', ' ');
  return texts.say('progress.playing', { share: Math.floor((taken * 100) / Math.max(1, steps)), clock });
}

function nextLine({ texts }: Session, { origin }: NightPlayed, { address }: RemoteServer): string {
  return texts.say('play.next', { address, what: origin });
}

function playedLines(session: Session, played: NightPlayed, server: RemoteServer): string[] {
  const { page, texts } = session;
  const refused = played.firstRefused
    .slice(0, 20)
    .map(({ act, refusals }) => `  ${act}: ${refusals.map(({ code }) => code).join(', ')}`);
  return [
    ...page.pairs(
      [
        [texts.say('play.log'), played.origin],
        [texts.say('play.acts'), whole(texts, played.taken)],
        [texts.say('play.before'), whole(texts, played.before)],
        [texts.say('play.refused'), whole(texts, played.refused)],
        [texts.say('play.address'), `${server.address}/api/v1/logs/${encodeURIComponent(played.origin)}`],
      ],
      '',
    ),
    ...refused,
  ];
}
