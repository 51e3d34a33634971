import type { CustomerGroupKind } from '../../src/core/model/customer-groups.ts';
import { segmentOf } from '../../src/core/model/rfm-segments.ts';
import { placesOn } from './oracle-pyramid.ts';
import { rfmOf, type OracleData } from './oracle-views.ts';

/** The group of every customer who has bought, by what the pyramid and RFM say by default. */
export function customerGroupsOn(
  data: OracleData,
  kind: CustomerGroupKind,
  asOf: string,
): ReadonlyMap<string, string> {
  if (kind === 'segment') {
    const scores = rfmOf(data, { frequency: 'days', monetary: 'net' });
    return new Map(scores.map(({ customer, r, f, m }) => [customer, segmentOf(r, f, m)]));
  }
  const standings = [...placesOn(data.lines, asOf, 12, 5)];
  return new Map(
    standings.flatMap(([customer, { standing }]) =>
      standing === 'never' ? [] : [[customer, standing] as const],
    ),
  );
}
