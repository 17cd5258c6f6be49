package io.ledgerline.records.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A call's record, joined from the entries about its request and about its answer. */
class JoinedCallTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final UUID CALL = UUID.fromString("0190a0a0-0000-7000-8000-000000000001");

  private static byte[] entry(
      EventType type, List<String> scanned, List<String> skipped, List<String> detectors) {
    return EntryBuilder.entry(type, CALL, START, "threadco")
        .text(Field.TENANT, "threadco")
        .text(Field.REQUEST_ID, CALL.toString())
        .object(
            Field.INSPECTION,
            EntryObject.object()
                .texts("scanned", scanned)
                .texts("skipped", skipped)
                .texts("detectors", detectors))
        .build();
  }

  private static byte[] parts(byte[]... entries) {
    var all = ByteBuffer.allocate(1 << 16);
    for (byte[] each : entries) {
      all.putInt(each.length).put(each);
    }
    byte[] bytes = new byte[all.position()];
    all.flip().get(bytes);
    return bytes;
  }

  @Test
  void whatWasNotScannedInTheRequestIsStillKnownOnceTheAnswerWasScanned() throws Exception {
    byte[] request =
        entry(
            EventType.CALL_ADMITTED,
            List.of("user"),
            List.of("images: 2 not read"),
            List.of("email@1"));
    byte[] answer =
        entry(
            EventType.CALL_COMPLETED,
            List.of("answer.text"),
            List.of(),
            List.of("email@1", "output.promise@1"));
    assertThat(JoinedCall.json("threadco", CALL.toString(), "completed", parts(request, answer)))
        .contains(
            "\"inspection\":{\"detectors\":[\"email@1\",\"output.promise@1\"],"
                + "\"scanned\":[\"user\",\"answer.text\"],\"skipped\":[\"images: 2 not read\"]}");
  }
}
