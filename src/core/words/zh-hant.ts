import type { CustomerGroupWords } from './en.ts';

export const customerGroups: CustomerGroupWords = {
  tier: {
    top: '頂尖 1%',
    big: '大戶 4%',
    medium: '中戶 15%',
    small: '小戶 80%',
    inactive: '不活躍',
    never: '僅有退款',
  },
  segment: {
    champions: '冠軍顧客',
    loyal: '忠誠顧客',
    potentialLoyalists: '潛力忠誠顧客',
    new: '新顧客',
    promising: '有望顧客',
    needAttention: '需要關注',
    aboutToSleep: '即將沉睡',
    cantLoseThem: '不能失去',
    atRisk: '流失風險',
    hibernating: '沉睡中',
    lost: '已流失',
  },
  options: { tier: '金字塔層級', segment: 'RFM 分群' },
  kinds: { tier: '金字塔層級', segment: 'RFM 分群' },
  definitions: {
    tier: {
      term: '金字塔層級',
      text: '同顧客金字塔：截至基準日的十二個月內有購買的顧客，依這段期間的淨營收排序。頂尖為前 1%，大戶為其後 4%，中戶為再後 15%，小戶為其餘。不活躍：買過，但這段期間沒有購買。',
    },
    segment: {
      term: 'RFM 分群',
      text: '同 RFM 的預設：同值同分、購買天數、淨營收，以及十一個分群的預設規則。',
    },
  },
};
