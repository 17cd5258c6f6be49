package io.ledgerline.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawObjectTest {
  @Test
  void membersKeepTheirTextAndTheirOrder() throws Exception {
    var members =
        RawObject.members(
            "{\"a\":{\"b\":[1,\"é\"]},\"model\":\"x\\\"y\",\"n\":-12,\"é\":null}".getBytes(UTF_8));
    assertThat(members.keySet()).containsExactly("a", "model", "n", "é");
    assertThat(members.values()).containsExactly("{\"b\":[1,\"é\"]}", "\"x\\\"y\"", "-12", "null");
  }

  @Test
  void onlyMembersThatAreAskedForAreKeptAndAllAreChecked() throws Exception {
    var wanted = EntryFields.of(Set.of(Field.MODEL));
    var members =
        RawObject.members("{\"details\":{},\"id\":\"1\",\"model\":\"x\"}".getBytes(UTF_8), wanted);
    assertThat(members).containsOnly(Map.entry("id", "\"1\""), Map.entry("model", "\"x\""));
    assertThatThrownBy(() -> RawObject.members("{\"unknown\":01}".getBytes(UTF_8), wanted))
        .isInstanceOf(MalformedEntryException.class);
  }

  @Test
  void itemsKeepTheirText() throws Exception {
    assertThat(RawObject.items("[{\"a\":[1,2]},\"b\",3,null]"))
        .containsExactly("{\"a\":[1,2]}", "\"b\"", "3", "null");
    assertThat(RawObject.items("[]")).isEmpty();
  }

  @Test
  void aTextIsWhatItsEscapesStandFor() {
    assertThat(RawObject.text("\"plain é\"")).isEqualTo("plain é");
    assertThat(RawObject.text("\"a\\\"b\\n\\u001f\"")).isEqualTo("a\"b\n\u001f");
    assertThat(RawObject.text("12")).isNull();
    assertThat(RawObject.text(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"b\":1,\"a\":2}",
        "{\"a\":1} ",
        "{\"a\":{\"c\":1,\"b\":2}}",
        "{\"a\":01}"
      })
  void whatIsNotCanonicalIsRefused(String text) {
    assertThatThrownBy(() -> RawObject.members(text.getBytes(UTF_8)))
        .isInstanceOf(MalformedEntryException.class);
  }

  @Test
  void aListThatIsNoneIsRefused() {
    assertThatThrownBy(() -> RawObject.items("{}")).isInstanceOf(MalformedEntryException.class);
    assertThatThrownBy(() -> RawObject.items("[1]]")).isInstanceOf(MalformedEntryException.class);
  }
}
