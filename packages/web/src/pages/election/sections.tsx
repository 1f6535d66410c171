/** What first pages of all kinds of elections share: how far the count is, turnout, what was declared, what contradicts. */

import type { ReactNode } from 'react';
import type { ComparisonRow } from '../../data/comparisons.js';
import type { ContestFull } from '../../data/contest-full.js';
import type { CountProgress } from '../../data/progress.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Absent, Changing, Figure, Percent } from '../../parts/figure.js';
import { Named } from '../../parts/option-name.js';
import { Progress, Stat } from '../../parts/stat.js';
import { TurnoutChart } from '../../parts/turnout-chart.js';
import { PlaceLink } from '../../shell/place-link.js';
import type { ElectionPageKind as LinkKind, PageOf } from '../../site/page.js';
import { type Site, useSay, useSite } from '../../site/site.js';
import { timeIn } from '../changes/hours.js';

export type ElectionPageProps = { readonly page: PageOf<'election'> };

/** A link to another page of the election, where there is one. */
export function ElectionLink({
  page,
  kind,
  children,
}: ElectionPageProps & { readonly kind: LinkKind; readonly children: ReactNode }): ReactNode {
  if (page.place.of === undefined || page.about?.pages.includes(kind) !== true) return null;
  return <PlaceLink place={{ kind, of: page.place.of, rest: [] }}>{children}</PlaceLink>;
}

/** Turnout as counted, else as declared, else why it is not known. */
export function TurnoutStat({ contest }: { readonly contest: ContestFull }): ReactNode {
  const say = useSay('election');
  const site = useSite();
  const { turnout, declaredTurnout, turnoutMissing, turnoutOf, preliminary } = contest;
  if (turnout !== undefined) {
    return (
      <Stat
        label={say('turnout')}
        value={<Percent value={turnout.percent} />}
        note={
          <>
            {say('turnout-how', { votes: turnout.votes, base: turnout.base })}
            {turnoutOf !== undefined && <span className="how"> {site.name(turnoutOf)}</span>}
          </>
        }
      />
    );
  }
  const missing =
    turnoutMissing === undefined ? undefined : say('turnout-missing', { lines: site.name(turnoutMissing) });
  if (declaredTurnout !== undefined)
    return <Stat label={say('turnout-declared')} value={<Percent value={declaredTurnout} />} note={missing} />;
  if (preliminary?.turnout !== undefined)
    return (
      <Stat label={say('turnout-preliminary')} value={<Percent value={preliminary.turnout.percent} />} note={missing} />
    );
  return <Stat label={say('turnout')} value={<Absent />} note={missing} />;
}

export function ProgressStat({
  progress,
  date,
}: {
  readonly progress: CountProgress;
  readonly date: string;
}): ReactNode {
  const say = useSay('election');
  const site = useSite();
  const { counted, expected, last, isRehearsed, zone } = progress;
  const lastAct = isRehearsed ? 'last-act-rehearsed' : 'last-act';
  return (
    <Stat
      label={say('protocols')}
      value={<Changing text={say('counted-of', { counted, expected })} />}
      note={
        <>
          <Progress part={counted} whole={expected} />
          {site.share(counted, expected, counted < expected && counted * 1000 > expected * 999 ? 2 : 1)}
          {last !== '' && ` · ${say(lastAct, { time: momentOf(site, zone, last, date) })}`}
        </>
      }
    />
  );
}

/** "22:30" by the clock of the polling day; with its day where that is another one. */
function momentOf(site: Site, zone: string, utc: string, date: string): string {
  const { day, clock } = timeIn(utc, zone);
  return day === date ? clock : `${site.day(day)}, ${clock}`;
}

export function Turnout({ page }: ElectionPageProps): ReactNode {
  const say = useSay('election');
  const { turnoutDay } = page.data;
  if (turnoutDay === undefined) return null;
  return (
    <section>
      <h2>{say('turnout-day')}</h2>
      <TurnoutChart day={turnoutDay} />
    </section>
  );
}

/** How the count stands, what was declared, what contradicts, what nobody published: below what is asked first. */
export function Rest({ page }: ElectionPageProps): ReactNode {
  const { progress } = page.data;
  return (
    <>
      {progress !== undefined && <Count page={page} progress={progress} />}
      <Declared page={page} />
      <Sources page={page} />
    </>
  );
}

function Count({ page, progress }: ElectionPageProps & { readonly progress: CountProgress }): ReactNode {
  const say = useSay('election');
  const protocols = Object.entries(progress.protocols);
  const contests = Object.entries(progress.contests);
  type Row = readonly [string, number];
  const columns = (kind: 'protocol' | 'contest'): readonly Column<Row>[] => [
    { key: 'state', head: say('state'), cell: ([state]) => say(`${kind}-state`, { state }) },
    { key: 'number', head: say('number'), isFigure: true, cell: ([, number]) => <Figure value={number} /> },
  ];
  return (
    <section>
      <h2>{say('count')}</h2>
      <div className="columns">
        <DataTable
          caption={say('protocol-states')}
          columns={columns('protocol')}
          rows={protocols}
          keyOf={([state]) => state}
        />
        <DataTable
          caption={say('contest-states')}
          columns={columns('contest')}
          rows={contests}
          keyOf={([state]) => state}
        />
      </div>
      <p>
        <ElectionLink page={page} kind="changes">
          {say('see-changes')}
        </ElectionLink>
      </p>
    </section>
  );
}

function Declared({ page }: ElectionPageProps): ReactNode {
  const say = useSay('election');
  const { compared } = page.data;
  if (compared === undefined || (compared.agree === 0 && compared.rows.length === 0)) return null;
  const columns: readonly Column<ComparisonRow>[] = [
    {
      key: 'what',
      head: say('figure'),
      cell: ({ contest, what, name }) => (
        <>
          {contest !== undefined && (
            <>
              <Named text={contest} />
              {': '}
            </>
          )}
          <Named text={name} /> {say(`compared-what-${what}`)}
        </>
      ),
    },
    { key: 'counted', head: say('counted'), isFigure: true, cell: (row) => <Value row={row} value={row.counted} /> },
    { key: 'declared', head: say('declared'), isFigure: true, cell: (row) => <Value row={row} value={row.declared} /> },
    {
      key: 'is',
      head: say('comparison'),
      cell: ({ is, by }) => (
        <span className={is === 'differs' ? 'tag bad' : 'tag'}>{say(`compared-${is}`, { by: by ?? 'none' })}</span>
      ),
    },
  ];
  return (
    <section>
      <h2>{say('declared-counted')}</h2>
      <p>{say('agree', { agree: compared.agree, others: compared.rows.length + compared.more })}</p>
      {compared.rows.length > 0 && (
        <DataTable
          caption={say('declared-counted')}
          isCaptionHidden={true}
          columns={columns}
          rows={compared.rows}
          keyOf={(row) => JSON.stringify(row)}
        />
      )}
      {compared.more > 0 && <p className="quiet">{say('more-rows', { more: compared.more })}</p>}
    </section>
  );
}

function Value({ row, value }: { readonly row: ComparisonRow; readonly value: string | undefined }): ReactNode {
  const say = useSay('election');
  const site = useSite();
  if (value === undefined) return '–';
  if (value === 'true' || value === 'false') return say(value === 'true' ? 'yes' : 'no');
  return row.what === 'percent' || row.what === 'turnout' ? site.percent(value) : site.number(value);
}

/** Sources that give one figure differently, with the verdict; and figures that none gives. */
function Sources({ page }: ElectionPageProps): ReactNode {
  const say = useSay('election');
  const { contradictions, absent } = page.data;
  if (contradictions.length === 0 && absent.length === 0) return null;
  return (
    <section>
      <h2>{say('sources')}</h2>
      {contradictions.length > 0 && (
        <details className="sources">
          <summary>{say('contradictions', { number: contradictions.length })}</summary>
          <dl>
            {contradictions.map(({ id, about, values, verdict, why }) => (
              <div key={id}>
                <dt>
                  <Named text={about} />
                </dt>
                <dd>
                  {values.join(' / ')} → <strong>{verdict ?? say('not-decided')}</strong>. <Named text={why} />
                </dd>
              </div>
            ))}
          </dl>
          <p>
            <ElectionLink page={page} kind="around">
              {say('see-around')}
            </ElectionLink>
          </p>
        </details>
      )}
      {absent.length > 0 && (
        <details className="sources">
          <summary>{say('absent', { number: absent.length })}</summary>
          <ul>
            {absent.map((text) => (
              <li key={JSON.stringify(text)}>
                <Named text={text} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
