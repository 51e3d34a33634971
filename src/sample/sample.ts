import { CAMPAIGN, SENT_ON } from './campaign.ts';
import { csvText } from './csv.ts';
import { customersFile, memberId } from './customers-file.ts';
import { ordersFile, timestamp } from './orders-file.ts';
import { drawShop, type Shop } from './shop.ts';

/** Columns of `assignments.csv`. */
export const ASSIGNMENT_COLUMNS = ['會員編號', '活動', '組別', '發送時間'] as const;

/** The three files of the sample as CSV text, by name without extension. */
export type SampleFiles = Readonly<Record<'orders' | 'customers' | 'assignments', string>>;

/** `assignments.csv`: one row per member who was drawn into an arm of the campaign. */
function assignmentsFile(shop: Shop): string {
  return csvText(
    ASSIGNMENT_COLUMNS,
    shop.assignments.map(({ member, arm, minute }) => [
      memberId(member + 1),
      CAMPAIGN,
      arm,
      timestamp(SENT_ON, minute),
    ]),
  );
}

/** The sample shop, 山嵐茶行 (Misty Ridge Tea), as the files its systems would export. */
export function sampleFiles(seed: number): SampleFiles {
  const shop = drawShop(seed);
  return {
    orders: ordersFile(seed, shop),
    customers: customersFile(seed, shop),
    assignments: assignmentsFile(shop),
  };
}
