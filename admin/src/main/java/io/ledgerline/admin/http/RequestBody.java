package io.ledgerline.admin.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a request's body up to a limit. */
public final class RequestBody {
  private final Buffer bytes = Buffer.buffer();
  private final Promise<Buffer> whole = Promise.promise();
  private final int limit;

  private RequestBody(int limit) {
    this.limit = limit;
  }

  /** The whole body; fails with a {@link ProblemException} beyond the limit. */
  public static Future<Buffer> of(HttpServerRequest request, int limit) {
    var body = new RequestBody(limit);
    request.handler(body::add);
    request.endHandler(end -> body.whole.tryComplete(body.bytes));
    request.exceptionHandler(body.whole::tryFail);
    request.resume();
    return body.whole.future();
  }

  private void add(Buffer piece) {
    if (bytes.length() + (long) piece.length() > limit) {
      whole.tryFail(
          ProblemException.of(
              413, "body_too_large", "The body is larger than " + limit + " bytes."));
      return;
    }
    bytes.appendBuffer(piece);
  }
}
