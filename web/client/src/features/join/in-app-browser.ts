// Browsers inside chat and social apps lose cookies and the page itself when one leaves the app.
const MARKS =
  /\b(FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|Snapchat|TikTok|musical_ly|Twitter|LinkedInApp|GSA|WhatsApp|Telegram|Viber)\b|; wv\)/i;

export function isInAppBrowser(userAgent: string): boolean {
  return MARKS.test(userAgent);
}
