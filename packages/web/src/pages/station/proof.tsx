/** That a protocol is in the record: its entry, the root of the log, and the path between them, fetched when a reader opens it. */

import { type ReactNode, useState } from 'react';
import { useSay, useSite } from '../../site/site.js';

export interface ProofProps {
  readonly leaf: number;
  readonly origin: string;
  /** Of the log. */
  readonly size: number;
  readonly root: string | undefined;
}

export function Proof({ leaf, origin, size, root }: ProofProps): ReactNode {
  const say = useSay('station');
  const { isLive } = useSite();
  const [path, setPath] = useState<Path>();
  const log = `/api/v1/logs/${encodeURIComponent(origin)}/proof`;
  const open = (): void => {
    if (!isLive || path?.size === size) return;
    // Without the path there is still the file.
    fetchPath(`${log}/inclusion?index=${leaf}&size=${size}`, size).then(setPath, () => undefined);
  };
  const rows: readonly (readonly [string, string | number])[] = [
    [say('proof-log'), origin],
    [say('proof-leaf'), leaf],
    [say('proof-size'), size],
    ...(root === undefined ? [] : [[say('proof-root'), root] as const]),
    ...(path?.size === size
      ? [[say('proof-path', { hashes: path.hashes.length }), path.hashes.join('\n')] as const]
      : []),
  ];
  return (
    <details className="no-print" onToggle={(event) => event.currentTarget.open && open()}>
      <summary>{say('proof')}</summary>
      <p>{say('proof-says')}</p>
      <dl className="facts is-wide">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="mono proof-path">{value}</dd>
          </div>
        ))}
      </dl>
      {isLive && (
        <p>
          <a href={`${log}/file?index=${leaf}`}>{say('proof-file')}</a>
        </p>
      )}
    </details>
  );
}

/** Of a size: the log grows, and each size has its own. */
interface Path {
  readonly size: number;
  readonly hashes: readonly string[];
}

async function fetchPath(address: string, size: number): Promise<Path> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  // Its own server's answer.
  const { hashes } = (await answer.json()) as { readonly hashes: readonly string[] };
  return { size, hashes };
}
