/** A table of figures: every chart and map has one beside it. On a narrow screen a row of many cells stands as a block, each cell under its column's name. */

import { type ReactNode, useId } from 'react';

export interface Column<R> {
  readonly key: string;
  readonly head: ReactNode;
  /** What stands over its cells in a block, where the head is more than plain words. */
  readonly label?: string;
  /** Of a row. The first column is the row's head. */
  readonly cell: (row: R) => ReactNode;
  /** Figures stand at the end. */
  readonly isFigure?: boolean;
  /** Left out on a narrow screen: what it says stands elsewhere there. */
  readonly isWide?: boolean;
}

export interface DataTableProps<R> {
  readonly caption: ReactNode;
  /** The caption is heard and not seen: where a heading says the same. */
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly foot?: ReactNode;
  /** Its cells are so short that it stays a table on a narrow screen. */
  readonly isCompact?: boolean;
}

/** From so many columns on, a row does not fit a narrow screen. */
const many = 4;

export function DataTable<R>({
  caption,
  isCaptionHidden = false,
  columns,
  rows,
  keyOf,
  foot,
  isCompact = false,
}: DataTableProps<R>): ReactNode {
  const id = useId();
  const [first, ...others] = columns;
  if (first === undefined) return null;
  const place = ({ isFigure = false, isWide = false }: Column<R>): string | undefined =>
    [isFigure ? 'end' : '', isWide ? 'wide-only' : ''].filter(Boolean).join(' ') || undefined;
  const isStacked = !isCompact && columns.filter(({ isWide = false }) => !isWide).length >= many;
  const labelOf = ({ label, head }: Column<R>): string | undefined =>
    isStacked ? (label ?? (typeof head === 'string' ? head : undefined)) : undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scroll" tabIndex={0} aria-labelledby={id}>
      <table className={isStacked ? 'data is-stacked' : 'data'}>
        <caption id={id} className={isCaptionHidden ? 'visually-hidden' : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={place(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row" className={place(first)}>
                {first.cell(row)}
              </th>
              {others.map((column) => (
                <td key={column.key} className={place(column)} data-label={labelOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot !== undefined && <tfoot>{foot}</tfoot>}
      </table>
    </section>
  );
}
