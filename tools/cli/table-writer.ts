import { once } from 'node:events';
import type { Writable } from 'node:stream';

export const FORMATS = ['csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** Undefined is an empty field in CSV and null in JSON. */
export type Cell = string | number | readonly string[] | undefined;

const FLUSH_CHARACTERS = 64 * 1024;

/**
 * Writes a table row by row: CSV with a header line, or a JSON array with one object a line. Numbers keep full double
 * precision (the shortest text that reads back as the same double). Memory stays flat, whatever the number of rows.
 */
export class TableWriter {
  private buffer = '';
  private rowCount = 0;

  constructor(
    private readonly columns: readonly string[],
    private readonly format: Format,
    private readonly out: Writable,
  ) {
    this.buffer = format === 'csv' ? `${columns.join(',')}\n` : '[';
  }

  /** Adds a row, one cell for each column. Await it: it waits while the reader is slow. */
  async row(cells: readonly Cell[]): Promise<void> {
    if (this.format === 'csv') this.buffer += `${cells.map(csvField).join(',')}\n`;
    else this.buffer += `${this.rowCount === 0 ? '' : ','}\n  ${this.jsonObject(cells)}`;
    this.rowCount++;
    if (this.buffer.length >= FLUSH_CHARACTERS) await this.flush();
  }

  async end(): Promise<void> {
    if (this.format === 'json') this.buffer += this.rowCount === 0 ? ']\n' : '\n]\n';
    await this.flush();
  }

  private jsonObject(cells: readonly Cell[]): string {
    return JSON.stringify(Object.fromEntries(this.columns.map((column, i) => [column, cells[i] ?? null])));
  }

  private async flush(): Promise<void> {
    const text = this.buffer;
    this.buffer = '';
    if (!this.out.write(text)) await once(this.out, 'drain');
  }
}

/** RFC 4180: quotes around what holds a comma, quote or line break; a list is joined by semicolons. */
function csvField(cell: Cell): string {
  if (cell === undefined) return '';
  const text = typeof cell === 'object' ? cell.join('; ') : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
