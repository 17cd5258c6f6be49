package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.http.ContentEncoding;
import io.ledgerline.messages.request.Located;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.ThreadUse;
import io.ledgerline.messages.request.UpstreamId;

/** Is the body one that can be governed: decoded, unambiguous, naming no foreign object. */
final class Reading {
  private final int limitBytes;
  private final Threads threads;

  Reading(int limitBytes, Threads threads) {
    this.limitBytes = limitBytes;
    this.threads = threads;
  }

  Decision decide(Call call) {
    var encodings = call.client.request().headers().getAll("content-encoding");
    return switch (ContentEncoding.decode(call.raw, encodings, limitBytes, call::hold)) {
      case ContentEncoding.Decoded.Refused(OwnAnswer answer) -> Decision.stop(answer);
      case ContentEncoding.Decoded.Clear(byte[] bytes, boolean encoded) -> {
        call.clear = bytes;
        call.encoded = encoded;
        yield locate(call);
      }
    };
  }

  private Decision locate(Call call) {
    return switch (LocatedRequest.locate(call.clear, call.operation.endpoint())) {
      case Located.Malformed(String sentence) ->
          Decision.stop(OwnAnswers.malformed("request.malformed", sentence));
      case Located.Ok(LocatedRequest request) -> {
        call.request = request;
        if (call.session == null) {
          call.session = request.metadataSessionId().orElse(null);
        }
        yield ownership(call, request);
      }
    };
  }

  /** Objects at the upstream are shared by all who use its account, so only known ones pass. */
  private Decision ownership(Call call, LocatedRequest request) {
    String tenant = call.caller().tenant().name();
    String previous = request.previousMessageId();
    boolean namesOne = request.thread() == ThreadUse.OTHER && previous != null;
    if (request.thread() == ThreadUse.CONTINUE || namesOne) {
      call.thread =
          previous == null ? null : threads.find(Threads.Owner.of(call.caller()), previous);
      if (call.thread == null) {
        return Decision.stop(OwnAnswers.unknownThread());
      }
    }
    for (UpstreamId id : request.upstreamIds()) {
      if (id.kind() != UpstreamId.Kind.MESSAGE && !threads.owns(tenant, id.value())) {
        return Decision.stop(OwnAnswers.unknownObject(kind(id.kind()), Quoted.of(id.value())));
      }
    }
    return Decision.GO;
  }

  private static String kind(UpstreamId.Kind kind) {
    return switch (kind) {
      case FILE -> "File";
      case CONTAINER -> "Container";
      case SKILL -> "Skill";
      case MESSAGE -> "Message";
    };
  }
}
