import type { ReactNode } from "react";
import { Icon } from "../../components/icon";
import { Inserted } from "../../components/inserted";
import { t } from "../../lib/i18n/t";
import { Markdown } from "../../lib/markdown";
import { useView } from "../../lib/use-console";

/** Who one is, and what nobody else at the table knows. */
export function RoleCard(): ReactNode {
  const role = useView().mine.find((item) => item.id === "role");
  if (!role) {
    return null;
  }

  return (
    <article className="card stack role-card" aria-labelledby="role-title">
      <p className="eyebrow">{t("role.you")}</p>
      <h2 id="role-title">
        <Inserted>{role.title}</Inserted>
      </h2>
      {role.text && (
        <div>
          <Markdown text={role.text} />
        </div>
      )}
      {role.private && (
        <div className="private">
          <p className="row eyebrow">
            <Icon name="lock" size={14} />
            {t("role.private")}
          </p>
          <Markdown text={role.private} />
        </div>
      )}
    </article>
  );
}
