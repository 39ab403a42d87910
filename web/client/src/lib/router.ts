import { useSyncExternalStore } from "react";

/** Where things are. Link secrets travel in the fragment and never reach a path or a query. */
export const paths = {
  home: "/",
  join: "/join",
  lobby: (stream: string) => `/lobby/${encodeURIComponent(stream)}`,
  seat: (stream: string) => `/seat/${encodeURIComponent(stream)}`,
  facilitator: (stream: string) => `/facilitator/${encodeURIComponent(stream)}`,
  projector: (stream: string) => `/projector/${encodeURIComponent(stream)}`,
  /** All tables of a summit, for its facilitators. */
  summit: (summit: string) => `/summit/${encodeURIComponent(summit)}`,
  badges: (summit: string) => `/badges/${encodeURIComponent(summit)}`,
  /** The lobby of a summit, for whoever came by its code. */
  hall: (summit: string) => `/hall/${encodeURIComponent(summit)}`,
  debrief: (stream: string) => `/debrief/${encodeURIComponent(stream)}`,
};

/** An address that was cut off in the middle of a character is one that leads nowhere, and no mistake of the page. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @property stream - The stream a screen watches; the id of a summit where it shows one. */
export type Place = { readonly screen: string; readonly stream: string | undefined };

export function placeOf(pathname: string): Place {
  const [screen = "", stream] = pathname.split("/").filter(Boolean);
  return { screen, stream: stream ? decoded(stream) : undefined };
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

export function navigate(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) {
    history.replaceState(null, "", path);
  } else {
    history.pushState(null, "", path);
  }

  taken = undefined;
  window.scrollTo(0, 0);
  for (const listener of [...listeners]) {
    listener();
  }
}

export function usePathname(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

/** Whether somebody has come here with a badge, also once its secret is out of the address bar. */
export function hasBadge(): boolean {
  return (location.hash || `#${taken?.at === location.pathname ? taken.fragment : ""}`).startsWith("#badge=");
}

let taken: { readonly at: string; readonly fragment: string } | undefined;

/**
 * Takes the fragment out of the address bar, so that no secret stays in view or in history. React may throw a first render away
 * and begin again, so the same place is given it again until one goes elsewhere.
 */
export function takeFragment(): string {
  const fragment = decoded(location.hash.slice(1));
  if (fragment) {
    taken = { at: location.pathname, fragment };
    history.replaceState(null, "", location.pathname + location.search);
  }

  return taken?.at === location.pathname ? taken.fragment : "";
}
