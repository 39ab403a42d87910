import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { Icon, type IconName } from "../../components/icon";
import { t } from "../../lib/i18n/t";
import type { DeskCommand } from "./commands";
import { useDesk } from "./desk";

type CommandButtonProps = { command: DeskCommand; icon?: IconName; look?: "plain" | "primary"; label?: string };

export function CommandButton({ command, icon, look = "plain", label }: CommandButtonProps): ReactNode {
  const desk = useDesk();
  return (
    <Button
      small
      look={look}
      disabled={!command.can(desk)}
      onClick={() => command.run(desk)}
      aria-label={label ?? t(command.label)}
      aria-keyshortcuts={command.key}
    >
      {icon && <Icon name={icon} size={16} />}
      {t(command.label)}
      <kbd data-key={command.key} />
    </Button>
  );
}
