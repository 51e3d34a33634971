import type { LifecycleLabels } from './en.ts';

export const zhHant: LifecycleLabels = {
  title: '新客與舊客',
  question: '新客持續進來嗎？舊客留下來了嗎？',
  dates: '期間',
  headlines: {
    revenue: '該期淨營收',
    active: '活躍顧客',
    first: '首次出現的顧客',
    dormant: '休眠顧客',
  },
  params: {
    per: { label: '每', options: { week: '週', month: '月', quarter: '季', year: '年' } },
    measure: {
      label: '新舊客比較',
      options: { revenue: '淨營收', orders: '訂單數', customers: '顧客數' },
    },
  },
  definition: [
    { term: '活躍', text: '期間內至少有一筆扣除退款後淨額大於零的訂單的顧客。' },
    {
      term: '新客與舊客',
      text: '新客：首次購買落在期間內。舊客：期間內有購買，且之前就買過。新客＋舊客＝活躍顧客。只依據到期末為止的歷史判定，之後的訂單不會改變較早的期間。',
    },
    {
      term: '續購與回流',
      text: '舊客中，前一期也有購買的為續購，前一期沒有購買的為回流。活躍＝新客＋續購＋回流。',
    },
    {
      term: '休眠',
      text: '前一期有購買、本期沒有購買。續購＝前一期活躍－休眠。期間尚未結束時，休眠顧客仍可能購買。',
    },
    {
      term: '新客或更早',
      text: '在資料起始日後一個回購週期（中位數）內首次出現的顧客，可能在資料開始前就買過。',
    },
    { term: '新客的再次訂單', text: '新客在期間內、各自第一筆之後的訂單。' },
    {
      term: '淨營收',
      text: '所有讀入資料列扣除折扣與退款，各計入當日。退給先前顧客的款項計入舊客。每週從星期一開始。',
    },
  ],
  states: {
    active: '活躍',
    first: '首次出現',
    new: '新客',
    early: '新客或更早',
    existing: '舊客',
    returning: '續購',
    resurrected: '回流',
    dormant: '休眠',
    inactive: '先前顧客，只有退款',
    notYet: '只有退款',
    guest: '無顧客編號',
  },
  periodName: (per, from) => {
    const year = from.slice(0, 4);
    if (per === 'year') return `${year}年`;
    if (per === 'quarter') return `${year}年第${Math.ceil(Number(from.slice(5, 7)) / 3)}季`;
    return per === 'month' ? from.slice(0, 7) : `${from} 當週`;
  },
  markName: (state, period) => `${state}・${period}`,
  period: { week: '週（起始日）', month: '月份', quarter: '季', year: '年' },
  customers: '顧客數',
  orders: '訂單數',
  revenue: '淨營收',
  perCustomer: '每位顧客營收',
  activeShare: '占活躍',
  dormantShare: '前一期顧客休眠比例',
  repeatOrders: '新客再次訂單',
  firstOrders: '首購訂單',
  ordersOf: (state) => `${state}：訂單數`,
  revenueOf: (state) => `${state}：營收`,
  total: '總計',
  state: '狀態',
  lifecycleTitle: '各狀態的顧客數',
  lifecycleSubtitle: '橫軸以上為活躍，以下為休眠',
  measureTitle: {
    revenue: '新客與舊客的淨營收',
    orders: '新客與舊客的訂單數',
    customers: '新客與舊客人數',
  },
  measureSubtitle: '退款計入退款當日',
  statesTitle: (period) => `${period}的顧客狀態`,
  statesSubtitle: '休眠顧客列出前一期的消費',
  sumsTitle: '數字如何加總',
  activeSum: (period, kind) =>
    `${period}：活躍＝${kind === 'new' ? '新客' : '首次出現'}＋續購＋回流。`,
  returningSum: (before) => `續購＝${before}活躍－休眠。`,
  repeatTitle: (orders, customers, kind) =>
    `${customers} 位${kind === 'new' ? '新客' : '首次出現的顧客'}下了 ${orders} 筆訂單`,
  repeatText: (repeat, revenue) => `其中 ${repeat} 筆是期間內再次下單，合計帶來 ${revenue}。`,
  answer: (period, active, fresh, kind, returning, resurrected) =>
    `${period}有 ${active} 位顧客購買：${kind === 'new' ? '新客' : '首次出現'} ${fresh}、續購 ${returning}、回流 ${resurrected}。`,
  answerDormant: (dormant, previous, before) =>
    `${before}的 ${previous} 位中，有 ${dormant} 位沒有再來。`,
  ofPrevious: (share, before) => `${before}顧客的 ${share}`,
  alternative: (period, active, dormant) =>
    `各狀態的顧客數。${period}有 ${active} 位活躍、${dormant} 位休眠。`,
  measureAlternative: (period, total, existing) =>
    `新客與舊客。${period}共 ${total}，其中舊客占 ${existing}。`,
  openPeriod: (period, seen, days) => `${period}尚未結束：${days} 天中的 ${seen} 天`,
  openNote: (period) => `${period}尚未結束，休眠顧客仍可能購買。`,
  earlyNote: (day, state) =>
    `${day} 以前首次出現的顧客可能在資料開始前就買過，標示為「${state}」。`,
  guestNote: (share) => `${share} 的營收沒有顧客編號，不屬於新客也不屬於舊客。`,
  fewCustomers: (customers, period) => `${period}只有 ${customers} 位顧客，比例僅供參考。`,
  empty: '在這些篩選條件下沒有顧客購買。',
};
