/** What commissions declared for an area beside the sums of its stations, and whether its ballot papers add up. */

import type { ReactNode } from 'react';
import { DataTable } from '../../parts/data-table.js';
import { Figure } from '../../parts/figure.js';
import { Named } from '../../parts/option-name.js';
import { useSay, useSite } from '../../site/site.js';
import type { AreaPageData } from './data.js';

type Declared = AreaPageData['declared'][number];

export function DeclaredTotals({ data }: { readonly data: AreaPageData }): ReactNode {
  const say = useSay('area');
  if (data.declared.length === 0) return null;
  return (
    <section>
      <h2>{say('declared')}</h2>
      {data.declared.map((declared) => (
        <OneDeclared key={declared.leaf} declared={declared} data={data} />
      ))}
    </section>
  );
}

function OneDeclared({ declared, data }: { readonly declared: Declared; readonly data: AreaPageData }): ReactNode {
  const say = useSay('area');
  const site = useSite();
  const { contest, by, leaf, differences } = declared;
  const ballot = data.ballots.find((one) => one.contest === contest);
  const office = site.texts.sayIf(`office.${by.office}`) ?? by.office;
  const nameOf = (line: string): ReactNode => {
    const own = ballot?.lines.find((one) => one.line === line) ?? ballot?.options.find(({ id }) => id === line);
    return <Named text={own?.name} otherwise={site.texts.sayIf(`line.${line}`) ?? line} />;
  };
  return (
    <>
      <p>
        {ballot !== undefined && (
          <>
            <Named text={ballot.name} />:{' '}
          </>
        )}
        {say('declared-by', { office, leaf })}{' '}
        {differences.length === 0 ? <span className="tag good">{say('no-differences')}</span> : say('differences')}
      </p>
      {differences.length > 0 && (
        <DataTable
          caption={say('differences')}
          isCaptionHidden={true}
          keyOf={({ line }) => line}
          rows={differences}
          columns={[
            { key: 'line', head: say('line'), cell: ({ line }) => nameOf(line) },
            {
              key: 'declared',
              head: say('declared-figure'),
              cell: ({ declared: own }) => <Figure value={own} />,
              isFigure: true,
            },
            {
              key: 'summed',
              head: say('summed'),
              cell: ({ summed }) => (summed === undefined ? '–' : <Figure value={summed} />),
              isFigure: true,
            },
            {
              key: 'by',
              head: say('difference'),
              cell: ({ declared: own, summed }) =>
                summed === undefined ? '–' : signed(site.number(own - summed), own - summed),
              isFigure: true,
            },
          ]}
        />
      )}
    </>
  );
}

function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

const kinds = ['received', 'issued', 'spoiled', 'unused', 'found'] as const;

export function Papers({ data }: { readonly data: AreaPageData }): ReactNode {
  const say = useSay('area');
  const site = useSite();
  const ballots = data.papers.flatMap(({ part, found }) =>
    found === undefined || kinds.every((kind) => found.papers[kind] === undefined) ? [] : [{ part, found }],
  );
  if (ballots.length === 0) return null;
  return (
    <section>
      <h2>{say('papers')}</h2>
      <p className="quiet">{say('papers-note')}</p>
      {ballots.map(({ part, found }) => {
        const name = data.ballots.find((one) => one.part === part)?.name;
        const wrong = found.stations.length + found.more;
        return (
          <div key={part}>
            <h3>
              <Named text={name} otherwise={part} />
            </h3>
            <dl className="facts">
              {kinds.map((kind) => (
                <div key={kind}>
                  <dt>{say(`papers-${kind}`)}</dt>
                  <dd>{found.papers[kind] === undefined ? '–' : site.number(found.papers[kind])}</dd>
                </div>
              ))}
            </dl>
            <p>{say('papers-wrong', { wrong })}</p>
          </div>
        );
      })}
    </section>
  );
}
