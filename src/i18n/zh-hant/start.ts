import type { Messages } from '../en.ts';
import { createCounted } from '../plural.ts';

const counted = createCounted('zh-Hant');

/** Words of the start screen, in Traditional Chinese. */
export const startZhHant: Messages['start'] = {
  headline: '認識你的老主顧。',
  dropTitle: '把訂單匯出檔拖曳到這裡',
  dropFormats: (formats) => `支援 ${formats}，每列一筆訂單或明細。`,
  dropEncodings: 'Big5、UTF-8、UTF-16 與民國日期皆可。',
  choose: '選擇檔案',
  or: '或',
  trySample: '用範例資料試試看',
  sampleName: '山嵐茶行',
  opening: '開啟中…',
  fromSums: '不用檔案，從總和判讀測試',
  questionsTitle: '從一個問題開始',
  questions: {
    regulars: '誰是我的老主顧？',
    comeBack: '他們多久會回來？',
    losing: '我正在流失誰？',
    campaign: '這檔活動有效嗎？',
    money: '營收從哪裡來？',
  },
  assurances: [
    {
      title: '不會上傳任何資料',
      text: '檔案由這個網頁在這台裝置上讀取。網頁無法把它傳到任何地方：安全政策會封鎖其他所有網址。',
    },
    {
      title: '不必先學欄位名稱',
      text: '依欄位名稱與內容辨識中英文欄位，並讓你看到系統的判斷與理由。',
    },
    {
      title: '每個數字都能自我說明',
      text: '開啟「說明」即可查看定義、使用的資料列與 SQL。',
    },
  ],
  engineLoading: (percent) => `正在準備計算引擎：${percent}`,
  engineLoadingUnknown: (bytes) => `正在準備計算引擎：${bytes}`,
  engineReady: '已就緒，離線也能使用',
  importing: (file) => `正在匯入「${file}」`,
  importSteps: {
    unpack: '解壓縮',
    charset: '判斷編碼',
    convert: '轉換為 UTF-8',
    scan: '計算列數',
    read: '讀取日期與金額',
    orders: '建立訂單',
    customers: '建立顧客',
    lines: '建立訂單明細',
    rollups: '準備彙總',
    check: '核對總計',
  },
  rowsRead: (count) => counted(count, { other: '已讀取 # 列' }),
  bytesOf: (done, total) => `${done}，共 ${total}`,
  elapsed: (duration) => `已經過 ${duration}`,
  cancelling: '正在停止…',
  importSafe: '隨時可以取消，已開啟的資料不受影響。',
  linkTitle: '這個連結需要檔案',
  linkText: (page) =>
    `有人分享了「${page}」的檢視。連結只帶著問題，不帶資料，請開啟你自己的檔案來查看。`,
  linkView: '檢視內容',
  linkNoFilters: '沒有篩選條件',
  linkNeeds: '需要的欄位',
  linkDrop: '把具有這些欄位的檔案拖曳到這裡',
  linkLeave: '改為前往開始頁',
};
