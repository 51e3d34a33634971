import { readdirSync, readFileSync } from 'node:fs';

/** What a correct import of an invented export gives; see the README beside the fixtures. */
export interface Expected {
  readonly rows: number;
  readonly sales: number;
  readonly refundRows: number;
  readonly leftOut: number;
  readonly rejected: number;
  readonly orders: number;
  readonly customers: number;
  readonly netRevenue: string;
  readonly refunds: string;
}

/** Where the invented exports lie, one per platform, each with what it must give. */
export const platformFolder = new URL('../fixtures/ingest/platforms/', import.meta.url);

/** The names of the exports' files, each named after its platform's id. */
export const platformFiles = readdirSync(platformFolder).filter((name) =>
  /\.(?:csv|tsv)$/.test(name),
);

/** The text of a file of that folder. */
export function platformText(name: string): string {
  return readFileSync(new URL(name, platformFolder), 'utf8');
}

/** The numbers that were worked out by hand for a platform's export. */
export function expectedOf(id: string): Expected {
  return JSON.parse(platformText(`${id}.expected.json`)) as Expected;
}
