package io.ledgerline.gateway.tools;

import io.ledgerline.messages.answer.AnswerEvent;
import java.io.ByteArrayOutputStream;

/** The events of a tool use that is held back, and the input that they spell. */
final class HeldUse {
  /** None. */
  static final HeldUse NONE = new HeldUse();

  private static final int MOST_BYTES = 1 << 20;

  private final int index;
  private final String name;
  private final ByteArrayOutputStream events = new ByteArrayOutputStream();
  private final StringBuilder input = new StringBuilder();
  private boolean begun;

  private HeldUse() {
    this.index = -1;
    this.name = "";
  }

  HeldUse(AnswerEvent begin) {
    this.index = begin.index();
    this.name = begin.name();
    input.append(begin.given());
    this.begun = !input.isEmpty();
    events.writeBytes(begin.raw());
  }

  boolean is(AnswerEvent event) {
    return index >= 0 && event.index() == index;
  }

  /** Takes one more; false where there are too many bytes. */
  boolean add(AnswerEvent event) {
    events.writeBytes(event.raw());
    if (event.type().equals("input_json_delta")) {
      delta(event.decoded());
    }
    return fits();
  }

  boolean fits() {
    return events.size() <= MOST_BYTES && input.length() <= MOST_BYTES;
  }

  /** What a block began with and what its deltas spell are both there for who decides. */
  private void delta(String json) {
    if (begun && !json.isEmpty()) {
      input.append('\n');
      begun = false;
    }
    input.append(json);
  }

  String name() {
    return name;
  }

  String input() {
    return input.isEmpty() ? "{}" : input.toString();
  }

  byte[] events() {
    return events.toByteArray();
  }
}
