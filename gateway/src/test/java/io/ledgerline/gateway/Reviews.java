package io.ledgerline.gateway;

import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.ReviewStage;
import io.ledgerline.gateway.stage.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reviews that a test makes up. */
final class Reviews {
  private Reviews() {}

  /** A review of each event of a stream (its type and its text) and of each other answer. */
  static ReviewStage of(
      BiFunction<String, String, Verdict<byte[]>> event, Function<String, Verdict<byte[]>> answer) {
    return call ->
        new Review() {
          @Override
          public boolean active() {
            return true;
          }

          @Override
          public Verdict<byte[]> event(String type, byte[] raw) {
            return event.apply(type, new String(raw, StandardCharsets.UTF_8));
          }

          @Override
          public Verdict<byte[]> answer(byte[] body) {
            return answer.apply(new String(body, StandardCharsets.UTF_8));
          }
        };
  }

  /** A review of events alone. */
  static ReviewStage of(BiFunction<String, String, Verdict<byte[]>> event) {
    return of(event, body -> Verdict.pass());
  }
}
