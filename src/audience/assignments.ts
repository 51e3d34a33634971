import { peopleRows } from './csv-row.ts';
import type { Decisions } from './decide.ts';
import { PartWriter } from './part-writer.ts';
import type { WriteContext } from './platform-files.ts';
import type { AudienceFile } from './types.ts';

const headers = {
  en: ['Customer ID', 'Experiment', 'Variant', 'Assigned on'],
  'zh-Hant': ['顧客編號', '實驗', '實驗組別', '分派時間'],
} as const;

/**
 * Writes who is in which group, holdouts included: the file that stays on the device until the experiment
 * is read. It names everybody who is in a file or held back on some platform, each record once.
 */
export async function writeAssignments(
  decisions: readonly Decisions[],
  context: WriteContext,
): Promise<readonly AudienceFile[]> {
  const { groups, people, slices, request } = context;
  if (!groups) return [];
  const { split } = groups;
  const { facts } = request;
  const writer = await PartWriter.open(
    {
      ...{ kind: 'assignments', platform: null, arm: null, style: peopleRows },
      naming: { what: 'assignments', segment: split.name, arm: null, day: facts.asOf },
      header: headers[facts.locale],
      ...{ mostRows: Infinity, mostBytes: Infinity },
    },
    context.write,
    context.nextId,
  );
  const day = facts.made.slice(0, 10);
  await slices.over(
    people.size,
    (row) => {
      if (!decisions.some((decided) => decided.isOut(row) || decided.is(row, 'heldOut'))) return;
      const arm = split.arms[groups.armOf(row)]?.name ?? '';
      writer.row([people.id(row), split.name, arm, day]);
    },
    () => writer.settle(),
  );
  return writer.end();
}
