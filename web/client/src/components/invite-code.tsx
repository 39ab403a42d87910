import "./invite-code.css";
import { type ReactNode, useState } from "react";
import { joinAddress, plainAddress } from "../lib/addresses";
import { t } from "../lib/i18n/t";
import type { Invitation } from "../wire/wire.generated";
import { Button } from "./button";
import { QrCode } from "./qr-code";

/** The way in: a QR code, the address to type, and the code. A machine on several networks has several addresses. */
export function InviteCode({ invitation, size = 220 }: { invitation: Invitation; size?: number }): ReactNode {
  const addresses = invitation.addresses.length > 0 ? invitation.addresses : [location.origin];
  const [at, setAt] = useState(0);
  const address = addresses[at % addresses.length] ?? location.origin;
  return (
    <div className="invite">
      <QrCode text={joinAddress(address, invitation.code)} size={size} label={t("invite.qr")} />
      <dl className="invite-text">
        <dt>{t("invite.address")}</dt>
        <dd className="invite-address" dir="ltr">
          {plainAddress(address)}/join
        </dd>
        <dt>{t("invite.code")}</dt>
        <dd className="invite-code code" dir="ltr">
          {invitation.code}
        </dd>
        {addresses.length > 1 && (
          <dd>
            <Button small onClick={() => setAt(at + 1)}>
              {t("invite.other")}
            </Button>
          </dd>
        )}
      </dl>
    </div>
  );
}
