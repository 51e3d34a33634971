import { tableFromIPC } from 'apache-arrow';
import type { ModelInfo } from '../core/model/info.ts';
import { starTables } from '../core/model/tables.ts';
import { sql } from '../core/sql/index.ts';
import type { Engine } from '../engine/engine.ts';

/** A product by its code, with how many lines sell it. */
export interface ProductOffer {
  readonly code: string;
  /** Empty where the files name none. */
  readonly name: string;
  readonly lines: number;
}

/** Every product of the open data, the one of most lines first. */
export async function productOffers(
  engine: Engine,
  { schema, dataVersion }: ModelInfo,
): Promise<readonly ProductOffer[]> {
  const tables = starTables(schema);
  const { bytes } = await engine.run(
    sql`
    select product.code as code, product.name as name, count(*) as lines
    from ${tables.line} as line
    join ${tables.product} as product on product.product = line.product
    group by product.code, product.name
    order by lines desc, code`,
    { dataVersion: schema + dataVersion },
  );
  const found = tableFromIPC(bytes);
  return Array.from({ length: found.numRows }, (_, place) => {
    const row: Readonly<Record<string, unknown>> = found.get(place) ?? {};
    const [code, name] = [row['code'], row['name']];
    return {
      code: typeof code === 'string' ? code : '',
      name: typeof name === 'string' ? name : '',
      lines: Number(row['lines']),
    };
  });
}
