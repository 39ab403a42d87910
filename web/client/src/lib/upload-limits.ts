import { t } from "./i18n/t";
import { ServerProblem } from "./server";

// What the server takes, as web/Uploads/UploadLimits.cs and web/Summits/RosterFile.cs say it. It stops reading where a
// limit is passed, and a browser that is still sending then shows its own error instead of the server's sentence.
const MEBIBYTE = 1024 * 1024;
export const MOST_TEXT_BYTES = MEBIBYTE;
export const MOST_MEDIA_BYTES = 20 * MEBIBYTE;
export const MOST_FILES = 60;
export const MOST_BYTES = 64 * MEBIBYTE;
export const MOST_ROSTER_BYTES = MEBIBYTE;

const TEXT = /\.ya?ml$/i;
const MEDIA = /\.(?:png|jpe?g|webp|mp3|mp4)$/i;

const TOO_LARGE = 413;
const WRONG_KIND = 422;

/**
 * Looks at the files of a scenario before they are sent.
 * @throws ServerProblem, what the server would say of them.
 */
export function checkScenarioFiles(files: readonly File[]): void {
  let bytes = 0;
  for (const [index, { name, size }] of files.entries()) {
    if (!TEXT.test(name) && !MEDIA.test(name)) {
      throw new ServerProblem(WRONG_KIND, { code: "file-type", sentence: t("upload.wrongType", { file: name }) });
    }

    if (index === MOST_FILES) {
      throw new ServerProblem(TOO_LARGE, {
        code: "too-many-files",
        sentence: t("upload.tooMany", { most: MOST_FILES }),
      });
    }

    const most = TEXT.test(name) ? MOST_TEXT_BYTES : MOST_MEDIA_BYTES;
    if (size > most) {
      throw tooLarge(t("upload.tooLarge", { file: name, most: most / MEBIBYTE }));
    }

    bytes += size;
  }

  if (bytes > MOST_BYTES) {
    throw tooLarge(t("upload.tooMuch"));
  }
}

/**
 * Looks at a roster before it is read and sent.
 * @throws ServerProblem, what the server would say of it.
 */
export function checkRoster(file: Blob): void {
  if (file.size > MOST_ROSTER_BYTES) {
    throw tooLarge(t("upload.tooMuch"));
  }
}

const tooLarge = (sentence: string) => new ServerProblem(TOO_LARGE, { code: "too-large", sentence });
