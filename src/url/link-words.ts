/**
 * Text that packed links point at instead of repeating it. A link that was sent can be read only as
 * long as this stays as it is, letter for letter: better words come under another sign, beside these
 * (see `packed.ts`). What occurs most stands last.
 */
export const linkWords =
  'reconcile?customers?customer?k=&of=health?sql?q=select from where group by order by limit ' +
  'columns=recency~segment~firstDay~lastDay~overdue~d.&sort=-net' +
  'seed=size=newDays=by=spending&by=recency&by=newness&by=orderNumber&by=fifth&by=segment&by=tier&by=product&by=dimension:' +
  'rank=confidence&rank=baskets&support=confidence=items=within=origin=first&origin=nth&nth=overdue=bin=' +
  'measure=revenue&measure=orders&measure=aov&show=share&show=cumulative&align=calendar&periods=rolling&unit=quarter&unit=week&unit=year&unit=day&ages=' +
  'months=top=value=margin&value=served&repeats=orders&per=quarter&per=week&per=year&bins=quantile&bins=equal&of=products&rule=including&amount=sales&a=0.&b=0.' +
  'show=profile&show=spread&show=change&before=202&monetary=average&monetary=sales&frequency=orders&scoring=ntile&scoring=cuts&recencyCuts=~frequencyCuts=~monetaryCuts=~' +
  '~hibernating:~needAttention:~promising:~lost:~aboutToSleep:~new:~potentialLoyalists:~atRisk:~cantLoseThem:~loyal:/1.1/12.12/2.23/3.34/34.45/45.45/5.45.45' +
  'segments=champions:5.45/4.5~cantLoseThem:12.45.45~loyal:35~segments%3Dchampions:' +
  'quarterOfYear~monthOfYear~dayOfMonth~weekday~firstMonth~recency~visitNumber~visit~quarter~bin:quantity:~bin:amount:50~tier~segment~product%5E10~year~month~' +
  '.shareOfRow~.shareOfColumn~.shareOfParent~.shareOfTotal~.running~.rank~.compared~.change~.growth~.stepChange~.stepGrowth~.yearChange~.yearGrowth~' +
  'orderValue~perCustomer~ordersPerCustomer~piecesPerOrder~refundShare~marginShare~medianLine~meanLine~' +
  'median_line+mean_line+low_line+high_line+least_line+most_line+products+lines+quantity+served+refunds+sales+margin+orders+customers+' +
  '+*+100~%3D(net_revenue+-+margin)+/+orders~%3D(sales+-+refunds)+/+customers~%3Dnet_revenue+/+' +
  'yearStart=4&sort=0~desc~&chart=stacked&chart=filled&chart=scatter&chart=heat&chart=table&chart=area&chart=line&chart=bar' +
  '%257C%252C%253F%2526%253D%257Ccell:%7Ccell:1-5%7Csegment:late:overdueIn:returning:month:' +
  '%2526is.%2526not.%2526dates%253D%2526asof%253D%2526in%253Dcell:5-5%252Crfm%253Fv%253D1' +
  '&in=cohort:&in=state:&in=tier:top,pyramid%3Fv%3D1%26,overview%3Fv%3D1%26,cohorts%3Fv%3D1%26,explore%3Fv%3D1%26' +
  '&in=segment:champions,rfm%3Fv%3D1%26compare%3Dyear%26asof%3D2025-%26is.%26not.%26dates%3D2025-%26in%3D%2C' +
  'gender=tier=source=shipping=payment=status=state=brand=product=region=city=segment=category=channel=country=' +
  '門市,官網,性別=付款方式=會員等級=分類=通路=縣市=台中市,台南市,高雄市,桃園市,新北市,台北市,' +
  '&compare=none&compare=year&asof=2026-&asof=2025-12-31&dates=2024-01-01..2024-12-31&dates=2025-01-01..2025-' +
  'health?sample?abc?distribution?lifecycle?products?repurchase?pyramid?cohorts?overview?rfm?v=1' +
  'explore?v=1&data=sample&columns=dimension:~dimension:&measures=revenue~orders~customers&rows=month~dimension:&not.&is.';
