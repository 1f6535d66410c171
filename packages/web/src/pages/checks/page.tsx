/** Check it yourself: every log of this site, and bundles that the reader opens. */

import { type ReactNode, useState } from 'react';
import { CheckPanel } from '../../checking/panel.js';
import { Ways } from '../../checking/ways.js';
import type { PageModule } from '../../site/module.js';
import type { PageOf } from '../../site/page.js';
import { useSay, useSite } from '../../site/site.js';
import { named } from '../../site/telling.js';
import type { CheckableLog } from './data.js';

function Checks({ page }: { readonly page: PageOf<'checks'> }): ReactNode {
  const say = useSay('check');
  const { logs } = page.data;
  const [origin, choose] = useState(logs[0]?.origin);
  const log = logs.find((one) => one.origin === origin) ?? logs[0];
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="lead">{say('checks-lead')}</p>
      <fieldset className="logs">
        <legend>{say('which-log')}</legend>
        {logs.map((one) => (
          <LogChoice key={one.origin} log={one} isChosen={one === log} choose={choose} />
        ))}
      </fieldset>
      <CheckPanel key={log?.origin} {...(log === undefined ? {} : { log })} />
      {log !== undefined && <Ways origin={log.origin} keys={log.keys} />}
    </>
  );
}

interface LogChoiceProps {
  readonly log: CheckableLog;
  readonly isChosen: boolean;
  readonly choose: (origin: string) => void;
}

function LogChoice({ log, isChosen, choose }: LogChoiceProps): ReactNode {
  const say = useSay('check');
  const site = useSite();
  const { origin, kind, size, name, date } = log;
  const { text } = named(site.language, name);
  const called = text === '' ? say(kind === 'archive' ? 'log-archive' : 'log-day') : text;
  return (
    <label className="log">
      <input type="radio" name="log" value={origin} checked={isChosen} onChange={() => choose(origin)} />
      <span>
        <strong>{called}</strong>
        {kind === 'rehearsal' && <span className="tag gold">{say('log-rehearsal')}</span>}
        <br />
        <span className="quiet">
          {date !== undefined && `${site.day(date)} · `}
          {say('leaves', { number: size })} · <span className="mono">{origin}</span>
        </span>
      </span>
    </label>
  );
}

export const checksModule: PageModule<'checks'> = {
  namespaces: ['check', 'parts', 'texts'],
  title: (_, site) => site.say('check')('title'),
  summary: (_, site) => site.say('check')('summary'),
  View: Checks,
};
