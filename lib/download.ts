import type { Actor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/db';
import { describeError } from '@/lib/describe-error';
import { log } from '@/lib/log';

/** Part of a long answer, and how to read the one after it; null after the last. */
export type Piece = { text: string; next: ((tx: Tx) => Promise<Piece>) | null };

/** A file to save. `contentType` with its charset; `fileName` in ASCII. */
export type Download = { contentType: string; fileName: string; first: Piece };

/** A file as somebody handed it in; `name` may hold any letter. */
export type StoredFile = { name: string; contentType: string; bytes: Uint8Array };

/**
 * Answers with a file that somebody handed in: to be saved, never to be shown, whatever it holds. The browser must
 * not guess another type, and if it shows it all the same, nothing in it may run or load.
 */
export function fileResponse({ name, contentType, bytes }: StoredFile): Response {
  const plain = name.replace(/[^\w. -]/g, '_');
  return new Response(bytes as BodyInit, {
    headers: {
      'content-type': contentType,
      'content-length': String(bytes.byteLength),
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/**
 * Answers with a file that is sent piece by piece, at the reader's pace: each piece is read in a transaction of the
 * actor's that is over before it is sent. When one fails, the connection is broken off, so that half a file does
 * not pass for a whole one.
 */
export function downloadResponse(actor: Actor, { contentType, fileName, first }: Download): Response {
  const encoder = new TextEncoder();
  let piece = first;
  let begun = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        if (begun && piece.next) piece = await asActor(actor, piece.next);
        begun = true;
        // A stream that is given nothing is not asked again.
        while (!piece.text && piece.next) piece = await asActor(actor, piece.next);
        if (piece.text) controller.enqueue(encoder.encode(piece.text));
        if (!piece.next) controller.close();
      } catch (error) {
        log.error({ correlation: actor.correlation, error: describeError(error) }, 'download broke off');
        controller.error(error);
      }
    },
  });
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
