package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is found wherever, the way back gives the text that went in, and turns never differ. */
class RoundTripProperty {
  private static final int RUNS = 3_000;
  private static final String[] PIECES = {
    "Zo\\u00eb",
    "Zo\\u00EB",
    "Zo\\\\u00eb",
    "\\u7530",
    "A\\nB",
    "Z\\u006f\\u00EB",
    "Zo\\u00eb\\u0021",
    "Zo&euml;",
    "Zo&#235;",
    "Zo&#xEB;",
    "Z&#111;&euml;",
    "Zo\\u0026euml;",
    "Zo%C3%AB",
    "Ann+Smith",
    "Ann%20Smith",
    "ann%40corp.com",
    "a%22b%40c.de",
    "Zo=C3=AB",
    "Ann=\n Smith",
    "Ann=20Smith",
    "A\nB",
    "Ann",
    "Ann Smith",
    "Smith",
    "ann@corp.com",
    "a\"b@c.de",
    "+49 30 1234567",
    "0301234567",
    "4111111111111111",
    "DE89370400440532013000",
    "田中さん",
    "Zoë",
    "é",
    "s",
    "'s",
    " ",
    " ",
    "\n",
    "\\n",
    "\\u00e9",
    "\\u",
    "\\\\",
    "%20",
    "+",
    "&amp;",
    "=",
    "&",
    ";",
    "%40",
    ".",
    "x",
    "7",
    "\"",
    "\\",
    "😀",
    "Person",
    "Person4",
    "email",
    "\t",
    "{\"a\":\"",
    "\"}",
    "Жанна",
    "\u0001",
    "Per",
    "@mail.example",
    "-",
    "/"
  };
  private static final String[] TYPES = {"PERSON", "EMAIL", "PHONE", "CREDIT_CARD", "IBAN", "DOB"};

  @Test
  void restoringWhatWasReplacedGivesTheText() {
    for (int seed = 0; seed < RUNS; seed++) {
      var random = new Random(seed);
      var conversation = new Talk(random, 1 + random.nextInt(4));
      conversation.settle();
      for (int i = 0; i < conversation.texts.size(); i++) {
        byte[] sent = conversation.sent(i);
        for (Restorer.Level level : Restorer.Level.values()) {
          assertThat(back(conversation.hiding.issued(), sent, level, random))
              .as("seed %d, message %d, %s: %s", seed, i, level, new String(sent, UTF_8))
              .isEqualTo(conversation.texts.get(i));
        }
      }
    }
  }

  @Test
  void aMessageIsSentTheSameOnEveryLaterTurn() {
    for (int seed = 0; seed < RUNS; seed++) {
      var whole = new Talk(new Random(seed), 5);
      var early = new Talk(new Random(seed), 5);
      early.keep(1 + seed % 4);
      whole.settle();
      early.settle();
      for (int i = 0; i < early.texts.size(); i++) {
        assertThat(whole.sent(i)).as("seed %d, message %d", seed, i).isEqualTo(early.sent(i));
      }
    }
  }

  @Test
  void noHiddenValueStandsInItsMessageOrALaterOne() {
    for (int seed = 0; seed < RUNS; seed++) {
      var talk = new Talk(new Random(seed), 4);
      talk.settle();
      for (int i = 0; i < talk.texts.size(); i++) {
        String sent = new String(talk.sent(i), UTF_8);
        for (Talk.Found found : talk.found) {
          if (found.message <= i && found.value.length() > 8 && found.value.matches(".*[@0-9].*")) {
            assertThat(sent).as("seed %d, message %d", seed, i).doesNotContain(found.value);
          }
        }
      }
    }
  }

  private static String back(
      IssuedTokens issued, byte[] sent, Restorer.Level level, Random random) {
    byte[] wire = sent;
    if (level != Restorer.Level.PLAIN) {
      wire = inside(new String(sent, UTF_8));
    }
    String before = "";
    if (level == Restorer.Level.JSON_IN_JSON) {
      before = "\\\"";
      wire = inside("\"" + new String(wire, UTF_8) + "\"");
    }
    var restorer = new Restorer(issued, level);
    var out = new ByteArrayOutputStream();
    for (int at = 0; at < wire.length; ) {
      int to = Math.min(wire.length, at + 1 + random.nextInt(9));
      out.writeBytes(restorer.feed(wire, at, to));
      at = to;
    }
    out.writeBytes(restorer.finish());
    byte[] escaped =
        Arrays.copyOfRange(out.toByteArray(), before.length(), out.size() - before.length());
    String text = new String(escaped, UTF_8);
    for (int i = 0; i < level.ordinal(); i++) {
      byte[] bytes = text.getBytes(UTF_8);
      text = JsonString.decode(bytes, 0, bytes.length, true);
    }
    return text;
  }

  private static byte[] inside(String text) {
    byte[] literal = JsonString.encode(text);
    return Arrays.copyOfRange(literal, 1, literal.length - 1);
  }

  /** A random conversation with random findings. */
  private static final class Talk {
    record Found(int message, int start, int end, String type, String value) {}

    final List<String> texts = new ArrayList<>();
    final List<Found> found = new ArrayList<>();
    final Hiding hiding = new Hiding(new TokenMint(Chat.KEY, ""));

    Talk(Random random, int messages) {
      for (int i = 0; i < messages; i++) {
        var text = new StringBuilder();
        for (int n = random.nextInt(25); n > 0; n--) {
          text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        texts.add(text.toString());
        if (i % 2 == 0) {
          find(i, random);
        }
      }
    }

    private void find(int message, Random random) {
      String text = texts.get(message);
      for (int n = random.nextInt(5); n > 0 && !text.isEmpty(); n--) {
        String piece = PIECES[random.nextInt(37)];
        int at = text.indexOf(piece, random.nextInt(text.length()));
        int start = at >= 0 ? at : edge(text, random.nextInt(text.length()));
        int end = at >= 0 ? at + piece.length() : edge(text, start + 1 + random.nextInt(6));
        if (end > start) {
          String type = TYPES[random.nextInt(TYPES.length)];
          found.add(
              new Found(
                  message, bytes(text, start), bytes(text, end), type, text.substring(start, end)));
        }
      }
    }

    private static int edge(String text, int at) {
      int in = Math.min(at, text.length());
      return in < text.length() && Character.isLowSurrogate(text.charAt(in)) ? in + 1 : in;
    }

    private static int bytes(String text, int chars) {
      return text.substring(0, chars).getBytes(UTF_8).length;
    }

    void keep(int messages) {
      while (texts.size() > messages) {
        texts.removeLast();
      }
      found.removeIf(one -> one.message >= messages);
    }

    void settle() {
      for (int i = 0; i < texts.size(); i++) {
        hiding.add(passage(i));
      }
      for (Found one : found) {
        hiding.found(one.message, one.start, one.end, one.type, Chat.how(one.type));
      }
      hiding.settle();
    }

    byte[] sent(int message) {
      return Chat.applied(passage(message), hiding.stands(message));
    }

    private Passage passage(int message) {
      byte[] utf8 = texts.get(message).getBytes(UTF_8);
      return new Passage(message, message % 2 == 1, utf8, 0, utf8.length);
    }
  }
}
