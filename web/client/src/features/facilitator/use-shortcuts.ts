import { useEffect, useState } from "react";
import { commandList } from "./commands";
import type { Desk } from "./desk";

const OFF = "shortcuts-off";

function stored(): boolean {
  try {
    return localStorage.getItem(OFF) === null;
  } catch {
    return true;
  }
}

/** Single keys do things only outside of dialogs and of fields that take letters themselves, and can be switched off (WCAG 2.1.4). */
export function useShortcuts(desk: Desk, busy: boolean): { on: boolean; setOn: (on: boolean) => void } {
  const [on, setOn] = useState(stored);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      const typing = target?.closest("input, textarea, select:not([data-keys]), [contenteditable]") !== null;
      if (!on || busy || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
        return;
      }

      const command = commandList.find((one) => one.key === event.key.toLowerCase());
      if (command?.can(desk)) {
        event.preventDefault();
        command.run(desk);
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [desk, on, busy]);

  const remember = (next: boolean) => {
    setOn(next);
    try {
      if (next) {
        localStorage.removeItem(OFF);
      } else {
        localStorage.setItem(OFF, "1");
      }
    } catch {
      // Remembered for this page only.
    }
  };
  return { on, setOn: remember };
}
