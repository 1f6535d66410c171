/** A route that reads, asked from the page: its parameters as a form, its answer with time and size. */

import { type ReactNode, type SubmitEvent, useId, useState } from 'react';
import { useSay, useSite } from '../../site/site.js';
import type { ApiData, ApiParameter, ApiRoute } from './data.js';
import { type Answer, addressOf, ask } from './try.js';

interface TryRouteProps {
  readonly route: ApiRoute;
  readonly examples: ApiData['examples'];
}

export function TryRoute({ route, examples }: TryRouteProps): ReactNode {
  const say = useSay('api');
  const asked = route.parameters.filter(({ where }) => where !== 'header');
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => firstValues(asked, examples));
  const [answer, setAnswer] = useState<Answer | 'asking' | undefined>(undefined);
  const address = addressOf(route.path, asked, values);
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAnswer('asking');
    setAnswer(await ask(address));
  };
  return (
    <form className="api-try" onSubmit={send}>
      <h3>{say('try')}</h3>
      {asked.map((parameter) => (
        <Field
          key={parameter.name}
          parameter={parameter}
          value={values[parameter.name] ?? ''}
          examples={examples[parameter.name] ?? []}
          change={(value) => setValues({ ...values, [parameter.name]: value })}
        />
      ))}
      <p>
        <code>GET {address}</code>
      </p>
      <button type="submit" className="is-main" disabled={answer === 'asking'}>
        {say('ask')}
      </button>
      <div aria-live="polite">{answer !== undefined && <AnswerView answer={answer} />}</div>
    </form>
  );
}

function firstValues(parameters: readonly ApiParameter[], examples: ApiData['examples']): Record<string, string> {
  const required = parameters.filter(({ isRequired }) => isRequired === true);
  return Object.fromEntries(required.map(({ name }) => [name, examples[name]?.[0] ?? '']));
}

interface FieldProps {
  readonly parameter: ApiParameter;
  readonly value: string;
  readonly examples: readonly string[];
  readonly change: (value: string) => void;
}

function Field({ parameter: { name, isRequired }, value, examples, change }: FieldProps): ReactNode {
  const id = useId();
  return (
    <label className="api-field">
      <code>{name}</code>
      <input
        value={value}
        required={isRequired === true}
        list={examples.length > 0 ? id : undefined}
        onChange={({ target }) => change(target.value)}
      />
      {examples.length > 0 && (
        <datalist id={id}>
          {examples.map((example) => (
            <option key={example} value={example} />
          ))}
        </datalist>
      )}
    </label>
  );
}

function AnswerView({ answer }: { readonly answer: Answer | 'asking' }): ReactNode {
  const say = useSay('api');
  const site = useSite();
  if (answer === 'asking') return <p>{say('asking')}</p>;
  if (answer.is === 'failed') return <p>{say('failed')}</p>;
  const { status, milliseconds, bytes, text, isWhole } = answer;
  return (
    <>
      <p>
        <strong>{status}</strong>{' '}
        {say('took', { milliseconds, kilobytes: site.decimal((bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)) })}
        {!isWhole && ` ${say('beginning')}`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre className="api-answer" tabIndex={0}>
        {text}
      </pre>
    </>
  );
}
