package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A conversation in which a test says what is found. */
final class Chat {
  static final TokenKey KEY = key("tenant a");
  static final Substitute WORD = new Substitute.Token(TokenShape.WORD);

  private final List<Passage> passages = new ArrayList<>();
  private final List<Map<String, String>> findings = new ArrayList<>();
  final Hiding hiding;

  Chat() {
    this(new TokenMint(KEY, ""));
  }

  Chat(TokenMint mint) {
    hiding = new Hiding(mint);
  }

  static TokenKey key(String secret) {
    return (domain, parts) -> {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        mac.update(domain.getBytes(UTF_8));
        for (byte[] part : parts) {
          mac.update((byte) part.length);
          mac.update(part);
        }
        return mac.doFinal();
      } catch (java.security.GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  /** The user's next message; each value, by its type, is found where it first stands. */
  Chat user(String text, Map<String, String> typeByValue) {
    return say(false, text, typeByValue);
  }

  Chat user(String text) {
    return say(false, text, Map.of());
  }

  Chat model(String text) {
    return say(true, text, Map.of());
  }

  private Chat say(boolean generated, String text, Map<String, String> typeByValue) {
    byte[] utf8 = text.getBytes(UTF_8);
    passages.add(new Passage(passages.size(), generated, utf8, 0, utf8.length));
    findings.add(typeByValue);
    return this;
  }

  /** What is sent of each message. */
  List<String> sent() {
    for (int i = 0; i < passages.size(); i++) {
      Passage passage = passages.get(i);
      hiding.add(passage);
      String text = new String(passage.utf8(), UTF_8);
      for (var each : findings.get(i).entrySet()) {
        int start = text.substring(0, text.indexOf(each.getKey())).getBytes(UTF_8).length;
        int end = start + each.getKey().getBytes(UTF_8).length;
        hiding.found(i, start, end, each.getValue(), how(each.getValue()));
      }
    }
    hiding.settle();
    var sent = new ArrayList<String>();
    for (int i = 0; i < passages.size(); i++) {
      sent.add(new String(applied(passages.get(i), hiding.stands(i)), UTF_8));
    }
    return sent;
  }

  static Substitute how(String type) {
    return switch (type) {
      case "EMAIL" -> new Substitute.Token(TokenShape.EMAIL);
      case "PHONE" -> new Substitute.Token(TokenShape.DIGITS);
      case "CREDIT_CARD" -> new Substitute.Token(TokenShape.CARD);
      case "IBAN" -> new Substitute.Token(TokenShape.IBAN);
      default -> WORD;
    };
  }

  static byte[] applied(Passage passage, List<Stand> stands) {
    var out = new ByteArrayOutputStream();
    int from = passage.start();
    for (Stand stand : stands) {
      out.write(passage.utf8(), from, stand.start() - from);
      out.writeBytes(stand.with());
      from = stand.end();
    }
    out.write(passage.utf8(), from, passage.end() - from);
    return out.toByteArray();
  }

  /** The way back, in one piece. */
  String restored(String answer) {
    var restorer = new Restorer(hiding.issued(), Restorer.Level.PLAIN);
    byte[] bytes = answer.getBytes(UTF_8);
    return new String(restorer.feed(bytes, 0, bytes.length), UTF_8)
        + new String(restorer.finish(), UTF_8);
  }
}
