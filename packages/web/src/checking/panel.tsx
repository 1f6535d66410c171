/** Where a check is begun, watched and stopped: of a log of this site, or of a bundle that the reader opens. */

import { type DragEvent, type ReactNode, useState } from 'react';
import { Progress } from '../parts/stat.js';
import { useSay, useSite } from '../site/site.js';
import { judged, type Shown } from './judgement.js';
import type { CheckAsked, LogAsked } from './messages.js';
import { Recount } from './recount.js';
import { type CheckHandle, type Checking, useCheck } from './use-check.js';
import { Verdict } from './verdict.js';

export interface CheckedLog {
  readonly origin: string;
  readonly keys: readonly string[];
}

export interface CheckPanelProps {
  /** None: only files are checked here. */
  readonly log?: CheckedLog;
  /** What the page shows of it. */
  readonly shown?: Shown;
}

export function CheckPanel({ log, shown }: CheckPanelProps): ReactNode {
  const say = useSay('check');
  const handle = useCheck();
  const site = useSite();
  const [trust, setTrust] = useState({ keys: '', policy: '' });
  const { checking, isReady } = handle;
  // The page goes on while it is checked: the verdict is about what it showed then.
  const [then, setThen] = useState(shown);
  const begin = (asked: LogAsked): void => {
    const size = shown?.size;
    setThen(shown);
    const own: CheckAsked = { log: asked, ...trust, ...(size === undefined ? {} : { countAt: size }) };
    handle.begin(own);
  };
  return (
    <div className="check-panel">
      <div className="toolbar">
        {log !== undefined && (
          <button
            type="button"
            className="is-main"
            disabled={!isReady || checking.is === 'running'}
            onClick={() => begin({ from: 'site', address: addressOf(site.base, log.origin), ...log })}
          >
            {say('begin')}
          </button>
        )}
        <FileChoice isReady={isReady} take={(file) => begin({ from: 'file', file })} />
      </div>
      <noscript>
        <p className="note-box is-warning">{say('no-scripts')}</p>
      </noscript>
      <Trust trust={trust} change={setTrust} />
      <State handle={handle} checking={checking} />
      {checking.is === 'done' && (
        <>
          <Verdict done={checking.done} judgement={judged(checking.done, log?.origin, then)} />
          <Recount
            counted={checking.done.counted}
            {...(then !== undefined && checking.done.verification.origin === log?.origin ? { shown: then } : {})}
          />
        </>
      )}
    </div>
  );
}

/** Where this page came from: the thread that fetches has an address of its own. */
function addressOf(base: string, origin: string): string {
  return `${window.location.origin}${base}/log/${origin}`;
}

function FileChoice({ isReady, take }: { readonly isReady: boolean; readonly take: (file: File) => void }): ReactNode {
  const say = useSay('check');
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) take(file);
  };
  return (
    <label
      className={isOver ? 'drop is-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span>{say('file')}</span>
      <input
        type="file"
        accept=".saylau,.gz,application/gzip"
        disabled={!isReady}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) take(file);
          // The same file chosen once more is checked once more.
          target.value = '';
        }}
      />
    </label>
  );
}

interface TrustGiven {
  readonly keys: string;
  readonly policy: string;
}

interface TrustProps {
  readonly trust: TrustGiven;
  readonly change: (trust: TrustGiven) => void;
}

function Trust({ trust, change }: TrustProps): ReactNode {
  const say = useSay('check');
  return (
    <details className="trust">
      <summary>{say('trust')}</summary>
      <p>{say('trust-why')}</p>
      <div className="field">
        <label htmlFor="trusted-keys">{say('trust-keys')}</label>
        <textarea
          id="trusted-keys"
          className="mono"
          rows={2}
          spellCheck={false}
          value={trust.keys}
          onChange={({ target }) => change({ ...trust, keys: target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="trusted-policy">{say('trust-policy')}</label>
        <textarea
          id="trusted-policy"
          className="mono"
          rows={4}
          spellCheck={false}
          value={trust.policy}
          onChange={({ target }) => change({ ...trust, policy: target.value })}
        />
      </div>
    </details>
  );
}

interface StateProps {
  readonly handle: CheckHandle;
  readonly checking: Checking;
}

function State({ handle, checking }: StateProps): ReactNode {
  const say = useSay('check');
  const site = useSite();
  if (checking.is === 'stopped') return <p role="status">{say('stopped')}</p>;
  if (checking.is === 'trouble')
    return (
      <p className="note-box is-bad" role="alert">
        {say(`trouble-${checking.trouble}`)} <span className="mono">{checking.what}</span>
      </p>
    );
  if (checking.is !== 'running') return null;
  const { stage, leaves, of = 0, signatures } = checking.progress;
  return (
    <div className="running">
      <p role="status">
        <strong>{say(`stage-${stage}`)}</strong>
      </p>
      <Progress part={leaves} whole={of} />
      <p className="number">
        {say('progress', {
          leaves: site.number(leaves),
          of: of === 0 ? '…' : site.number(of),
          signatures: site.number(signatures),
        })}
      </p>
      <button type="button" onClick={handle.stop}>
        {say('stop')}
      </button>
    </div>
  );
}
