/** A connection for one purpose that is watched, because it is silent for hours and its loss matters. */

import { Client, type ClientConfig } from 'pg';

/** How often it is asked for a sign of life, and how long that may take, milliseconds. */
const beatMs = 2_000;
const patienceMs = 10_000;

export interface Dedicated {
  readonly client: Client;
  /** Resolves when it is lost; also when it was ended. */
  readonly lost: Promise<void>;
  end(): Promise<void>;
}

export async function dedicate(config: ClientConfig): Promise<Dedicated> {
  const client = new Client({ ...config, query_timeout: patienceMs, pipeline: true });
  // Of its loss `end` tells; but without a listener an error would end the process.
  client.on('error', () => undefined);
  const lost = new Promise<void>((resolve) => {
    client.once('end', () => resolve());
  });
  await client.connect();
  const beat = setInterval(() => {
    client.query('select 1').catch(() => cut(client));
  }, beatMs);
  beat.unref();
  lost.then(
    () => clearInterval(beat),
    () => undefined,
  );
  return { client, lost, end: () => client.end() };
}

/** Not `end`: that would wait for a server that no longer answers. */
function cut(client: Client): void {
  client.connection.stream.destroy();
}
