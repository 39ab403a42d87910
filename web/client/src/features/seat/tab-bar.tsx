import type { ReactNode } from "react";
import { Icon, type IconName } from "../../components/icon";
import { t, tn } from "../../lib/i18n/t";

export const tabs = ["now", "know", "do", "people", "me"] as const;
export type Tab = (typeof tabs)[number];

const ICONS: Record<Tab, IconName> = { now: "now", know: "know", do: "act", people: "people", me: "me" };

type TabBarProps = { active: Tab; counts: Partial<Record<Tab, number>>; onPick: (tab: Tab) => void };

/** Five places in reach of a thumb. */
export function TabBar({ active, counts, onPick }: TabBarProps): ReactNode {
  return (
    <nav className="tab-bar" aria-label={t("tab.sections")}>
      {tabs.map((tab) => {
        const count = counts[tab] ?? 0;
        return (
          <div key={tab} className="tab-place">
            <button
              type="button"
              className="tab"
              aria-current={tab === active ? "page" : undefined}
              aria-describedby={count > 0 ? `tab-${tab}-count` : undefined}
              onClick={() => onPick(tab)}
            >
              <Icon name={ICONS[tab]} size={22} />
              {t(`tab.${tab}`)}
            </button>
            {count > 0 && (
              <span className="tab-count" id={`tab-${tab}-count`}>
                {count}
                <span className="hidden"> {tn("tab.new", count)}</span>
              </span>
            )}
          </div>
        );
      })}
    </nav>
  );
}
