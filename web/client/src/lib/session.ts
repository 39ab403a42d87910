import type { OpenSession, SessionReply, StreamInfo } from "../wire/wire.generated";
import { server } from "./server";
import { source } from "./signal";

/** What this browser's cookie session holds; undefined until it was asked for once. */
export const session = source<SessionReply | undefined>(undefined);

/** The staff link's right is gone from this browser: it was signed out, here in another tab or from another browser. */
export const signedOut = source(false);

let asked: Promise<SessionReply> | undefined;

/** Asks the server, once for all who want to know at the same time. */
export function refreshSession(): Promise<SessionReply> {
  asked ??= server
    .session()
    .then(keep)
    .finally(() => {
      asked = undefined;
    });
  return asked;
}

export async function openSession(body: OpenSession): Promise<SessionReply> {
  const reply = keep(await server.openSession(body));
  signedOut.set(false);
  return reply;
}

/** Whether this browser still holds the staff link, asked because something says that it does not. Who never held it is left alone. */
export async function checkStaff(): Promise<void> {
  if (session.get()?.mayCreate === false) {
    return;
  }

  const reply = await refreshSession().catch(() => undefined);
  if (reply && !reply.mayCreate) {
    signedOut.set(true);
  }
}

function keep(reply: SessionReply): SessionReply {
  if (session.get()?.mayCreate && !reply.mayCreate) {
    signedOut.set(true);
  }

  session.set(reply);
  return reply;
}

export function infoOf(reply: SessionReply | undefined, stream: string): StreamInfo | undefined {
  return reply?.streams.find((info) => info.stream === stream);
}

/** Another stream of the same exercise, such as the seat one was given while in the lobby. */
export function sibling(
  reply: SessionReply | undefined,
  stream: string,
  kind: StreamInfo["kind"],
): StreamInfo | undefined {
  const exercise = infoOf(reply, stream)?.exercise;
  return reply?.streams.findLast((info) => info.exercise === exercise && info.kind === kind && info.stream !== stream);
}
