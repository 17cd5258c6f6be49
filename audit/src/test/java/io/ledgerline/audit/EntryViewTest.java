package io.ledgerline.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryViewTest {
  private static final String COMMON =
      "\"event_type\":\"%s\",\"id\":\"01890a5d-ac96-774b-bcce-b302099a8057\","
          + "\"stream\":\"threadco\",\"ts\":\"2026-11-21T09:08:07.006Z\"";

  private static byte[] entry(String extra) {
    return ("{\"_v\":1," + COMMON.formatted("call.admitted") + extra + "}").getBytes(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"a\":1", // names out of order
        ",\"ts\":1", // twice
        ",\"u\": 1", // whitespace
        ",\"u\":01",
        ",\"u\":-0",
        ",\"u\":1.0",
        ",\"u\":1e2",
        ",\"u\":\"\\u0041\"",
        ",\"u\":\"\\/\"",
        ",\"u\":\"\\u000a\"",
        ",\"u\":\"\\u001F\"",
        ",\"u\":tru",
        ",\"u\":[1,]",
        ",\"u\":{\"b\":1,\"a\":2}",
        ",\"u\":12345678901234567890",
        ",\"u\":[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]",
        "} "
      })
  void refusesEverySpellingButTheCanonicalOne(String extra) {
    assertThatThrownBy(() -> EntryView.parse(entry(extra)))
        .isInstanceOf(MalformedEntryException.class);
    byte[] bytes = entry(extra);
    assertThatThrownBy(() -> CanonicalJson.check(bytes, 0, bytes.length))
        .isInstanceOf(MalformedEntryException.class);
  }

  @Test
  void aViewOfAFewFieldsChecksAllAndKeepsThose() throws Exception {
    byte[] entry =
        EntryBuilder.entry(EventType.CALL_COMPLETED, new UUID(0x7000, 1), Instant.EPOCH, "threadco")
            .text(Field.REQUEST_ID, "r1")
            .text(Field.MODEL, "claude-sonnet-5-5")
            .usd(Field.COST_USD, 42)
            .admitted("threadco", 7)
            .build();
    var few = EntryView.parse(entry, EntryFields.of(Set.of(Field.COST_USD, Field.ADMITTED)));
    assertThat(few.nanoUsd(Field.COST_USD)).hasValue(42);
    assertThat(few.admitted()).isEqualTo(EntryView.parse(entry).admitted());
    assertThat(few.text(Field.MODEL)).isNull();
    assertThat(few.type()).isEqualTo(EventType.CALL_COMPLETED);
    byte[] broken =
        new String(entry, UTF_8).replace("\"model\":\"", "\"model\": \"").getBytes(UTF_8);
    assertThatThrownBy(() -> EntryView.parse(broken, EntryFields.of(Set.of())))
        .isInstanceOf(MalformedEntryException.class);
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] bytes = entry(",\"u\":\"xx\"");
    int[][] bad = {{0xC0, 0x80}, {0xED, 0xA0}, {0xFF, 0x41}, {0x80, 0x80}, {0xE2, 0x82}};
    for (int[] pair : bad) {
      bytes[bytes.length - 4] = (byte) pair[0];
      bytes[bytes.length - 3] = (byte) pair[1];
      assertThatThrownBy(() -> EntryView.parse(bytes)).isInstanceOf(MalformedEntryException.class);
    }
  }

  @Test
  void keepsFieldsAndTypesThatAreNewerThanItself() throws Exception {
    String json = "{\"_v\":1," + COMMON.formatted("call.dreamt") + ",\"zz_new\":{\"x\":[1,2.5]}}";
    EntryView view = EntryView.parse(json.getBytes(UTF_8));
    assertThat(view.type()).isEqualTo(EventType.UNKNOWN);
    assertThat(view.typeName()).isEqualTo("call.dreamt");
    assertThat(view.asMap()).containsKey("zz_new");
  }

  @Test
  void refusesAnotherSchemaVersion() {
    byte[] bytes = new String(entry(""), UTF_8).replace("\"_v\":1", "\"_v\":2").getBytes(UTF_8);
    assertThatThrownBy(() -> EntryView.parse(bytes)).hasMessageContaining("schema version 2");
  }

  @Test
  void namesTheFirstByteThatIsWrong() {
    byte[] bytes = entry(",\"u\": 1");
    assertThatThrownBy(() -> EntryView.parse(bytes))
        .isInstanceOfSatisfying(
            MalformedEntryException.class, e -> assertThat(e.offset()).isEqualTo(bytes.length - 3));
  }

  @Test
  void sortsNamesByUtf16Units() throws Exception {
    // U+1F600 is two surrogates, below U+FFxx: the order of UTF-8 bytes would be the other one.
    EntryView.parse(entry(",\"\ud83d\ude00\":1,\"\uff01\":2"));
    assertThatThrownBy(() -> EntryView.parse(entry(",\"\uff01\":1,\"\ud83d\ude00\":2")))
        .hasMessageContaining("order");
  }
}
