import { customerGroups } from '../../../core/words/zh-hant.ts';
import type { ExperimentLabels } from './types.ts';

export const params: ExperimentLabels['params'] = {
  show: {
    label: '顯示',
    options: {
      result: '結果',
      time: '變化',
      breakdown: '細分',
      spread: '分布與反應',
      report: '報告',
    },
  },
  question: { label: '問題' },
  from: {
    label: '組別來源',
    options: {
      assignments: '分組檔',
      column: '顧客欄位',
      segments: '分群（不是實驗）',
    },
  },
  experiment: { label: '實驗' },
  column: { label: '欄位', options: { none: '無' } },
  groups: { label: '分群' },
  control: { label: '對照組' },
  weights: { label: '計畫比例' },
  since: { label: '接觸日', hint: '用於沒有自己接觸日的顧客' },
  window: { label: '觀察期天數', hint: '0：到基準日為止' },
  whole: { label: '只計完整觀察期' },
  metrics: { label: '指標' },
  guardrails: { label: '護欄指標' },
  alpha: { label: 'α（%）' },
  sides: { label: '檢定方向', options: { two: '任何差異', one: '只看是否改善' } },
  correction: {
    label: '多重校正',
    options: { holm: 'Holm', bh: 'Benjamini–Hochberg', none: '不校正' },
  },
  mode: {
    label: '讀法',
    options: { fixed: '人數到齊後看一次', sequential: '隨時可看' },
  },
  planned: { label: '計畫顧客數', hint: '0：沒有計畫' },
  adjust: { label: '以接觸前行為校正 (CUPED)' },
  before: { label: '接觸前天數', hint: '0：一個中位週期' },
  cut: { label: '截尾百分位', hint: '100：不截' },
  by: { label: '細分依據', options: { ...customerGroups.options } },
  about: { label: '變化、細分與分布的指標', hint: '第幾個，從 1 起' },
};
