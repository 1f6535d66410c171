/** `saylau rehearse <polling day>`: makes a rehearsal, compares it with every published figure, and writes its folder. */

import { jsonOf } from '@saylau/formats/outcome-json';
import type { ManifestMargin, Planted, PublishedCheck, Rehearsal } from '@saylau/rehearsal';
import { oneLine, printed, whole } from '@saylau/texts';
import type { Command } from 'commander';
import { rehearsalPlans } from '../data.js';
import { exitCodes } from '../exit-codes.js';
import { playDay } from '../play-day.js';
import { UsageProblem } from '../problems.js';
import { commandNamed, withLanguage } from '../program.js';
import { plantedIn, rehearsalFiles } from '../rehearsal-files.js';
import { planOf, rehearsalInput } from '../rehearsal-input.js';
import { madeOf, type SeedAsked, seedIn } from '../rehearsal-made.js';
import { rehearsalLines } from '../render/night.js';
import type { Session } from '../session.js';
import type { Texts } from '../text.js';
import { checkOut, writeFolder } from '../write-folder.js';

interface Options {
  readonly seed?: string;
  readonly out?: string;
  readonly stations?: string;
  readonly faults?: true;
  readonly gzip?: true;
  readonly json?: true;
  readonly play?: string;
  readonly key?: string;
}

export function commandOf(session: Session, end: (code: number) => void): Command {
  const { say } = session.texts;
  const command = commandNamed('rehearse', session, 'help.rehearse', 'help.rehearse-examples')
    .usage(usageOf(session))
    .argument('[polling-day]', say('help.rehearse-day'))
    .argument('[address]', say('help.rehearse-address'))
    .option('--play <speed>', say('help.rehearse-play'))
    .option('--key <file>', say('help.key-file'))
    .option('--seed <n>', say('help.rehearse-seed'))
    .option('--out <folder>', say('help.rehearse-out'))
    .option('--stations <n>', say('help.rehearse-stations'))
    .option('--faults', say('help.rehearse-faults'))
    .option('--gzip', say('help.rehearse-gzip'))
    .option('--json', say('help.json'))
    .action(async (day: string | undefined, address: string | undefined, options: Options) =>
      end(
        await (options.play === undefined
          ? rehearseDay(session, day, options)
          : playDay(session, { day, address, ...options })),
      ),
    );
  return withLanguage(command, session);
}

/** To a folder, or to a server: one under the other. */
function usageOf({ texts: { say, command } }: Session): string {
  const start = `<${say('arg.polling-day')}> --seed <n>`;
  const second = ' '.repeat(say('help.usage').length + 1);
  return [
    `${start} --out <${say('arg.folder')}> [${say('arg.options')}]`,
    `${second}${command} rehearse ${start} --play <${say('arg.speed')}> <${say('arg.address')}> [${say('arg.options')}]`,
  ].join('\n');
}

async function rehearseDay(session: Session, wanted: string | undefined, options: Options): Promise<number> {
  if (wanted === undefined) throw new UsageProblem('usage.which-rehearsal', { known: rehearsalPlans().join(', ') });
  // Who has not said all yet is told first which days there are.
  if (options.seed === undefined || options.out === undefined) planOf(wanted);
  const { out, ...seeded } = checked(options);
  checkOut(out);
  const { texts } = session;
  const input = await rehearsalInput(wanted);
  session.progress(texts.say('progress.making'));
  const made = await madeOf(input, seeded);
  const { compareWithPublished } = await import('@saylau/rehearsal');
  const checks = compareWithPublished(made, input);
  session.progress();
  const differing = checks.filter(({ agrees }) => !agrees);
  const planted = options.faults === true && differing.length === 0 ? await plantedIn(made, seeded.seed) : undefined;
  if (differing.length === 0) {
    const files = await rehearsalFiles(made, { gzip: options.gzip === true, planted });
    await writeFolder(out, files, (file) => session.progress(texts.say('progress.writing', { file })));
    session.progress();
  }
  const errors = planted?.planted;
  if (options.json === true)
    session.printJson(
      jsonOf({ out, manifest: made.manifest, checks, ...(errors === undefined ? {} : { planted: errors }) }),
    );
  else session.print(madeLines(session, made, { checks, out, errors }));
  return differing.length === 0 ? exitCodes.fine : exitCodes.internal;
}

function checked(options: Options): SeedAsked & { readonly out: string } {
  const seeded = seedIn(options);
  if (options.out === undefined || options.out === '')
    throw new UsageProblem('usage.missing-option', { what: '--out' });
  return { ...seeded, out: options.out };
}

interface Made {
  readonly checks: readonly PublishedCheck[];
  readonly out: string;
  readonly errors: readonly Planted[] | undefined;
}

function madeLines(session: Session, made: Rehearsal, { checks, out, errors }: Made): string[] {
  const { page, texts } = session;
  const { manifest, day } = made;
  const differing = checks.filter(({ agrees }) => !agrees);
  const compared =
    differing.length === 0
      ? texts.say('rehearsal.check-agrees', { number: whole(texts, checks.length) })
      : texts.say('rehearsal.check-differs', { number: differing.length, of: checks.length });
  const margins = (is: ManifestMargin['is']): string =>
    whole(texts, manifest.margins.filter((margin) => margin.is === is).length);
  const pairs: (readonly [string, string])[] = [
    [texts.say('rehearsal.seed'), manifest.seed],
    [texts.say('rehearsal.stations'), whole(texts, manifest.stations)],
    [texts.say('rehearsal.protocols'), whole(texts, manifest.protocols)],
    [
      texts.say('rehearsal.margins'),
      texts.say('rehearsal.margins-number', { published: margins('published'), assumed: margins('assumed') }),
    ],
    [texts.say('rehearsal.checks'), compared],
    ...(errors === undefined ? [] : [plantedPair(texts, errors)]),
    [texts.say('rehearsal.files'), oneLine(out)],
  ];
  return [
    ...page.title(texts.of(day.name) ?? day.id),
    ...rehearsalLines(page),
    ...page.pairs(pairs, ''),
    ...(differing.length === 0
      ? ['', ...texts.say('rehearsal.next', { out: oneLine(out) }).split('\n')]
      : differenceLines(session, differing)),
  ];
}

/** "224 of 17 codes (faults.csv)". */
function plantedPair(texts: Texts, errors: readonly Planted[]): readonly [string, string] {
  const codes = new Set(errors.map(({ code }) => code)).size;
  return [texts.say('rehearsal.planted'), texts.say('rehearsal.planted-number', { number: errors.length, codes })];
}

function differenceLines({ page }: Session, differing: readonly PublishedCheck[]): string[] {
  const { texts } = page;
  const columns = [
    { head: texts.say('head.figure'), flexible: true as const },
    { head: texts.say('head.published'), align: 'right' as const },
    { head: texts.say('head.rehearsed'), align: 'right' as const },
  ];
  const rows = differing.map(({ what, of, published, rehearsed }) => [
    [what, ...of].join(' · '),
    printed(texts, published),
    printed(texts, rehearsed),
  ]);
  return ['', ...page.table(columns, rows)];
}
