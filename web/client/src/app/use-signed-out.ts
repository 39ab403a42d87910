import { useEffect } from "react";
import { staffAsked } from "../lib/server";
import { checkStaff, session, signedOut } from "../lib/session";
import { useSignal } from "../lib/use-console";

/** Notices that the staff link's right is gone: when the server asks for it, and when somebody looks at the page again. */
export function useSignedOut(): boolean {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible" && session.get()?.mayCreate) {
        void checkStaff();
      }
    };
    document.addEventListener("visibilitychange", look);
    const unsubscribe = staffAsked.subscribe(() => void checkStaff());
    return () => {
      document.removeEventListener("visibilitychange", look);
      unsubscribe();
    };
  }, []);
  return useSignal(signedOut);
}
