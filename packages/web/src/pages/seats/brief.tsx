/** Contests of persons in brief: who was elected, by how much, and by which rule. */

import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Absent, Figure } from '../../parts/figure.js';
import { GroundList } from '../../parts/grounds.js';
import { Named, OptionName } from '../../parts/option-name.js';
import { useSay } from '../../site/site.js';
import type { BriefContest, SeatsData } from './data.js';

export function BriefContests({ data }: { readonly data: SeatsData }): ReactNode {
  const say = useSay('seats');
  const columns: readonly Column<BriefContest>[] = [
    { key: 'contest', head: say('contest'), cell: ({ name, id }) => <Named text={name} otherwise={id} /> },
    { key: 'elected', head: say('elected'), cell: (contest) => <Elected contest={contest} /> },
    { key: 'votes', head: say('votes'), isFigure: true, cell: ({ votes }) => <Figure value={votes} /> },
    { key: 'lead', head: say('lead-over'), isFigure: true, cell: ({ lead }) => <Figure value={lead} /> },
  ];
  const known = data.brief.filter(({ elected, votes }) => elected.length > 0 || votes !== undefined);
  return (
    <section className="making">
      <h2>{say('brief')}</h2>
      {data.briefCites.length > 0 && <p>{say('brief-lead')}</p>}
      <GroundList grounds={data.grounds} cites={data.briefCites} />
      {known.length > 0 && (
        <DataTable caption={say('brief-caption')} columns={columns} rows={known} keyOf={({ id }) => id} />
      )}
      {known.length < data.brief.length && (
        <p className="quiet">{say('brief-unknown', { number: data.brief.length - known.length })}</p>
      )}
    </section>
  );
}

function Elected({ contest }: { readonly contest: BriefContest }): ReactNode {
  const say = useSay('seats');
  const { elected, status } = contest;
  if (elected.length === 0) return <Absent />;
  return (
    <>
      {elected.map(({ name, colour }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: persons may bear one name
        <span key={at} className="person">
          <OptionName name={name} colour={colour} />
        </span>
      ))}
      {status === 'declared-only' && <span className="tag">{say('declared-only')}</span>}
    </>
  );
}
