import type { SourceRole } from '../../core/model/fields.ts';
import { headerRecordsOf, type SourcePlan } from '../../core/model/plan.ts';
import { readBytes } from '../bytes.ts';
import { cutRecords } from '../records.ts';
import { detectSource } from '../roles.ts';
import type { Inspection } from '../types.ts';

const headBytes = 256 * 1024;

/** Plans a table again, with the role and the key that its values gave it, from the first of its rows. */
export async function replanned(
  { plan, data }: Inspection,
  role: SourceRole,
  key: { readonly index: number; readonly share: number },
): Promise<SourcePlan> {
  if (!data) return plan;
  const bytes = await readBytes(data, 0, headBytes);
  const { records, complete } = cutRecords(new TextDecoder().decode(bytes), plan.dialect);
  const rows = records.filter((row) => row.length === plan.columns.length);
  const draft = detectSource({
    ...plan,
    headerRecords: headerRecordsOf(plan),
    header: plan.columns.map(({ header }) => header),
    ids: plan.columns.map(({ id }) => id),
    rows: complete || data.size <= headBytes ? rows : rows.slice(0, -1),
    reachesEnd: false,
    role,
    key,
  });
  return { ...draft.plan, totalLabels: plan.totalLabels };
}
