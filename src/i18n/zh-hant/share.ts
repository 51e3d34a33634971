import type { Messages } from '../en.ts';

/** Words about sharing a view, in Traditional Chinese. */
export const shareZhHant: Messages['share'] = {
  intro: '連結只包含問題，不包含資料。',
  contains: '連結的內容',
  page: '頁面',
  noRows: '不含任何資料列',
  noNames: '不含姓名、顧客編號、電子郵件或電話號碼',
  query: '連結包含你所寫的查詢全文，以及其中的所有值。',
  leftOut: (columns) =>
    `下列欄位的值可能指出個人，因此未放入連結：${columns}。對方看到的檢視不含這項條件。`,
  long: (characters) =>
    `這個連結有 ${characters} 個字元。部分郵件與通訊軟體會在 2,000 個字元處截斷，建議改為傳送工作簿檔案。`,
  needs: '對方需要一個具有下列欄位的檔案',
  copyLink: '複製連結',
  linkCopied: '已複製連結',
  notCopied: '瀏覽器不允許複製，請選取上方的連結自行複製。',
  copyPicture: '複製圖片',
  pictureCopied: '已複製圖片',
  pictureSaved: '已下載圖片',
  workbook: '下載工作簿檔案',
  workbookHint: '把工作簿檔案放入網頁即可開啟這個檢視。檔案只含連結與欄位的讀取方式，不含資料列。',
  save: '儲存檢視…',
  filtersOfSet: (name, filters) => `${name}（${filters}）`,
};
