import type { Analysis } from '../../core/spec/analysis.ts';
import { en, type CampaignLabels } from './labels/en.ts';
import { zhHant } from './labels/zh-hant.ts';
import { customersOfMark, readMark } from './marks.ts';
import { campaignParams, type CampaignParams } from './params.ts';
import { headlinesOfCampaign, screenOfCampaign, tablesOfCampaign } from './screen.ts';
import { compileCampaign, viewCampaign, type CampaignView } from './view.ts';
import { markName } from './words.ts';

/** What customers did whom a campaign reached, beside others like them. No experiment. */
export const campaign: Analysis<CampaignParams, CampaignView, CampaignLabels> = {
  id: 'campaign',
  params: campaignParams,
  // The campaign has days of its own: the dates of other pages leave history whole.
  dates: 'first',
  compares: false,
  labels: { en, 'zh-Hant': zhHant },
  compile: compileCampaign,
  view: viewCampaign,
  tables: tablesOfCampaign,
  screen: screenOfCampaign,
  customers: customersOfMark,
  headlines: headlinesOfCampaign,
  nameMark: (text, labels) => markName(readMark(text), labels),
};
