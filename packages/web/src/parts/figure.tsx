/** A figure: grouped digits, marked for a moment where it changed under the reader's eyes; or that it was not published. */

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSay, useSite } from '../site/site.js';
import type { Figure as Value } from '../site/telling.js';

/** Milliseconds that a change stays marked. */
const marked = 4_000;

export function Figure({ value }: { readonly value: Value | undefined }): ReactNode {
  const site = useSite();
  return value === undefined ? <Absent /> : <Changing text={site.number(value)} />;
}

/** "53.90%" of a decimal number as text. */
export function Percent({ value }: { readonly value: string | undefined }): ReactNode {
  const site = useSite();
  return value === undefined ? <Absent /> : <Changing text={site.percent(value)} />;
}

/** Text that is marked when it becomes another. */
export function Changing({ text }: { readonly text: string }): ReactNode {
  const before = useRef(text);
  const [isChanged, setChanged] = useState(false);
  useEffect(() => {
    if (before.current === text) return undefined;
    before.current = text;
    setChanged(true);
    const timer = setTimeout(() => setChanged(false), marked);
    return () => clearTimeout(timer);
  }, [text]);
  return <span className={isChanged ? 'number changed' : 'number'}>{text}</span>;
}

/** What nobody published is said so, and never shown as zero. */
export function Absent(): ReactNode {
  const say = useSay('site');
  return <span className="absent">{say('not-published')}</span>;
}
