/** The first page of an election of one office: who is elected, the share that it took, the rounds. */

import type { Text } from '@saylau/core';
import type { ReactNode } from 'react';
import type { ContestFull, OtherPoll, RankedOption } from '../../data/contest-full.js';
import { isCounting } from '../../data/is-counting.js';
import { ContestBars } from '../../parts/contest-bars.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Figure, Percent } from '../../parts/figure.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { Stat, Stats } from '../../parts/stat.js';
import type { Site } from '../../site/site.js';
import { useSay, useSite } from '../../site/site.js';
import type { Figure as Value } from '../../site/telling.js';
import type { ElectionPageData } from './data.js';
import { type ElectionPageProps, ProgressStat, Rest, Turnout, TurnoutStat } from './sections.js';
import { Ways } from './ways.js';

type OfPersons = Extract<ElectionPageData, { kind: 'persons' }>;

export function PersonsPage({ page, data }: ElectionPageProps & { readonly data: OfPersons }): ReactNode {
  const say = useSay('election');
  const site = useSite();
  const { contest, win, progress } = data;
  const against = contest.options.find(({ role }) => role === 'against-all');
  return (
    <>
      <h1>{personsHeadline(page, data, site)}</h1>
      <p className="quiet">{site.day(data.date)}</p>
      <Stats>
        {progress !== undefined && <ProgressStat progress={progress} date={data.date} />}
        <TurnoutStat contest={contest} />
        {contest.lead !== undefined && (
          <Stat label={say('lead')} value={<Figure value={contest.lead} />} note={say('lead-note')} />
        )}
        {against !== undefined && (
          <Stat
            label={<Named text={against.name} otherwise={say('against-all')} />}
            value={<Percent value={against.percent} />}
            note={<Figure value={against.votes} />}
          />
        )}
        {data.rounds > 1 && (
          <Stat
            label={say('rounds')}
            value={1 + contest.rounds.length}
            note={contest.secondRound === false ? say('no-second-round') : undefined}
          />
        )}
      </Stats>
      <Ways page={page} />
      <section>
        <h2>{say('candidates')}</h2>
        <ContestBars
          contest={contest}
          caption={say(contest.rounds.length > 0 ? 'first-round' : 'one-round')}
          lineSays={win && say(win.strict ? 'win-line-more' : 'win-line-least', { percent: site.percent(win.percent) })}
        />
      </section>
      {contest.rounds.map(({ round, ...poll }) => (
        <section key={round}>
          <h2>{say('round', { round })}</h2>
          <OtherFigures contest={contest} poll={poll} caption={say('round', { round })} />
        </section>
      ))}
      <Lines contest={contest} />
      <Preliminary contest={contest} />
      <Turnout page={page} />
      <Rest page={page} />
    </>
  );
}

export function personsHeadline(
  { stage }: ElectionPageProps['page'],
  { contest, name, progress }: OfPersons,
  site: Site,
): string {
  const say = site.say('election');
  const [first] = contest.options;
  const elected = contest.options.find(({ isElected }) => isElected === true);
  if (stage === 'none') return say('headline-none');
  const of = ({ name: own, percent }: RankedOption) => ({
    name: site.name(own),
    percent: percent === undefined ? '' : site.percent(percent),
  });
  if (isCounting(stage, progress)) {
    if (first?.percent === undefined) return site.name(name);
    return contest.first?.is === 'tie' ? say('headline-tie') : say('headline-leads', of(first));
  }
  if (elected !== undefined) return say('headline-elected', of(elected));
  return contest.secondRound === true ? say('headline-second-round') : site.name(name);
}

/** Lines of the protocol, as far as they are known. */
export function Lines({ contest }: { readonly contest: ContestFull }): ReactNode {
  const say = useSay('parts');
  if (contest.lines.length === 0) return null;
  return (
    <section>
      <h2>{say('lines')}</h2>
      <DataTable
        caption={say('lines')}
        isCaptionHidden={true}
        columns={[
          { key: 'line', head: say('line'), cell: ({ name }) => <Named text={name} /> },
          { key: 'value', head: say('number'), isFigure: true, cell: ({ value }) => <Figure value={value} /> },
        ]}
        rows={contest.lines}
        keyOf={({ line }) => line}
      />
    </section>
  );
}

/** What was announced before the final figures, beside them; nothing where nothing was. */
export function Preliminary({ contest }: { readonly contest: ContestFull }): ReactNode {
  const say = useSay('election');
  const site = useSite();
  const { preliminary } = contest;
  if (preliminary === undefined || preliminary.options.length === 0) return null;
  const at = preliminary.at === undefined ? '' : site.day(preliminary.at);
  return (
    <section>
      <h2>{say('preliminary')}</h2>
      <OtherFigures contest={contest} poll={preliminary} isBesideFinal={true} caption={say('preliminary-at', { at })} />
    </section>
  );
}

export interface OtherFiguresProps {
  readonly contest: ContestFull;
  readonly poll: OtherPoll;
  readonly caption: string;
  /** Beside the final figures of the same options. */
  readonly isBesideFinal?: boolean;
}

interface FigureRow {
  readonly id: string;
  readonly name: Text;
  readonly colour?: string;
  readonly votes?: Value;
  readonly percent?: string;
  readonly final?: Value;
  readonly finalPercent?: string;
}

/** Options, then the lines beside them: each with its figure in the other poll, and the final one. */
function figureRows({ options, lines }: ContestFull, poll: OtherPoll): readonly FigureRow[] {
  const polled = new Map(poll.options.map((one) => [one.id, one]));
  const other = new Map(poll.lines.map((one) => [one.line, one]));
  const all = [...lines, ...poll.lines.filter(({ line }) => !lines.some((own) => own.line === line))];
  return [
    ...options
      .filter(({ id }) => polled.has(id))
      .map(({ id, name, colour, votes, percent }) => ({
        id,
        name,
        colour,
        ...optional('votes', polled.get(id)?.votes),
        ...optional('percent', polled.get(id)?.percent),
        ...optional('final', votes),
        ...optional('finalPercent', percent),
      })),
    ...all.map(({ line, name }) => ({
      id: line,
      name,
      ...optional('votes', other.get(line)?.value),
      ...optional('final', lines.find((own) => own.line === line)?.value),
    })),
  ];
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  // One key, of that name.
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}

/** Figures of another poll of the same options: a later round, or those announced before the final ones. */
export function OtherFigures({ contest, poll, caption, isBesideFinal = false }: OtherFiguresProps): ReactNode {
  const say = useSay('parts');
  const columns: readonly Column<FigureRow>[] = [
    {
      key: 'option',
      head: say('option'),
      cell: ({ name, colour }) =>
        colour === undefined ? (
          <Named text={name} />
        ) : (
          <OptionName name={name} colour={colour} otherwise={say('unnamed')} />
        ),
    },
    {
      key: 'votes',
      head: say(isBesideFinal ? 'preliminary' : 'votes'),
      isFigure: true,
      cell: ({ votes }) => <Figure value={votes} />,
    },
    {
      key: 'percent',
      head: '%',
      isFigure: true,
      isWide: true,
      cell: (row) => <ShareOf row={row} percent={row.percent} />,
    },
    ...(isBesideFinal
      ? [
          { key: 'final', head: say('final'), isFigure: true, cell: (row: FigureRow) => <Figure value={row.final} /> },
          {
            key: 'final-percent',
            isWide: true,
            head: '%',
            isFigure: true,
            cell: (row: FigureRow) => <ShareOf row={row} percent={row.finalPercent} />,
          },
        ]
      : []),
  ];
  return <DataTable caption={caption} columns={columns} rows={figureRows(contest, poll)} keyOf={({ id }) => id} />;
}

/** Lines beside the options have no share. */
function ShareOf({ row, percent }: { readonly row: FigureRow; readonly percent: string | undefined }): ReactNode {
  return row.colour === undefined ? null : <Percent value={percent} />;
}
