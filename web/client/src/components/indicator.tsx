import type { ReactNode } from "react";
import { t } from "../lib/i18n/t";
import type { IndicatorItem } from "../wire/wire.generated";
import { Inserted } from "./inserted";
import { Sparkline } from "./sparkline";

/** A value of the city, how it came to be so, and how it changed last. */
export function Indicator({ indicator, width = 120 }: { indicator: IndicatorItem; width?: number }): ReactNode {
  const before = indicator.trail.at(-2)?.value;
  const change = before === undefined ? 0 : indicator.value - before;
  const worse = indicator.better !== "none" && change !== 0 && change > 0 === (indicator.better === "down");
  const arrow = change > 0 ? "▲" : change < 0 ? "▼" : "";
  return (
    <div className="indicator">
      <span className="indicator-name">
        <Inserted>{indicator.title}</Inserted>
      </span>
      <Sparkline trail={indicator.trail} low={indicator.low} high={indicator.high} width={width} />
      <span className="indicator-value number">
        {Math.round(indicator.value / 1000)}
        <span className={worse ? "indicator-change over-late" : "indicator-change soft"}>
          {arrow && `${arrow}${Math.abs(Math.round(change / 1000))}`}
          {worse && <span className="hidden"> {t("indicator.worse")}</span>}
        </span>
      </span>
    </div>
  );
}
