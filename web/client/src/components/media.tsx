import "./media.css";
import { type ReactNode, useState } from "react";
import { t } from "../lib/i18n/t";
import { mediaAddress } from "../lib/server";
import { useStreamInfo } from "../lib/use-session";
import type { MediaItem } from "../wire/wire.generated";
import { Icon } from "./icon";

type MediaProps = { media: MediaItem; shown: boolean; onShow: () => void };

/** A picture, sound or film. Nobody sees or hears it before a tap. */
export function Media({ media, shown, onShow }: MediaProps): ReactNode {
  const exercise = useStreamInfo()?.exercise;
  const [failed, setFailed] = useState(false);
  if (exercise === undefined) {
    return null;
  }

  if (failed) {
    return <p className="media-failed">{t("media.failed", { alt: media.alt })}</p>;
  }

  const address = mediaAddress(exercise, media.key);
  if (!shown) {
    return (
      <button type="button" className={`media-veil media-veil-${media.kind}`} onClick={onShow}>
        {media.kind === "image" && <img src={address} alt="" decoding="async" onError={() => setFailed(true)} />}
        <span className="media-tap">
          <Icon name={media.kind} />
          {t(`media.${media.kind}`)}
        </span>
      </button>
    );
  }

  const fail = () => setFailed(true);
  switch (media.kind) {
    case "image":
      return <img className="media" src={address} alt={media.alt} onError={fail} />;
    case "sound":
      return (
        <figure className="media-figure">
          {/* biome-ignore lint/a11y/useMediaCaption: what is to be heard is written below it */}
          <audio className="media" src={address} controls preload="metadata" onError={fail} />
          <figcaption dir="auto">{media.alt}</figcaption>
        </figure>
      );
    case "film":
      return (
        <figure className="media-figure">
          {/* biome-ignore lint/a11y/useMediaCaption: what is to be seen and heard is written below it */}
          <video className="media" src={address} controls playsInline preload="metadata" onError={fail} />
          <figcaption dir="auto">{media.alt}</figcaption>
        </figure>
      );
  }
}
