package io.ledgerline.messages.json;

import static io.ledgerline.messages.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ledgerline.messages.RandomJson;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpliceProperty {
  private static final long SEED = 0x5EED_2026_11_21L;
  private static final JsonMapper ORDINARY = JsonMapper.builder().build();

  @Test
  void keepsEveryByteOutsideTheEdits() {
    var random = new Random(SEED);
    for (int round = 0; round < 3_000; round++) {
      byte[] body = new byte[random.nextInt(200)];
      random.nextBytes(body);
      List<Edit> edits = randomEdits(body.length, random);
      byte[] expected = byHand(body, edits);
      Collections.shuffle(edits, random);
      assertThat(Splice.apply(body, edits)).as("seed %x round %d", SEED, round).isEqualTo(expected);
      assertThat(Splice.of(body, edits).length()).isEqualTo(expected.length);
    }
  }

  @Test
  void changesOfTheDocumentOnlyTheValuesEdited() throws MalformedJsonException {
    var random = new Random(SEED);
    var json = new RandomJson(random);
    int edited = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] body = utf8(json.space() + json.value(6) + json.space());
      List<Span> strings = stringValues(body);
      List<Edit> edits = new ArrayList<>();
      List<String> texts = new ArrayList<>();
      for (Span span : strings) {
        boolean change = random.nextBoolean();
        String text = "\"new\" \\ é\n" + random.nextInt();
        texts.add(change ? text : JsonString.decode(body, span));
        if (change) {
          edits.add(Edit.replace(span, JsonString.encode(text)));
        }
      }
      edited += edits.size();
      byte[] result = Splice.apply(body, edits);
      List<String> found = new ArrayList<>();
      JsonNode after = ORDINARY.readTree(result);
      collect(after, found);
      assertThat(found).as("seed %x round %d", SEED, round).isEqualTo(texts);
      assertThat(blanked(after)).isEqualTo(blanked(ORDINARY.readTree(body)));
    }
    assertThat(edited).isGreaterThan(1_000);
  }

  @Test
  void copiesNothingThatIsNotEdited() {
    byte[] body = utf8("0123456789");
    List<ByteBuffer> parts =
        Splice.of(body, List.of(new Edit(2, 4, utf8("x")), Edit.insert(10, utf8("y")))).buffers();
    body[0] = '!';
    assertThat(parts.getFirst().get(0)).isEqualTo((byte) '!');
    assertThat(parts).hasSize(4);
  }

  @Test
  void refusesEditsThatOverlapOrReachOutside() {
    byte[] body = utf8("0123456789");
    byte[] x = utf8("x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Splice.of(body, List.of(new Edit(2, 5, x), new Edit(4, 6, x))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Splice.of(body, List.of(new Edit(2, 5, x), Edit.insert(3, x))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Splice.of(body, List.of(new Edit(9, 11, x))));
    assertThatIllegalArgumentException().isThrownBy(() -> new Edit(3, 2, x));
  }

  private static List<Edit> randomEdits(int length, Random random) {
    List<Edit> edits = new ArrayList<>();
    int from = 0;
    while (from < length && edits.size() < 6) {
      int start = from + random.nextInt(length - from + 1);
      int end = start + random.nextInt(length - start + 1);
      byte[] replacement = new byte[random.nextInt(12)];
      random.nextBytes(replacement);
      edits.add(new Edit(start, end, replacement));
      from = end + 1;
    }
    return edits;
  }

  private static byte[] byHand(byte[] body, List<Edit> sorted) {
    var result = new ByteArrayOutputStream();
    int from = 0;
    for (Edit edit : sorted) {
      result.write(body, from, edit.start() - from);
      result.writeBytes(edit.replacement());
      from = edit.end();
    }
    result.write(body, from, body.length - from);
    return result.toByteArray();
  }

  private static List<Span> stringValues(byte[] body) throws MalformedJsonException {
    List<Span> spans = new ArrayList<>();
    var scanner = new JsonScanner(body);
    walk(scanner, spans);
    scanner.endOfDocument();
    return spans;
  }

  private static void walk(JsonScanner scanner, List<Span> spans) throws MalformedJsonException {
    switch (scanner.peek()) {
      case '{' -> {
        for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
          walk(scanner, spans);
        }
      }
      case '[' -> {
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
          walk(scanner, spans);
        }
      }
      case '"' -> {
        int start = scanner.position();
        scanner.string();
        spans.add(new Span(start, scanner.position()));
      }
      default -> scanner.skipValue();
    }
  }

  private static void collect(JsonNode node, List<String> into) {
    if (node.isString()) {
      into.add(node.stringValue());
    }
    node.forEach(child -> collect(child, into));
  }

  private static String blanked(JsonNode node) {
    if (node.isString()) {
      return "S";
    }
    if (!node.isContainer()) {
      return node.toString();
    }
    var text = new StringBuilder(node.isObject() ? "{" : "[");
    if (node.isObject()) {
      node.properties().forEach(e -> text.append(e.getKey()).append(blanked(e.getValue())));
    } else {
      node.forEach(child -> text.append(blanked(child)).append(','));
    }
    return text.append("]").toString();
  }
}
