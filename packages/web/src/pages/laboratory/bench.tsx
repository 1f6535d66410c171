/** Where a reader sets law and sees what the same votes would come to: loaded when the laboratory is opened. */

import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useLocation, useSearch } from 'wouter';
import { useSay, useSite } from '../../site/site.js';
import { Beside, ShortResult } from './beside.js';
import { compared } from './compared.js';
import { Controls } from './controls.js';
import { type CountingInput, countedFrom } from './counting-input.js';
import type { LaboratoryData } from './data.js';
import { commandOf, isNothing, nothingSet, queryOf, type Setting, settingOf } from './setting.js';
import { whatIf } from './what-if.js';

export interface BenchProps {
  readonly data: LaboratoryData;
  readonly input: CountingInput;
  /** Of the past: the command counts it by its id. */
  readonly isArchive: boolean;
}

export function Bench({ data, input, isArchive }: BenchProps): ReactNode {
  const say = useSay('laboratory');
  const site = useSite();
  const { setting, preview, settle } = useSetting();
  const election = useMemo(() => countedFrom(input), [input]);
  const shown = useDeferredValue(setting);
  const found = useMemo(() => whatIf(election, input.statute, shown), [election, input, shown]);
  const pair = useMemo(() => compared(election, input.statute, found), [election, input, found]);
  return (
    // Browsers know no Kazakh: its digits are written as the Russian ones.
    <I18nProvider locale={site.language === 'en' ? 'en-GB' : 'ru-RU'}>
      <div className="bench">
        {/* The library would write a style element, which our policy forbids: ours is in style.css, and this tells it so. */}
        <span id="react-aria-pressable-style" hidden={true} />
        <ShortResult found={found} pair={pair} setting={shown} />
        <Controls
          input={input}
          office={election.office}
          date={data.date}
          setting={setting}
          preview={preview}
          settle={settle}
        />
        <div className="bench-result">
          <Beside election={election} statute={input.statute} found={found} pair={pair} setting={shown} />
          <section className="again">
            <h2>{say('again')}</h2>
            <p>{say('again-address')}</p>
            {isArchive && found.other !== undefined && (
              <>
                <p>{say('again-says')}</p>
                <pre>
                  <code>{commandOf(data.election, shown)}</code>
                </pre>
              </>
            )}
            {!isNothing(setting) && (
              <button type="button" onClick={() => settle(nothingSet)}>
                {say('reset')}
              </button>
            )}
          </section>
        </div>
      </div>
    </I18nProvider>
  );
}

interface SettingInUse {
  readonly setting: Setting;
  /** While a slider moves: counted, and not yet in the address. */
  readonly preview: (setting: Setting) => void;
  readonly settle: (setting: Setting) => void;
}

/** The address holds the setting, so that it can be shared, and gone back from. */
function useSetting(): SettingInUse {
  const [path, navigate] = useLocation();
  const query = useSearch();
  const [draft, setDraft] = useState<{ readonly over: string; readonly setting: Setting }>();
  const settled = useMemo(() => settingOf(query), [query]);
  return {
    setting: draft?.over === query ? draft.setting : settled,
    preview: (setting) => setDraft({ over: query, setting }),
    settle: (setting) => {
      const next = queryOf(setting);
      setDraft(undefined);
      if (next !== query) navigate(next === '' ? path : `${path}?${next}`);
    },
  };
}
