import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type NoticeProps = {
  tone?: "plain" | "good" | "warn" | "bad" | "accent";
  icon?: IconName;
  role?: "status" | "alert";
  children: ReactNode;
};

export function Notice({ tone = "plain", icon = "warn", role, children }: NoticeProps): ReactNode {
  return (
    <div className={tone === "plain" ? "notice" : `notice notice-${tone}`} role={role}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}

export function Empty({ children }: { children: ReactNode }): ReactNode {
  return <p className="empty">{children}</p>;
}
