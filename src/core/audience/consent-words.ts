import type { ConsentAnswer } from '../segment/rule.ts';

/**
 * What cells of a consent column say, in small letters. From the exports of Shopify (`yes`), Klaviyo
 * (`TRUE`, `SUBSCRIBED`, `NEVER_SUBSCRIBED`), Mailchimp (`subscribed`, `cleaned`), SHOPLINE (`Y`, `是`) and
 * HubSpot (`opted in`), and what people write by hand. Everything else is unknown, which is never a yes.
 */
export const consentWords: { readonly yes: readonly string[]; readonly no: readonly string[] } = {
  yes: [
    ...['yes', 'y', 'true', 't', '1', 'on', 'ok'],
    ...[
      'subscribed',
      'subscribe',
      'granted',
      'accepted',
      'agreed',
      'agree',
      'allowed',
      'consented',
    ],
    ...['opt-in', 'opt in', 'optin', 'opted-in', 'opted in', 'opted_in'],
    ...['是', '有', '同意', '已同意', '願意', '接受', '已接受', '訂閱', '已訂閱', '已订阅', '订阅'],
    ...['はい', '同意する', '同意します', '예', '네', '동의'],
  ],
  no: [
    ...['no', 'n', 'false', 'f', '0', 'off'],
    ...['unsubscribed', 'unsubscribe', 'not subscribed', 'not_subscribed', 'not-subscribed'],
    ...['never subscribed', 'never_subscribed', 'never-subscribed', 'non-subscribed', 'cleaned'],
    ...[
      'denied',
      'declined',
      'refused',
      'rejected',
      'revoked',
      'withdrawn',
      'disagree',
      'disagreed',
    ],
    ...['opt-out', 'opt out', 'optout', 'opted-out', 'opted out', 'opted_out'],
    ...['suppressed', 'bounced', 'redacted', 'invalid'],
    ...['否', '無', '不', '不同意', '未同意', '不願意', '不接受', '拒絕', '未訂閱', '取消訂閱'],
    ...['已取消訂閱', '未订阅', '取消订阅', '已取消订阅', '拒绝'],
    ...['いいえ', '同意しない', '아니요', '동의 안함'],
  ],
};

/** What a cell of a consent column says. */
export function consentAnswer(text: string | null): ConsentAnswer {
  const word = (text ?? '').trim().toLowerCase();
  if (consentWords.yes.includes(word)) return 'yes';
  return consentWords.no.includes(word) ? 'no' : 'unknown';
}
