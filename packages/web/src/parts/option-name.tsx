/** An option by its colour and its name: the colour never stands alone. */

import type { Text } from '@saylau/core';
import type { ReactNode } from 'react';
import { useSite } from '../site/site.js';
import { named } from '../site/telling.js';

export interface OptionNameProps {
  readonly name: Text;
  readonly colour: string;
  /** What is said where the name is empty. */
  readonly otherwise?: string;
}

export function OptionName({ name, colour, otherwise = '' }: OptionNameProps): ReactNode {
  return (
    <span className="option">
      <span className={`mark ${colour}`} aria-hidden="true" />
      <span>
        <Named text={name} otherwise={otherwise} />
      </span>
    </span>
  );
}

/** A text of the data, marked with its language where it is known in another one alone. */
export function Named({
  text,
  otherwise = '',
}: {
  readonly text: Text | undefined;
  readonly otherwise?: string;
}): ReactNode {
  const { language } = useSite();
  const { text: words, lang } = named(language, text);
  if (words === '') return otherwise;
  return lang === undefined ? words : <span lang={lang}>{words}</span>;
}
