/** How to check without this page: with the command, with the second verifier, with the log's own files. */

import { type ReactNode, useEffect, useState } from 'react';
import { useSay, useSite } from '../site/site.js';

export interface WaysProps {
  readonly origin: string;
  readonly keys: readonly string[];
}

export function Ways({ origin, keys }: WaysProps): ReactNode {
  const say = useSay('check');
  const site = useSite();
  const host = useHost();
  const files = `${site.base}/log/${origin}`;
  const bundle = `${origin.replaceAll('/', '-')}.saylau.gz`;
  return (
    <>
      <h2>{say('without')}</h2>
      <p>{say('without-why')}</p>
      <p className="quiet">{say('command-how')}</p>
      <h3>{say('with-command')}</h3>
      <pre>{`saylau verify ${host}${site.base} ${origin}`}</pre>
      <h3>{say('with-second')}</h3>
      <p>{say('with-second-why')}</p>
      <pre>{`saylau export ${host}${site.base} ${origin} --out ${bundle}\nnode verifier/saylau-verify.mjs ${bundle}`}</pre>
      <h2>{say('keys')}</h2>
      <p>{say('keys-why')}</p>
      <ul className="plain">
        {keys.map((key) => (
          <li key={key} className="mono">
            {key}
          </li>
        ))}
      </ul>
      <p>
        <a href={`${files}/checkpoint`}>{say('checkpoint')}</a>
      </p>
      <p>{say('witnesses')}</p>
    </>
  );
}

/** "https://host" as the reader came here; before that the one that the site was published for. A server does not know its own. */
function useHost(): string {
  const site = useSite();
  const [host, setHost] = useState(site.host ?? 'https://…');
  useEffect(() => setHost(window.location.origin), []);
  return host;
}
