import { Component, type ReactNode } from "react";
import { Button } from "../components/button";
import { t } from "../lib/i18n/t";

/** A bug in a screen must not look like lost work: it says what is safe and how to go on. */
export class ErrorScreen extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) {
      return this.props.children;
    }

    return (
      <main className="page-main stack" role="alert">
        <h1>{t("error.title")}</h1>
        <p>{t("error.text")}</p>
        <div>
          <Button look="primary" onClick={() => location.reload()}>
            {t("error.reload")}
          </Button>
        </div>
      </main>
    );
  }
}
