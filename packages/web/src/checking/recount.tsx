/** The totals and seats that the reader's browser came to, beside those that the page shows. */

import type { ReactNode } from 'react';
import { DataTable } from '../parts/data-table.js';
import { Named } from '../parts/option-name.js';
import { useSay, useSite } from '../site/site.js';
import { type Beside, besides, type ContestBeside, optionNames } from './beside.js';
import type { CountedElection } from './counted.js';
import type { Shown } from './judgement.js';
import type { CheckDone } from './messages.js';

export interface RecountProps {
  readonly counted: CheckDone['counted'];
  readonly shown?: Shown;
}

export function Recount({ counted, shown }: RecountProps): ReactNode {
  const say = useSay('check');
  const { size, elections } = counted;
  if (elections.length === 0) return null;
  if (shown === undefined || shown.size !== size)
    return (
      <section>
        <h2>{say('recount')}</h2>
        {elections.map((election) => (
          <Found key={election.id} election={election} />
        ))}
      </section>
    );
  const found = elections.find(({ id }) => id === shown.election.id);
  const rows = besides(shown.election, found);
  const differing = rows.reduce((sum, row) => sum + row.differing.length, 0);
  const all = rows.reduce((sum, row) => sum + row.all.length, 0);
  return (
    <section>
      <h2>{say('recount')}</h2>
      <p className={differing === 0 ? 'same' : 'other'}>
        {differing === 0
          ? say('all-same', { number: all, contests: rows.length })
          : say('differing', { number: differing, of: all })}
      </p>
      {rows.map((row) => (
        <ContestTable key={row.contest.id} row={row} isOpen={rows.length < 4 || row.differing.length > 0} />
      ))}
    </section>
  );
}

/** Another log than that of the page, or of another size: only what was found. */
function Found({ election }: { readonly election: CountedElection }): ReactNode {
  return (
    <>
      <h3>
        <Named text={election.name} />
      </h3>
      {besides(election, election).map((row) => (
        <ContestTable key={row.contest.id} row={row} isOpen={election.contests.length < 4} hasShown={false} />
      ))}
    </>
  );
}

interface ContestTableProps {
  readonly row: ContestBeside;
  readonly isOpen: boolean;
  readonly hasShown?: boolean;
}

function ContestTable({ row, isOpen, hasShown = true }: ContestTableProps): ReactNode {
  const say = useSay('check');
  const site = useSite();
  const { contest, all, differing } = row;
  const columns = [
    { key: 'what', head: say('figure'), cell: (one: Beside) => <What row={row} one={one} /> },
    ...(hasShown
      ? [
          {
            key: 'shown',
            head: say('shown'),
            isFigure: true,
            cell: (one: Beside) => <Value row={row} text={one.shown} />,
          },
        ]
      : []),
    { key: 'found', head: say('found'), isFigure: true, cell: (one: Beside) => <Value row={row} text={one.found} /> },
    ...(hasShown
      ? [{ key: 'is', head: '', cell: (one: Beside) => (one.shown === one.found ? '=' : `≠ ${say('differs')}`) }]
      : []),
  ];
  return (
    <details open={isOpen}>
      <summary>
        {hasShown && <span aria-hidden="true">{differing.length === 0 ? '✓ ' : '✗ '}</span>}
        <Named text={contest.name} /> ·{' '}
        {say('protocols', { counted: site.number(contest.counted), expected: site.number(contest.expected) })}
        {hasShown &&
          ` · ${differing.length === 0 ? say('same', { number: all.length }) : say('differing', { number: differing.length, of: all.length })}`}
      </summary>
      <DataTable
        caption={<Named text={contest.name} />}
        isCaptionHidden={true}
        columns={columns}
        rows={all}
        keyOf={({ what, key }) => `${what} ${key}`}
      />
    </details>
  );
}

interface CellProps {
  readonly row: ContestBeside;
}

function What({ row, one }: CellProps & { readonly one: Beside }): ReactNode {
  const say = useSay('check');
  if (one.key === '') return say(`what-${one.what}`);
  const name = optionNames(row.contest).get(one.key);
  const called = name === undefined ? one.key : <Named text={name} />;
  return one.what === 'seats' ? (
    <>
      {called} · {say('what-seats')}
    </>
  ) : (
    called
  );
}

function Value({ row, text }: CellProps & { readonly text: string | undefined }): ReactNode {
  const site = useSite();
  const say = useSay('check');
  if (text === undefined) return <span className="absent">{say('nothing')}</span>;
  if (/^\d+$/.test(text)) return <span className="number">{site.number(text)}</span>;
  if (text === 'true' || text === 'false') return say(text);
  const names = optionNames(row.contest);
  return text
    .split(',')
    .map((id) => site.name(names.get(id)) || id)
    .join(', ');
}
