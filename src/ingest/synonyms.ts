import { currencyCode } from '../core/model/currency.ts';
import type { ColumnUse } from '../core/model/fields.ts';
import { headerWords } from './header-words.ts';

/** A field that a header names, and how firmly (0–1). */
export interface Synonym {
  readonly use: ColumnUse;
  /** The entry of the dictionary that matched. */
  readonly synonym: string;
  readonly strength: number;
}

/**
 * Headers that real exports use, as `headerWords`, separated by commas; firm ones (1), usual ones
 * (0.8) and weak ones (0.5) per field. A header may name several fields: the content decides.
 */
const dictionary: Readonly<Partial<Record<ColumnUse, readonly [string, string, string]>>> = {
  customer: [
    'customer id,customer no,customer number,customer code,customer key,cust id,custid,client id,client no,member id,member no,member number,household id,household key,account id,account no,shopper id,buyer id,user id,contact id,card no,loyalty id,會員編號,會員 id,會員id,會員代號,會員號碼,會員卡號,會員序號,顧客 id,顧客id,顧客編號,客戶編號,客戶代號,客戶 id,客編,会员编号,会员 id,会员id,会员号,会员卡号,客户编号,客户 id,客户id,客户代码,顧客番号,顧客コード,会員番号,会員 id,会員id,お客様番号,고객번호,고객 id,회원번호,회원 id',
    'customer,client,member,buyer,user,uid,userid,customer email,buyer email,會員,顧客,客戶,買家,会员,顾客,客户,买家,買家帳號,买家账号,買家 id,会員,お客様,고객,회원',
    'email,e mail,email address,customer name,record id,klaviyo id,電子郵件,電郵,手機,手機號碼,会員名,id',
  ],
  order: [
    'order id,orderid,order no,order number,order code,order name,invoice no,invoice id,invoice number,invoiceno,transaction id,transaction no,basket id,basket key,receipt no,receipt id,receipt number,ticket no,ticket id,sales order,amazon order id,訂單編號,訂單號碼,訂單 id,訂單序號,訂單代號,訂編,銷售單號,交易編號,交易序號,發票號碼,單號,主單編號,订单编号,订单号,订单号码,订单 id,订单id,交易编号,交易号,单号,流水号,小票号,注文番号,注文 id,注文id,受注番号,伝票番号,注文no,주문번호,주문 번호,주문 id,거래번호',
    'order,invoice,transaction,basket,receipt,bill no,check no,merchant order id,訂單,交易單號,购物单号,注文,주문',
    'name,id,reference,document no,payment id,轉單編號',
  ],
  date: [
    'order date,orderdate,invoice date,invoicedate,transaction date,transaction timestamp,transaction time,purchase date,sale date,sales date,date of purchase,order time,ordered at,order timestamp,order datetime,訂單日期,訂單時間,訂單成立日期,訂單成立時間,下單日期,下單時間,購買日期,購買時間,交易日期,交易時間,消費日期,銷售日期,订单日期,订单时间,下单时间,下单日期,购买日期,交易日期,交易时间,消费日期,销售日期,注文日,注文日時,購入日,受注日,購買日,取引日,売上日,주문일,주문일자,주문일시,구매일,거래일자',
    'date,day,datetime,timestamp,created at,created date,created date utc,created utc,order created at,date time,日期,時間,建立時間,建立日期,訂單轉單日,成立日期,时间,创建时间,日付,日時,날짜,일자,일시',
    'paid at,time,payment date,payments date,付款日期,付款時間,付款时间,支付时间,結帳日期',
  ],
  product: [
    'product id,product code,product no,product number,product key,sku,sku id,sku code,stock code,stockcode,item id,item no,item code,item number,article id,article no,asin,lineitem sku,variant sku,upc,ean,barcode,商品編號,商品代碼,商品料號,商品貨號,商品 id,商品id,產品編號,產品代碼,貨號,品號,料號,商品編碼,主商品貨號,商品条码,商品编号,商品编码,商品代码,产品编号,货号,商品番号,商品コード,品番,상품번호,상품코드,품번',
    'product,item,article,商品,產品,品項,产品,상품',
    'style,model,商品選項貨號,型號',
  ],
  productName: [
    'product name,productname,product title,item name,item description,product description,lineitem name,article name,sku name,商品名稱,產品名稱,品名,商品品名,商品名称,产品名称,商品名,製品名,상품명,제품명',
    'description,product,item,title,商品,產品,產品描述,품목',
    'name,details,名稱',
  ],
  quantity: [
    'quantity,qty,units,order quantity,quantity purchased,lineitem quantity,item quantity,units sold,number of items,數量,購買數量,商品數量,銷售數量,件數,数量,购买数量,件数,個数,点数,수량,판매수량',
    'count,pieces,pcs,nb,volume,份數,個數',
    'number,amount of items',
  ],
  unitPrice: [
    'unit price,unitprice,price per unit,item price each,price each,lineitem price,selling price,unit cost to customer,單價,商品單價,售價,銷售單價,商品結帳價,商品活動價格,单价,售价,销售单价,単価,販売単価,販売価格,단가,판매가,판매단가',
    'price,item price,list price,unit amount,價格,商品價格,原價,商品原價,价格,価格,가격',
    'product price,商品金額',
  ],
  discount: [
    'discount amount,lineitem discount,line discount,item discount,discounts,promotion discount,item promotion discount,折扣,折扣金額,商品折扣金額,折讓金額,優惠金額,折扣金额,优惠金额,値引,値引額,割引額,할인,할인금액',
    'discount,discount value,優惠折扣,折抵金額,优惠,割引',
    'coupon amount,折抵,優惠',
  ],
  amount: [
    'amount,net amount,line total,line amount,net sales,sales amount,sales value,sales,revenue,net revenue,extended price,line revenue,net value,spend,turnover,金額,銷售金額,消費金額,交易金額,實付金額,商品小計,小計,淨額,實收金額,商品總金額 單價 數量,金额,销售金额,消费金额,交易金额,实付金额,实收金额,小计,净额,売上,売上金額,売上高,金額 税込,販売金額,小計,금액,판매금액,결제금액,매출',
    'value,item total,gross sales,gross amount,total sales,total price,total amount,amount paid,total paid,total,subtotal,order total,order amount,grand total,grand total purchased,grand total base,total collected,order value,總金額,總價,商品總價,訂單金額,訂單合計,訂單小計,訂單總額,付款總金額,買家總支付金額,應付金額,总金额,总价,订单金额,订单总额,支付金额,合計金額,請求金額,총금액,주문금액',
    'payment,price,sum,item price,合計,合计,總計,总计,商品金額,価格,합계',
  ],
  margin: [
    'gross profit,gross margin,gross profit amount,gross margin amount,profit,profit amount,total profit,line profit,item profit,margin amount,毛利,毛利額,毛利金額,銷售毛利,商品毛利,利潤,利潤金額,毛利额,利润,利润额,粗利,粗利額,粗利益,売上総利益,매출총이익,이익금액',
    'margin,net profit,contribution margin,contribution,利益,利益額,净利,이익',
    '',
  ],
  cost: [
    'cogs,cost of goods,cost of goods sold,cost of sales,line cost,product cost,cost amount,total product cost,成本,商品成本,銷貨成本,成本金額,成本額,總成本,成本额,总成本,商品总成本,销售成本,原価,売上原価,原価金額,매출원가,원가금액',
    'cost,costs,total cost,item cost,원가',
    '',
  ],
  unitCost: [
    'unit cost,cost per unit,cost per item,cost each,unit cogs,cost price,purchase price,standard cost,lineitem cost,單位成本,成本單價,單件成本,成本價,進貨單價,進貨價,单位成本,成本单价,单件成本,成本价,进货价,原価単価,単位原価,仕入単価,仕入価格,단위원가,원가단가,매입가',
    'product unit cost,item unit cost,進價,进价',
    '',
  ],
  serviceCost: [
    'cost to serve,shipping cost,shipping costs,delivery cost,delivery costs,freight cost,fulfillment cost,fulfilment cost,logistics cost,logistics costs,handling cost,packaging cost,packing cost,service cost,handling fee,payment fee,payment fees,payment processing fee,processing fee,transaction fee,commission fee,platform fee,marketplace fee,服務成本,運費成本,物流成本,配送成本,出貨成本,包裝成本,手續費,金流手續費,交易手續費,平台手續費,成交手續費,付款手續費,服务成本,运费成本,包装成本,手续费,交易手续费,平台手续费,支付手续费,配送コスト,物流コスト,決済手数料,販売手数料,手数料,배송원가,결제수수료,판매수수료,수수료',
    'fulfillment fee,fulfilment fee,commission',
    'fee,fees',
  ],
  status: [
    'order status,transaction status,payment status,financial status,status,item status,訂單狀態,付款狀態,交易狀態,狀態,订单状态,交易状态,支付状态,状态,注文状況,ステータス,注文ステータス,주문상태,상태',
    'event type,transaction type,order state,state of order,return flag,is return,returned,退貨,退款,是否退貨,退款狀態,退货状态',
    'type,fulfillment status,類型,交易類型',
  ],
  originalOrder: [
    'original order,original order id,original order no,original invoice,refund of,return of order,parent order id,原訂單編號,原訂單號碼,原單號,原始訂單編號,原订单编号,原订单号,元注文番号,원주문번호',
    'parent order,related order,關聯訂單,关联订单',
    '',
  ],
  currency: [
    'currency,currency code,order currency,幣別,貨幣,幣種,货币,币种,通貨,통화',
    'converted currency,貨幣代碼',
    '',
  ],
  variant: [
    'variant,variation,experiment group,test group,treatment group,treatment,arm,experiment arm,ab group,ab test,ab variant,test cell,實驗組別,實驗分組,實驗組,測試組別,測試組,实验组别,实验分组,实验组,测试组,実験群,テスト群,割付群,실험군',
    'group,grp,bucket,組別,分組,组别,分组,グループ,그룹',
    '',
  ],
  exposedAt: [
    'exposed at,exposure time,exposure date,exposed on,assigned at,assigned on,assignment date,assignment time,treated at,sent at,send time,send date,發送時間,發送日期,寄送時間,曝光時間,分派時間,分組時間,投放時間,发送时间,曝光时间,分配时间,投放时间,配信日時,送信日時,割付日,발송일시',
    'timestamp,date,datetime,date time,time,start date,日期,時間,时间,日付,日時,날짜,일시',
    '',
  ],
  name: [
    'name,full name,customer name,client name,member name,contact name,buyer name,company name,姓名,全名,會員姓名,顧客姓名,客戶姓名,收件人,收件人姓名,客户姓名,会员姓名,収件人,収件人姓名,氏名,お名前,顧客名,会員名,이름,성명,고객명',
    'billing name,shipping name,recipient name,bill to name,ship to name,username,買家姓名,收货人,收货人姓名,暱稱,昵称',
    'customer,customer description,名稱,名字,名,名前',
  ],
  zip: [
    'zip,zip code,zipcode,postal code,postcode,post code,default address zip,customer zip,郵遞區號,郵政編碼,邮编,邮政编码,郵便番号,우편번호',
    'billing zip,shipping zip,billing postcode,shipping postcode,billing postal code,shipping postal code',
    '區號',
  ],
  // 名字 and 이름 are whole names, unless a family name stands beside them: see `assign.ts`.
  firstName: [
    'first name,given name,forename,fname,contact first name,customer first name,お名前 名,氏名 名',
    'billing first name,shipping first name,recipient first name',
    'fn,名字,名,名前,이름',
  ],
  lastName: [
    'last name,family name,surname,lname,contact last name,customer last name,姓氏,姓,苗字,お名前 姓,氏名 姓,성,성씨',
    'billing last name,shipping last name,recipient last name',
    'ln',
  ],
  email: [
    'email,e mail,email address,mail,customer email,buyer email,contact email,電子郵件,電子信箱,電郵,信箱,會員信箱,邮箱,电子邮箱,电子邮件,邮件地址,メール,メールアドレス,이메일,이메일주소',
    'emails,mail address,郵件,邮件',
    '',
  ],
  phone: [
    'phone,phone number,mobile,mobile phone,mobile number,cell phone,telephone,tel,contact phone,buyer phone number,billing phone,shipping phone,手機,手機號碼,行動電話,電話,聯絡電話,電話號碼,會員綁定手機號碼,手机,手机号,手机号码,电话,联系电话,電話番号,携帯,携帯電話,携帯番号,전화,전화번호,휴대폰,휴대전화',
    'fax phone,default address phone,收件人電話,收货人电话',
    '',
  ],
  birthday: [
    'birthday,birth date,birthdate,date of birth,dob,生日,出生日期,生年月日,出生年月日,生日日期,생일,생년월일,誕生日',
    'birth,出生',
    '',
  ],
  lineUser: [
    'line uid,line user id,line user uid,line使用者id,line使用者識別碼,line用戶id,line用户id,line會員id,lineユーザーid,라인사용자id,라인유저id',
    'line id,line帳號,line账号,라인id',
    'user id',
  ],
  device: [
    'idfa,gaid,maid,madid,aaid,idfa gaid,gaid idfa,ifa,advertising id,mobile advertising id,mobile advertiser id,mobile ad id,google advertising id,google ad id,android advertising id,apple advertising id,device advertising id,廣告識別碼,廣告id,行動廣告id,裝置廣告id,广告标识符,广告id,移动广告id,広告id,広告識別子,광고id,광고식별자',
    'adid',
    'device id,裝置id,设备id,デバイスid,기기id',
  ],
  consent: [
    'consent,marketing consent,email marketing consent,accepts marketing,accepts email marketing,accepts sms marketing,opt in,optin,email opt in,marketing opt in,newsletter,subscribed,同意行銷,行銷同意,接受電郵優惠宣傳,接受行銷,訂閱電子報,電子報,是否訂閱,同意营销,营销同意,订阅,是否订阅,メルマガ,メルマガ購読,配信同意,수신동의,마케팅동의,마케팅 수신동의',
    'optin time,gdpr consent,permission,訂閱,个人信息同意',
    '',
  ],
};
const strengths = [1, 0.8, 0.5] as const;

const index = new Map<string, Synonym[]>();
for (const [use, tiers] of Object.entries(dictionary)) {
  tiers.forEach((tier, rank) => {
    for (const synonym of tier.split(',').filter((entry) => entry !== '')) {
      const list = index.get(synonym) ?? [];
      if (!list.some((entry) => entry.use === use)) {
        list.push({ use: use as ColumnUse, synonym, strength: strengths[rank] ?? 0.5 });
      }
      index.set(synonym, list);
    }
  });
}

/** Totals of a whole order, which repeat on (or stand on the first of) its lines. */
const orderLevel = new Set(
  'total,subtotal,order total,order amount,grand total,grand total purchased,grand total base,total collected,order value,amount paid,total paid,總金額,訂單金額,訂單合計,訂單小計,訂單總額,付款總金額,買家總支付金額,應付金額,商品總價,总金额,订单金额,订单总额,支付金额,合計,合计,總計,总计,合計金額,請求金額'.split(
    ',',
  ),
);

/** All fields that a header may name, in no order. */
export function synonymsFor(header: string): readonly Synonym[] {
  const words = headerWords(header);
  return index.get(words) ?? index.get(words.replaceAll(' ', '')) ?? withoutUnit(words);
}

/** The field that a header names most firmly, or null. */
export function synonymFor(header: string): Synonym | null {
  return synonymsFor(header).reduce<Synonym | null>(
    (best, next) => (best === null || next.strength > best.strength ? next : best),
    null,
  );
}

/** Whether a header speaks of a day or a moment, of whatever. */
export function saysDate(header: string): boolean {
  const named = synonymsFor(header).some(({ use }) =>
    ['date', 'birthday', 'exposedAt'].includes(use),
  );
  const words = ` ${headerWords(header)} `;
  return named || / (?:date|datetime|timestamp) |日期|日時|時間|时间|年月日/.test(words);
}

/** Whether a header speaks of a phone number. */
export function saysPhone(header: string): boolean {
  return synonymsFor(header).some(({ use }) => use === 'phone');
}

/** Whether an amount's header speaks of the order as a whole and not of one line. */
export function isOrderLevel(header: string): boolean {
  return orderLevel.has(headerWords(header));
}

const units = new Set(['nt', '元', '円', '圓', 'utc', '含稅', '未稅', '税込', '税抜', '含税']);

/** `Amount (USD)`, `金額 元`: the same field with its unit; taken as a little less firm. */
function withoutUnit(words: string): readonly Synonym[] {
  const at = words.lastIndexOf(' ');
  const unit = words.slice(at + 1);
  const bare =
    at > 0 && (units.has(unit) || currencyCode(unit) !== null) ? words.slice(0, at) : words;
  const found = bare === words ? undefined : index.get(bare);
  return found?.map((entry) => ({ ...entry, strength: entry.strength * 0.9 })) ?? [];
}
