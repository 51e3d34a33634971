import type { AbcLabels } from './en.ts';

export const zhHant: AbcLabels = {
  title: 'ABC 分析',
  question: '哪些顧客和商品帶來大部分的營收？',
  dates: '計入的訂單',
  headlines: {
    aItems: 'A 級數量',
    aItemShare: 'A 級占全部比例',
    aRevenue: 'A 級營收占比',
    cItems: 'C 級數量',
  },
  params: {
    of: { label: '分級對象', options: { customers: '顧客', products: '商品' } },
    rule: {
      label: '跨過門檻者',
      options: { before: '歸較高等級', including: '歸較低等級' },
      hint: '剛好達到占比門檻的項目，是否仍屬較高等級',
    },
    amount: { label: '營收計算', options: { net: '淨營收', sales: '退款前' } },
    a: { label: 'A 級上限（%）', hint: 'A 級到此營收占比為止' },
    b: { label: 'B 級上限（%）', hint: 'B 級到此營收占比為止' },
  },
  definition: [
    {
      term: '排序',
      text: '顧客或商品依營收由大到小排列，金額相同者一定同級。顧客指至少有一筆訂單在退款後大於零者。',
    },
    {
      term: 'A、B、C 級',
      text: '營收更大者的合計未達正值營收的第一門檻（80%）為 A，未達第二門檻（95%）為 B，其餘為 C：跨過門檻的那一個屬於較高等級。也可改為：含本身的累計占比不超過門檻者為 A。',
    },
    {
      term: '零與負數',
      text: '退款後為零或負數者屬於 C 級，另列一行，不計入占比。',
    },
    {
      term: '商品營收',
      text: '該商品各資料列扣除退款的合計，沒有顧客編號的資料列也計入；也可改為退款前的銷售額。',
    },
    {
      term: '購買者',
      text: '至少有一列該商品金額大於零且非退款的顧客。沒有顧客編號的資料列不計。',
    },
  ],
  class: '等級',
  classNames: { A: 'A', B: 'B', C: 'C', none: 'C（零或負數）' },
  items: { customers: '顧客數', products: '商品數' },
  itemShare: { customers: '顧客占比', products: '商品占比' },
  revenue: '營收',
  revenueShare: '營收占比',
  least: '最低金額',
  buyers: '購買者',
  cumulative: '累計占比',
  rank: '名次',
  fromRank: '名次起',
  toRank: '名次迄',
  product: '商品',
  allItems: { customers: '全部顧客', products: '全部商品' },
  withoutPurchase: '全額退款或只有退款',
  without: { customers: '沒有顧客編號', products: '未註明商品' },
  total: '總計',
  classesTitle: '等級',
  classesSubtitle: {
    customers: '每位顧客只屬於一級',
    products: '每項商品只屬於一級；購買者可能買過多個等級',
  },
  curveTitle: { customers: '顧客依名次', products: '商品依名次' },
  curveSubtitle: '長條：平均營收（左軸）。線：累計占比（右軸）',
  curveAlternative: {
    customers: (items, itemShare, revenueShare) =>
      `顧客依營收排序：A 級 ${items} 位，占 ${itemShare}，帶來 ${revenueShare} 的營收。`,
    products: (items, itemShare, revenueShare) =>
      `商品依營收排序：A 級 ${items} 項，占 ${itemShare}，帶來 ${revenueShare} 的營收。`,
  },
  productsTitle: '商品',
  productsSubtitle: (listed, all) => `依營收排序的前 ${listed} 項，共 ${all} 項`,
  legendClass: (name, items) => `${name}：${items}`,
  cutLabel: (name, share) => `${name} 到 ${share}`,
  ranks: (from, to) => `第 ${from}–${to} 名`,
  oneRank: (rank) => `第 ${rank} 名`,
  marks: {
    customers: {
      class: (name) => `${name} 級`,
      ranks: (from, to) => (from === to ? `第 ${from} 名` : `第 ${from}–${to} 名`),
    },
    products: {
      class: (name) => `買過 ${name} 級商品的顧客`,
      ranks: (from, to) =>
        from === to ? `買過第 ${from} 名商品的顧客` : `買過第 ${from}–${to} 名商品的顧客`,
    },
  },
  everyone: '所有等級',
  answer: {
    customers: (items, itemShare, all, revenueShare) =>
      `${all} 位顧客中有 ${items} 位（${itemShare}）屬於 A 級，帶來 ${revenueShare} 的營收`,
    products: (items, itemShare, all, revenueShare) =>
      `${all} 項商品中有 ${items} 項（${itemShare}）屬於 A 級，帶來 ${revenueShare} 的營收`,
  },
  answerC: {
    customers: (items, revenueShare) => `；C 級 ${items} 位帶來 ${revenueShare}。`,
    products: (items, revenueShare) => `；C 級 ${items} 項帶來 ${revenueShare}。`,
  },
  answerNoA: {
    customers: (share) => `沒有顧客屬於 A 級：最大的顧客單獨就超過 ${share} 的營收。`,
    products: (share) => `沒有商品屬於 A 級：最大的商品單獨就超過 ${share} 的營收。`,
  },
  empty: {
    customers: '在這些篩選條件下沒有顧客購買。',
    products: '在這些篩選條件下沒有商品的營收大於零。',
  },
  noProducts: '這個檔案沒有商品欄位。指定商品欄位後即可看到商品等級。',
  fewItems: {
    customers: (items) => `只有 ${items} 位顧客，分級的意義有限。`,
    products: (items) => `只有 ${items} 項商品，分級的意義有限。`,
  },
  noneNote: {
    customers: (items, revenue) =>
      `${items} 位顧客退款後為零或負數（合計 ${revenue}）：屬於 C 級，不計入占比。`,
    products: (items, revenue) =>
      `${items} 項商品為零或負數（合計 ${revenue}）：屬於 C 級，不計入占比。`,
  },
  guests: {
    customers: (share) => `${share} 的營收沒有顧客編號，不列入計算。`,
    products: (share) => `${share} 的營收沒有顧客編號：計入商品營收，但不知道購買者。`,
  },
  withoutProductNote: (share) => `${share} 的營收未註明商品，不列入計算。`,
};
