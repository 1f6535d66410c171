/** The control equations of a protocol with its figures, and what is wrong in it with what likely happened. */

import type { ReactNode } from 'react';
import type { Equation, Side } from '../../data/equations.js';
import { Named } from '../../parts/option-name.js';
import { useSay, useSite } from '../../site/site.js';
import type { Finding } from './data.js';
import type { ToldProtocol } from './told.js';

export function Equations({ protocol }: { readonly protocol: ToldProtocol }): ReactNode {
  const say = useSay('station');
  const { equations } = protocol;
  if (equations.length === 0) return null;
  const kept = equations.filter(({ holds }) => holds === true).length;
  const isOpen = kept < equations.length;
  return (
    <details open={isOpen}>
      <summary>{say('equations', { kept, all: equations.length })}</summary>
      <ul className="equations">
        {equations.map((equation) => (
          <li key={equation.id} className={equation.holds === true ? 'holds' : 'fails'}>
            <Mark equation={equation} />
            <p>
              <Named text={equation.says} otherwise={equation.id} />
            </p>
            <p className="equation">
              <SideWords protocol={protocol} side={equation.left} /> <Is equation={equation} />{' '}
              <SideWords protocol={protocol} side={equation.right} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Mark({ equation: { holds, severity } }: { readonly equation: Equation }): ReactNode {
  const say = useSay('station');
  const site = useSite();
  if (holds === undefined) return <span className="tag">{say('unchecked')}</span>;
  if (holds) return <span className="tag good">{say('holds')}</span>;
  const grave = site.texts.sayIf(`severity.${severity}`) ?? severity;
  return <span className="tag bad">{say('fails', { grave })}</span>;
}

function Is({ equation: { is, holds } }: { readonly equation: Equation }): ReactNode {
  const sign = is === '=' ? (holds === false ? '≠' : '=') : holds === false ? '>' : '≤';
  return <strong>{sign}</strong>;
}

function SideWords({ protocol, side }: { readonly protocol: ToldProtocol; readonly side: Side }): ReactNode {
  const site = useSite();
  const say = useSay('station');
  const whole = side.value === undefined ? '?' : site.number(side.value);
  if (side.terms.length === 0) return <span className="number">{whole}</span>;
  return (
    <span className="side">
      {side.terms.map(({ sign, line, value }, at) => (
        <span key={line} className="term">
          {`${at > 0 || sign < 0 ? (sign < 0 ? '− ' : '+ ') : ''}${value === undefined ? '?' : site.number(value)} `}
          <span className="quiet small">{`(${shortOf(site, say('number'), protocol, line)}) `}</span>
        </span>
      ))}
      {side.terms.length > 1 && (
        <>
          {'= '}
          <span className="number">{whole}</span>
        </>
      )}
    </span>
  );
}

/** "No. 4": its name stands in the protocol above. */
function shortOf(site: Site, number: string, { lines }: ToldProtocol, line: string): string {
  const own = lines.find((one) => one.line === line);
  return own === undefined ? (site.texts.sayIf(`line.${line}`) ?? line) : `${number} ${own.number}`;
}

/** Nothing where nothing is wrong. */
export function Findings({ protocol }: { readonly protocol: ToldProtocol }): ReactNode {
  const say = useSay('station');
  const { findings } = protocol;
  if (findings.length === 0) return null;
  return (
    <div className="note-box is-bad">
      <p>
        <strong>{say('findings', { findings: findings.length })}</strong>
      </p>
      <ul>
        {findings.map((finding) => (
          <FindingLine
            key={`${finding.code} ${finding.control ?? ''} ${finding.lines.join(' ')}`}
            protocol={protocol}
            finding={finding}
          />
        ))}
      </ul>
    </div>
  );
}

interface FindingProps {
  readonly protocol: ToldProtocol;
  readonly finding: Finding;
}

function FindingLine({ protocol, finding }: FindingProps): ReactNode {
  const say = useSay('station');
  const site = useSite();
  const nameOf = (line: string): string => lineText(site, protocol, line);
  const { code, control, lines, params, causes } = finding;
  const equation = protocol.equations.find(({ id }) => id === control);
  const sentence = site.texts.sayIf(`finding.${code}`, {
    ...grouped(site, params),
    line: lines.map(nameOf).join('; '),
    rule: (site.name(equation?.says) || (control ?? '')).replace(/\.$/, ''),
  });
  return (
    <li>
      {sentence ?? code}
      {causes.map((cause) => (
        <p key={JSON.stringify(cause)} className="cause">
          {say('likely')} {causeText(site, cause, nameOf)}
        </p>
      ))}
    </li>
  );
}

type Site = ReturnType<typeof useSite>;

function causeText(site: Site, cause: Finding['causes'][number], nameOf: (line: string) => string): string {
  const params =
    cause.kind === 'lines-swapped'
      ? { first: nameOf(cause.lines[0]), second: nameOf(cause.lines[1]) }
      : {
          line: nameOf(cause.line),
          to: site.number(cause.to),
          ...(cause.kind === 'line-follows' ? {} : { from: site.number(cause.from) }),
        };
  return site.texts.sayIf(`cause.${cause.kind}`, params) ?? cause.kind;
}

/** "4 Voters who took part" */
function lineText(site: Site, { lines }: ToldProtocol, line: string): string {
  const own = lines.find((one) => one.line === line);
  const name = site.name(own?.name) || (site.texts.sayIf(`line.${line}`) ?? line);
  return own === undefined ? name : `${own.number} ${name.replace(/\.$/, '')}`;
}

function grouped(site: Site, params: Finding['params']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      /^-?\d+$/.test(String(value)) ? site.number(value) : String(value),
    ]),
  );
}
