import type { Headline, ScreenContext } from '../../core/spec/analysis.ts';
import type { Screen, TableData } from '../../core/spec/screen.ts';
import type { CampaignLabels } from './labels/en.ts';
import { resultScreen } from './result-screen.ts';
import { resultTables } from './result-tables.ts';
import { resultHeadlines } from './result-tiles.ts';
import type { CampaignView } from './view.ts';
import { whoScreen } from './who-screen.ts';
import { buyerTable, whoTable } from './who-tables.ts';

/** The page: the answer in a sentence, which begins by saying what it is not, then what is shown. */
export function screenOfCampaign(
  view: CampaignView,
  context: ScreenContext<CampaignLabels>,
): Screen {
  return view.show === 'result' ? resultScreen(view, context) : whoScreen(view, context);
}

/** Every number of the page. */
export function tablesOfCampaign(view: CampaignView, labels: CampaignLabels): readonly TableData[] {
  if (view.show === 'result') return resultTables(view, labels);
  return [whoTable(view, labels), buyerTable(view, labels)];
}

/** The numbers that people quote. */
export function headlinesOfCampaign(view: CampaignView): readonly Headline[] {
  if (view.show === 'result') return resultHeadlines(view);
  return [
    { id: 'buyers', value: view.reached, kind: 'integer' },
    { id: 'otherBuyers', value: view.rest, kind: 'integer' },
  ];
}
