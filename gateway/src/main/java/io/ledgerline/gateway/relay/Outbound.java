package io.ledgerline.gateway.relay;

import io.ledgerline.gateway.http.RequestHeaders;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.upstream.Upstream;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;

/**
 * What one call sends, and what is added to its answer.
 *
 * @param upstream where it goes
 * @param pathAndQuery the request target as it came
 * @param body the bytes to send
 * @param bodyAsItCame whether those are the bytes received, encoding included
 * @param answerHeaders headers of ours on the answer: ids, receipt, and on success the caller's
 *     rate-limit headers
 * @param review what looks at the answer
 * @param copy where the answer's body is copied to, for who keeps it
 * @param strayed told, at most once and on the loop, that events came behind the answer's end
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough, calls are never compared
public record Outbound(
    Upstream upstream,
    String pathAndQuery,
    byte[] body,
    boolean bodyAsItCame,
    List<Map.Entry<String, String>> answerHeaders,
    Review review,
    AnswerCopy copy,
    Runnable strayed) {
  /** Makes the headers to send of those that came. */
  void headers(MultiMap from, MultiMap to) {
    RequestHeaders.forward(from, to, bodyAsItCame, upstream.more());
    upstream.credential().apply(to);
    to.set("content-length", Integer.toString(body.length));
  }
}
