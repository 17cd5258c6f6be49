package io.ledgerline.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryBuilderTest {
  private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
  private static final Instant TS = Instant.parse("2026-11-21T09:08:07.006Z");
  private static final byte[] SALT = new byte[32];

  private static EntryBuilder entry() {
    return EntryBuilder.entry(EventType.CALL_COMPLETED, ID, TS, "threadco");
  }

  private static String json(EntryBuilder entry) {
    return new String(entry.build(), UTF_8);
  }

  @Test
  void beginsWithTheSchemaVersionAndSortsTheRest() {
    assertThat(json(entry().number(Field.LATENCY_MS, 12).flag(Field.SIMULATED, true)))
        .isEqualTo(
            "{\"_v\":1,\"event_type\":\"call.completed\","
                + "\"id\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"latency_ms\":12,"
                + "\"simulated\":true,\"stream\":\"threadco\",\"ts\":\"2026-11-21T09:08:07.006Z\"}");
  }

  @Test
  void writesDollarsExactlyFromNanoDollars() {
    assertThat(usd(0)).isEqualTo("0.00");
    assertThat(usd(1)).isEqualTo("0.000000001");
    assertThat(usd(2_560_000_000L)).isEqualTo("2.56");
    assertThat(usd(1_002_500_000L)).isEqualTo("1.0025");
    assertThat(usd(-1_500_000_000L)).isEqualTo("-1.50");
    assertThat(usd(Long.MAX_VALUE)).isEqualTo("9223372036.854775807");
    assertThat(usd(Long.MIN_VALUE)).isEqualTo("-9223372036.854775808");
  }

  private static String usd(long nano) {
    try {
      EntryView view = EntryView.parse(entry().usd(Field.COST_USD, nano).build());
      assertThat(view.nanoUsd(Field.COST_USD)).hasValue(nano);
      return String.valueOf(view.text(Field.COST_USD));
    } catch (MalformedEntryException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void escapesOnlyWhatMustBeEscaped() throws Exception {
    String text = "\"\\/\b\f\n\r\t\u0001\u001f\u007f\u20ac\ud83d\ude00\u2028";
    byte[] bytes = entry().text(Field.REASON, text).build();
    assertThat(new String(bytes, UTF_8))
        .contains(
            "\"reason\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f\u20ac\ud83d\ude00\u2028\"");
    assertThat(EntryView.parse(bytes).text(Field.REASON)).isEqualTo(text);
  }

  @Test
  void replacesALoneSurrogate() throws Exception {
    byte[] bytes = entry().text(Field.REASON, "a\ud83db").build();
    assertThat(EntryView.parse(bytes).text(Field.REASON)).isEqualTo("a\ufffdb");
  }

  @Test
  void commitsToACallersTextThatIsNotPlain() throws Exception {
    EntryView view =
        EntryView.parse(
            entry()
                .callerText(Field.FEATURE, "order-help", SALT)
                .callerText(Field.BUSINESS_CONTEXT, "Jane Doe, 12 High St", SALT)
                .build());
    assertThat(view.text(Field.FEATURE)).isEqualTo("order-help");
    assertThat(view.text(Field.BUSINESS_CONTEXT)).matches("sha256:[0-9a-f]{64}");
    assertThat(view.texts(Field.COMMITTED)).containsExactly("business_context");
  }

  @Test
  void keepsSixtyFourItemsAndCountsTheRest() throws Exception {
    List<String> flags = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      flags.add("flag-" + i);
    }
    EntryView view = EntryView.parse(entry().texts(Field.POLICY_FLAGS, flags).build());
    assertThat(view.texts(Field.POLICY_FLAGS)).isEqualTo(flags.subList(0, 64));
    Object note = view.object(Field.SHORTENED).get("policy_flags");
    assertThat(note)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("count", 100L)
        .containsKey("rest");
  }

  @Test
  void fitsSixtyThousandBytesWhateverItIsGiven() throws Exception {
    List<EntryObject> changes =
        Collections.nCopies(64, EntryObject.object().text("what", "\u0001".repeat(2000)));
    EntryBuilder entry =
        entry()
            .text(Field.REASON, "r".repeat(100_000))
            .text(Field.STATUS, "ok")
            .objects(Field.CHANGES, changes)
            .objects(Field.BUDGETS, changes)
            .object(Field.DETAILS, EntryObject.object().text("long", "x".repeat(70_000)));
    byte[] bytes = entry.build();
    assertThat(bytes).hasSizeLessThanOrEqualTo(EntryBuilder.MAX_BYTES);
    EntryView view = EntryView.parse(bytes);
    assertThat(view.text(Field.STATUS)).isEqualTo("ok");
    assertThat(view.text(Field.REASON)).isNull();
    Map<String, Object> shortened = view.object(Field.SHORTENED);
    assertThat(shortened).containsKeys("reason", "details", "changes");
    assertThat(entry.build()).isEqualTo(bytes);
  }

  @Test
  void pointsFromAnEndToItsBeginning() throws Exception {
    EntryView view = EntryView.parse(entry().admitted("threadco", 41).build());
    assertThat(view.admitted()).isEqualTo(new EntryView.Position("threadco", 41));
  }

  @Test
  void refusesAValueOfAnotherKind() {
    assertThatThrownBy(() -> entry().number(Field.MODEL, 3)).hasMessageContaining("model");
  }

  @Test
  void writesNumbersAsEcmaScriptDoes() {
    // RFC 8785, appendix B
    assertThat(CanonicalWriter.ecma(Double.longBitsToDouble(0x0000000000000001L)))
        .isEqualTo("5e-324");
    assertThat(CanonicalWriter.ecma(Double.longBitsToDouble(0x7fefffffffffffffL)))
        .isEqualTo("1.7976931348623157e+308");
    assertThat(CanonicalWriter.ecma(Double.longBitsToDouble(0x4340000000000000L)))
        .isEqualTo("9007199254740992");
    assertThat(CanonicalWriter.ecma(Double.longBitsToDouble(0x44b52d02c7e14af6L)))
        .isEqualTo("1e+23");
    assertThat(CanonicalWriter.ecma(Double.longBitsToDouble(0x444b1ae4d6e2ef4eL)))
        .isEqualTo("999999999999999700000");
    assertThat(CanonicalWriter.ecma(Double.longBitsToDouble(0x444b1ae4d6e2ef50L)))
        .isEqualTo("1e+21");
    assertThat(CanonicalWriter.ecma(Double.longBitsToDouble(0x3eb0c6f7a0b5ed8cL)))
        .isEqualTo("9.999999999999997e-7");
    assertThat(CanonicalWriter.ecma(Double.longBitsToDouble(0x3eb0c6f7a0b5ed8dL)))
        .isEqualTo("0.000001");
    assertThat(CanonicalWriter.ecma(-0.0)).isEqualTo("0");
    assertThat(CanonicalWriter.ecma(0.97)).isEqualTo("0.97");
  }
}
