let lastMs = 0;
let count = 0;

/**
 * UUIDv7 from getRandomValues, which also exists in insecure contexts (plain http on a LAN address).
 * Ids of one page sort in the order they were made, also within one millisecond: the outbox lives by that.
 */
export function uuidV7(nowMs: number = Date.now()): string {
  count = nowMs > lastMs ? 0 : count + 1;
  lastMs = Math.max(lastMs, nowMs);
  if (count > 0xfff) {
    count = 0;
    lastMs++;
  }

  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let ms = lastMs;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = ms % 256;
    ms = Math.floor(ms / 256);
  }

  bytes[6] = 0x70 | (count >> 8);
  bytes[7] = count & 0xff;
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
