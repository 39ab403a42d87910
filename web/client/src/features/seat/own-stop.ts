import type { StopReason } from "../../wire/wire.generated";

// A stop is lifted by its owner or by staff. The view does not say who "I" am, so the page remembers what it sent.
let own: StopReason | undefined;

export function rememberStop(reason: StopReason): void {
  own = reason;
  try {
    sessionStorage.setItem("own-stop", reason);
  } catch {
    // Storage may be forbidden; then only this page knows.
  }
}

export function isOwnStop(reason: StopReason): boolean {
  if (own === undefined) {
    try {
      own = (sessionStorage.getItem("own-stop") as StopReason | null) ?? undefined;
    } catch {
      return false;
    }
  }

  return own === reason;
}
