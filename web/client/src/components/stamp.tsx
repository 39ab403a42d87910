import type { ReactNode } from "react";
import { t } from "../lib/i18n/t";
import { useView } from "../lib/use-console";

/** On every screen: nobody may mistake this for the real thing. */
export function Stamp(): ReactNode {
  return <span className="stamp">{t("stamp.exercise")}</span>;
}

export function StreamStamp(): ReactNode {
  const rehearsal = useView().clock[0]?.rehearsal;
  return <span className="stamp">{rehearsal ? t("stamp.rehearsal") : t("stamp.exercise")}</span>;
}
