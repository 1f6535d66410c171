/** That a protocol is in the record: its entry, the signed root of the log, and the path between them, proved by the reader's browser when it is opened. */

import { type ReactNode, useState } from 'react';
import type { Proven } from '../../checking/prove.js';
import { useSay, useSite } from '../../site/site.js';

export interface ProofLog {
  readonly origin: string;
  /** Verifier keys. */
  readonly keys: readonly string[];
  readonly size: number;
}

export interface ProofProps {
  readonly leaf: number;
  readonly log: ProofLog;
  /** Of the log at the page's size. */
  readonly root: string | undefined;
}

export function Proof({ leaf, log, root }: ProofProps): ReactNode {
  const say = useSay('station');
  const { base } = useSite();
  const [found, setFound] = useState<{ readonly of: number; readonly proven?: Proven }>();
  const address = `${base}/log/${log.origin}`;
  const open = (): void => {
    if (found?.of === log.size && found.proven !== undefined) return;
    prove(address, log, leaf).then(
      (proven) => setFound({ of: log.size, proven }),
      (error: unknown) => {
        setFound({ of: log.size });
        reportError(error);
      },
    );
  };
  const proven = found?.proven;
  const [size, shownRoot] = proven === undefined ? [log.size, root] : [proven.size, proven.root];
  const rows: readonly (readonly [string, string | number])[] = [
    [say('proof-log'), log.origin],
    [say('proof-leaf'), leaf],
    [say('proof-size'), size],
    ...(shownRoot === undefined ? [] : [[say('proof-root'), shownRoot] as const]),
    ...(proven === undefined
      ? []
      : [[say('proof-path', { hashes: proven.path.length }), proven.path.join('\n')] as const]),
  ];
  return (
    <details className="no-print" onToggle={(event) => event.currentTarget.open && open()}>
      <summary>{say('proof')}</summary>
      <p>{say('proof-says')}</p>
      <p role="status">
        {proven !== undefined && (
          <strong>{proven.isProven ? `✓ ${say('proof-holds')}` : `✗ ${say('proof-fails')}`}</strong>
        )}
        {found !== undefined && proven === undefined && say('proof-none')}
      </p>
      <dl className="facts is-wide">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="mono proof-path">{value}</dd>
          </div>
        ))}
      </dl>
      {proven !== undefined && (
        <p>
          <button type="button" onClick={() => save(`${leaf}.tlog-proof`, proven.proofFile)}>
            {say('proof-file')}
          </button>
        </p>
      )}
      <p>
        <a href={`${address}/checkpoint`}>{say('proof-checkpoint')}</a>
      </p>
    </details>
  );
}

/** What proves comes when a reader asks for it. */
async function prove(address: string, { origin, keys }: ProofLog, leaf: number): Promise<Proven> {
  const { proveLeaf } = await import('../../checking/prove.js');
  const proven = (cache: RequestCache): Promise<Proven> => {
    const file = async (path: string): Promise<Uint8Array> => {
      const answer = await fetch(`${address}/${path}`, { cache: path === 'checkpoint' ? 'no-cache' : cache });
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    };
    return proveLeaf({ origin, keys, file }, leaf);
  };
  const kept = await proven('default').catch(() => undefined);
  // A rehearsal begun anew has other files under the same names than the browser may have kept.
  return kept?.isProven === true ? kept : await proven('reload');
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // Not before the browser has begun to save it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
